import { errorCode } from "../../../clouds/infocloud/client/codes/error-codes";
import { elsewhere, type KnownRefusal, type Refusal, refusal } from "../../send/refusals";

// Infocloud: L3155-3193, L3361-3442. After -1, which says "busy, or another reason", nothing is certain.
/** By the codes with which the platform refuses a message; 6000 and 60009 come here when the client's tries are over. */
export const refusals: Readonly<Record<string, Refusal>> = {
  "2000": elsewhere("denied"),
  "2001": elsewhere("denied"),
  "6000": elsewhere("busy"),
  "40002": elsewhere("balance"),
  "40004": refusal("request"),
  // Messages a day to the number are among them.
  "40005": refusal("number_limit"),
  "40006": refusal("request"),
  "60001": elsewhere("template"),
  "60002": refusal("values"),
  "60003": refusal("values"),
  "60004": refusal("values"),
  // All the numbers may be blacklisted.
  "60005": refusal("blocked"),
  "60006": refusal("values"),
  "60007": refusal("number"),
  "60008": refusal("request"),
  "60009": elsewhere("busy"),
};

export function refusalOf(code: string): KnownRefusal | undefined {
  const known = errorCode(code);
  const own = refusals[code];
  return known && own && { ...own, reason: `${known.meaning}. ${known.advice}` };
}
