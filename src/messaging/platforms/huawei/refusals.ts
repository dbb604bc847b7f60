import type { ErrorKindName } from "../../../clouds/huawei/client/codes/error-kinds";
import { gatewayCode } from "../../../clouds/huawei/client/codes/gateway-codes";
import { sendCode } from "../../../clouds/huawei/client/codes/send-codes";
import { elsewhere, type KnownRefusal, type Refusal, refusal } from "../../send/refusals";

/** What kinds of codes come down to for a message; after a failure in the middle of the work nothing is certain. */
const byKind: Readonly<Record<Exclude<ErrorKindName, "failed">, Refusal>> = {
  throttled: refusal("busy"),
  limit: refusal("account_limit"),
  exists: refusal("number"),
  state: refusal("request"),
  not_found: refusal("request"),
  unauthenticated: refusal("denied"),
  denied: refusal("denied"),
  barred: refusal("denied"),
  clock: refusal("denied"),
  invalid: refusal("request"),
};

// Huawei: L2668-2707, L2839-2885, L3304-3364.
/** Codes that say more than their kind. */
export const refusals: Readonly<Record<string, Refusal>> = {
  E000112: elsewhere("balance"),
  E000620: elsewhere("denied"),
  E000623: elsewhere("account_limit"),
  E000630: elsewhere("account_limit"),
  E200015: elsewhere("busy"),
  E200028: refusal("values"),
  E200029: refusal("template"),
  E200030: elsewhere("template"),
  E200033: refusal("template"),
};

/** A request that could not be read: the document gives several causes, and one is a failure of the platform's own. */
const uncertain = "E000000";

export function refusalOf(code: string): KnownRefusal | undefined {
  const known = sendCode(code) ?? gatewayCode(code);
  if (!known || known.kind === "failed" || code === uncertain) return undefined;
  return { ...(refusals[code] ?? byKind[known.kind]), reason: `${known.meaning}. ${known.advice}` };
}
