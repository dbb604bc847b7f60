/** infocloud's operator gateway: all calls, and the receipts and replies that it pushes. Its templates come from the admin interface or a seed. */

import { numberNamed, settingsKind } from "../admin/kinds/settings";
import { thingsKind } from "../admin/kinds/things";
import type { Platform, PlatformModule, World } from "../platform";
import { type Answer, decodePath, type WireRequest } from "../server/wire";
import { callerBy } from "../world/credentials";
import { settingsSchema } from "./accounts";
import { authenticate } from "./calls/authentication";
import { readBody } from "./calls/body";
import { createEnvelopes, httpRefusal, refusal } from "./calls/envelope";
import { type InfocloudCall, infocloudCalls, readingCalls, routeOf } from "./calls/routes";
import { templateSchemaOf } from "./console/templates";
import { createHoldings } from "./holdings";
import { adminMessages, adminUplinks } from "./messages/admin";
import { endpointSchema, isSuspended } from "./messages/callbacks";
import { createReceipts } from "./messages/receipts";
import { fateSchema } from "./numbers/fates";
import { numberOf } from "./numbers/phone-numbers";
import { createSending } from "./send/send";
import { createStatistics } from "./statistics/statistics";
import { infocloudSwitches } from "./switches";

export const infocloud: PlatformModule = { name: "infocloud", switches: infocloudSwitches, open };

type Handler = (fields: Readonly<Record<string, unknown>>, account: string) => Answer;

function open(world: World): Platform {
  const switches = world.switches.reader(infocloudSwitches);
  const envelopes = createEnvelopes(world, switches);
  const holdings = createHoldings(world, switches);
  const { stores } = holdings;
  const { accounts, templates, numbers, endpoints, nonces, rateLimits } = stores;
  const surroundings = { world, switches, envelopes };
  const sending = createSending(holdings, surroundings);
  const receipts = createReceipts(holdings, surroundings);
  const statistics = createStatistics(holdings, surroundings);

  const handlers: Record<Exclude<InfocloudCall, "health">, Handler> = {
    send: sending.send,
    sendBatch: sending.sendBatch,
    queryReceipts: receipts.query,
    queryStatistics: statistics.query,
    queryAllowance: (_fields, account) => {
      const allowance = Object.entries(accounts.of(account).allowance);
      return envelopes.answer(undefined, { data: allowance.map(([itemName, residueValue]) => ({ itemName, residueValue })) });
    },
  };

  const routed = ({ method, rawPath }: WireRequest): InfocloudCall => {
    const route = routeOf(decodePath(rawPath) ?? rawPath, switches);
    if (route === undefined || route === "unknown") throw httpRefusal(404, `There is no interface ${rawPath}.`);
    if (!route.methods.includes(method)) throw httpRefusal(405, `${rawPath} answers to ${route.methods.join(" and ")}, not to ${method}.`);
    return route.call;
  };

  /** In the order of infocloud's specification 12. */
  const handle = (request: WireRequest): Answer => {
    const call = routed(request);
    if (call === "health") return envelopes.answer("OK", {});
    const body = readBody(request);
    const caller = authenticate(request, body, { world, switches, accounts, nonces });
    rateLimits.take(caller, call);
    if (body === undefined) throw refusal("40004", "the body is a JSON object in UTF-8");
    return handlers[call](body.fields, caller.account);
  };

  return {
    calls: infocloudCalls,
    reads: readingCalls,
    callerOf: ({ headers }) => callerBy(world.credentials, headers["x-api-key"]),
    fileFields: [],
    kinds: {
      templates: thingsKind("templates", templates, templateSchemaOf(world), ({ status }) => status),
      messages: adminMessages(holdings, world),
      uplinks: adminUplinks(holdings, world),
      numbers: settingsKind({
        schema: fateSchema,
        settings: numbers,
        nameOf: numberNamed(numberOf),
        show: (fate) => ({ ...fate, account: "", status: fate.blacklisted ? "BLACKLISTED" : (fate.receiptCode ?? "no receipt") }),
      }),
      endpoints: settingsKind({
        schema: endpointSchema,
        settings: endpoints,
        show: (endpoint, name) => ({
          ...endpoint,
          account: name.replace(/\.\w+$/, ""),
          status: isSuspended(endpoint) ? "SUSPENDED" : "ACTIVE",
        }),
      }),
      accounts: settingsKind({
        schema: settingsSchema,
        settings: accounts,
        show: (settings, account) => ({ ...settings, account, status: settings.balance > 0 ? "ACTIVE" : "ARREARS" }),
      }),
    },
    callOf: ({ rawPath }) => {
      const route = routeOf(decodePath(rawPath) ?? rawPath, switches);
      return route === undefined || route === "unknown" ? route : route.call;
    },
    answer: handle,
    refused: envelopes.refused,
    throttled: () => refusal("6000"),
    stores,
  };
}
