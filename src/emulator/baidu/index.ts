/** Baidu AI Cloud SMS: all calls, and the receipts and replies that it pushes. */

import { numberNamed, settingsKind } from "../admin/kinds/settings";
import type { Platform, PlatformModule, World } from "../platform";
import { Refusal } from "../server/refusal";
import { type Answer, decodePath, decodeQuery, type WireRequest } from "../server/wire";
import { callerBy } from "../world/credentials";
import { settingsSchema } from "./accounts";
import { adminBlacklist } from "./blacklist/admin";
import { createBlacklistCalls } from "./blacklist/calls";
import { authenticate, userIdOf } from "./calls/authentication";
import { errorAnswer, refusal } from "./calls/envelope";
import { type BaiduCall, baiduCalls, readingCalls, routeOf } from "./calls/routes";
import { createHoldings } from "./holdings";
import { adminMessages, adminUplinks } from "./messages/admin";
import { fateSchema } from "./numbers/fates";
import { numberOf } from "./numbers/phone-numbers";
import { adminQuotas } from "./quota/admin";
import { createQuotaCalls } from "./quota/calls";
import { createSending } from "./send/send";
import { createBusinessStatistics } from "./statistics/business";
import { createTemplateStatistics } from "./statistics/by-template";
import { adminKind } from "./submissions/admin";
import { createCalls, type Handler } from "./submissions/calls";
import { baiduSwitches } from "./switches";

export const baidu: PlatformModule = { name: "baidu", switches: baiduSwitches, open };

function open(world: World): Platform {
  const switches = world.switches.reader(baiduSwitches);
  const holdings = createHoldings(world, switches);
  const { stores, kinds } = holdings;
  const { signatures, templates, tokens, accounts, quotas, blacklist, messages, numbers, traffic } = stores;
  const context = { world, switches, tokens };
  const signatureCalls = createCalls(kinds.signatures, signatures, context);
  const templateCalls = createCalls(kinds.templates, templates, context);
  const blacklistCalls = createBlacklistCalls(blacklist, signatures, context);
  const quotaCalls = createQuotaCalls(quotas, signatures, traffic, context);
  const sending = createSending(holdings, context);

  const handlers: Record<Exclude<BaiduCall, "sendSms">, Handler> = {
    createSignature: signatureCalls.create,
    modifySignature: signatureCalls.modify,
    getSignature: signatureCalls.get,
    deleteSignature: signatureCalls.remove,
    createTemplate: templateCalls.create,
    modifyTemplate: templateCalls.modify,
    getTemplate: templateCalls.get,
    deleteTemplate: templateCalls.remove,
    addBlacklist: blacklistCalls.add,
    getBlacklist: blacklistCalls.get,
    deleteBlacklist: blacklistCalls.remove,
    getQuota: quotaCalls.get,
    modifyQuota: quotaCalls.modify,
    templateStatistics: createTemplateStatistics(messages, context),
    businessStatistics: createBusinessStatistics(messages, context),
  };

  const handle = (request: WireRequest): Answer => {
    const path = decodePath(request.rawPath);
    const query = decodeQuery(request.rawQuery);
    if (path === undefined || query === undefined) throw refusal("InvalidURI");
    const route = routeOf(request.method, path);
    if (route?.kind === "wrongVersion") throw refusal("InvalidVersion", `The version is ${route.version}, the current one v3.`);
    const decoded = { ...request, path, query };
    const authenticated = () => authenticate(decoded, world.credentials, world.clock.now(), switches);
    // Sends answer everything, a failed authentication included, in their own way.
    if (route?.kind === "unknown" && route.amongSends) return sending.wrongAddress(authenticated);
    if (route?.kind !== "call") throw refusal("InvalidURI", `There is no call ${request.method} ${path}.`);
    if (route.call === "sendSms") return sending.answer(decoded, authenticated);
    const account = authenticated();
    accounts.requireService(account);
    return handlers[route.call](decoded, account, route.id);
  };

  return {
    calls: baiduCalls,
    reads: readingCalls,
    callerOf: ({ headers }) => callerBy(world.credentials, /^bce-auth-v1\/([^/]+)\//.exec(headers.authorization ?? "")?.[1]),
    fileFields: ["signatureFileBase64"],
    kinds: {
      signatures: adminKind(kinds.signatures, signatures, context),
      templates: adminKind(kinds.templates, templates, context),
      quotas: adminQuotas(quotas, accounts, world),
      blacklist: adminBlacklist(blacklist, world),
      messages: adminMessages(holdings, world),
      uplinks: adminUplinks(holdings, world),
      numbers: settingsKind({
        schema: fateSchema,
        settings: numbers,
        nameOf: numberNamed(numberOf),
        show: (fate) => ({ ...fate, account: "", status: fate.complaint ?? fate.receiptCode ?? "no receipt" }),
      }),
      accounts: settingsKind({
        schema: settingsSchema,
        settings: accounts,
        show: ({ token, ...settings }, account) => ({
          ...settings,
          userId: userIdOf(account),
          token: token === null ? null : "(hidden)",
          account,
        }),
      }),
    },
    callOf: ({ method, rawPath }) => {
      const route = routeOf(method, decodePath(rawPath) ?? rawPath);
      if (route === undefined) return undefined;
      return route.kind === "call" ? route.call : "unknown";
    },
    answer: handle,
    refused: (problem) => errorAnswer(world, problem),
    throttled: () => new Refusal(Number(switches.get("baidu.throttle-status")), "RequestLimitExceeded", "Too many requests."),
    stores,
  };
}
