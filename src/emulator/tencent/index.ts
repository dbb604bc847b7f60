/** Tencent Cloud SMS: all calls, and the receipts and replies that it pushes. */

import { numberNamed, settingsKind } from "../admin/kinds/settings";
import { thingsKind } from "../admin/kinds/things";
import type { Platform, PlatformModule, World } from "../platform";
import type { Answer, WireRequest } from "../server/wire";
import { callerBy } from "../world/credentials";
import { settingsSchema } from "./accounts";
import { authenticate, type Caller } from "./calls/authentication";
import { isCall, readingCalls, type TencentCall, tencentCalls } from "./calls/definitions";
import { errorAnswer, refusal, responseAnswer } from "./calls/envelope";
import { createHandlers } from "./calls/handlers";
import { type RawParameters, readParameters } from "./calls/parameters";
import { actionOf, rawParametersOf, readProtocol, secretIdIn } from "./calls/protocol";
import { readTarget } from "./calls/target";
import { appSchema, packageSchema, qualificationSchema } from "./console/console";
import { createHoldings } from "./holdings";
import { adminMessages, adminReplies } from "./messages/admin";
import { fateSchema } from "./numbers/fates";
import { numberOf } from "./numbers/phone-numbers";
import { refusedNumbersIn } from "./send/send";
import { adminKind } from "./submissions/admin";
import { tencentSwitches } from "./switches";

export const tencent: PlatformModule = { name: "tencent", switches: tencentSwitches, open };

function open(world: World): Platform {
  const switches = world.switches.reader(tencentSwitches);
  const holdings = createHoldings(world, switches);
  const { stores, kinds } = holdings;
  const { accounts, apps, qualifications, packages, numbers, nonces, rateLimits, issuedIds } = stores;
  const context = { world, switches, ids: issuedIds };
  const handlers = createHandlers(holdings, context);

  const carryOut = <Call extends TencentCall>(call: Call, raw: RawParameters, caller: Caller): object => {
    const operation = handlers[call](readParameters(call, raw, switches), caller);
    accounts.requireCall(caller.account, call);
    return operation();
  };

  /** In the order of Tencent's specification 16. */
  const handle = (request: WireRequest): Answer => {
    const incoming = readProtocol(request);
    const caller = authenticate(incoming, { world, switches, nonces });
    const { call, region } = readTarget(incoming, switches);
    rateLimits.take(caller.keyId, region, call);
    const fields = carryOut(call, rawParametersOf(incoming), caller);
    return { ...responseAnswer(world, fields), refusedNumbers: refusedNumbersIn(fields) };
  };

  return {
    calls: Object.keys(tencentCalls),
    reads: readingCalls,
    callerOf: (request) => callerBy(world.credentials, secretIdIn(request)),
    fileFields: ["ProofImage", "CommissionImage"],
    kinds: {
      signatures: adminKind(kinds.signatures, stores.signatures, context),
      templates: adminKind(kinds.templates, stores.templates, context),
      messages: adminMessages(holdings, world),
      replies: adminReplies(holdings, world),
      apps: thingsKind("apps", apps, appSchema, ({ status }) => status),
      qualifications: thingsKind("qualifications", qualifications, qualificationSchema, ({ status }) => String(status)),
      packages: thingsKind("packages", packages, packageSchema, ({ amount, usage }) => (usage < amount ? "OPEN" : "USED UP")),
      numbers: settingsKind({
        schema: fateSchema,
        settings: numbers,
        nameOf: numberNamed(numberOf),
        show: (fate) => ({ ...fate, account: "", status: fate.optedOut ? "OPTED OUT" : (fate.receiptCode ?? "no receipt") }),
      }),
      accounts: settingsKind({
        schema: settingsSchema,
        settings: accounts,
        show: (settings, account) => ({ ...settings, account }),
      }),
    },
    callOf: (request) => {
      if (request.rawPath !== "/") return undefined;
      const action = actionOf(request);
      // Somebody who only looks what is here, with a browser, say.
      if (request.method === "GET" && action === undefined && request.rawQuery === "" && request.headers.authorization === undefined)
        return undefined;
      return isCall(action) ? action : "unknown";
    },
    answer: handle,
    refused: (problem) => errorAnswer(world, problem),
    throttled: () => refusal("RequestLimitExceeded"),
    stores,
  };
}
