import { sendCode } from "../../../clouds/baidu/client/codes/send-codes";
import { elsewhere, type KnownRefusal, type Refusal, refusal } from "../../send/refusals";

// Baidu: L3179-3406. After 9001, a failure of unknown kind, nothing is certain.
/** By the codes with which the platform refuses a message. */
export const refusals: Readonly<Record<string, Refusal>> = {
  "6002": refusal("denied"),
  "6005": refusal("denied"),
  "6006": refusal("sender"),
  "6012": refusal("balance"),
  "6013": refusal("denied"),
  "4501": refusal("request"),
  "4502": refusal("request"),
  "4503": refusal("number"),
  "4504": refusal("request"),
  "4505": refusal("request"),
  "4506": refusal("request"),
  "4507": refusal("number"),
  "4508": refusal("values"),
  "4511": refusal("request"),
  "4512": refusal("request"),
  "4518": refusal("request"),
  "4601": refusal("values"),
  "4602": elsewhere("template"),
  "4603": refusal("template"),
  "4605": refusal("values"),
  "4606": refusal("values"),
  "4607": elsewhere("template"),
  "4608": refusal("values"),
  "4609": refusal("destination"),
  "4610": refusal("values"),
  "4641": refusal("blocked"),
  "4642": refusal("blocked"),
  "4643": refusal("blocked"),
  "4651": refusal("blocked"),
  "4652": refusal("blocked"),
  "4653": refusal("blocked"),
  "9002": refusal("request"),
};

// Baidu: L2849-3118. After InternalError nothing is certain.
/** By the codes with which the vendor's services refuse a request, whatever it asks for. */
export const commonRefusals: Readonly<Record<string, Refusal>> = {
  AccessDenied: refusal("denied"),
  IdempotentParameterMismatch: refusal("request"),
  InappropriateJSON: refusal("request"),
  InvalidAccessKeyId: refusal("denied"),
  InvalidHTTPAuthHeader: refusal("denied"),
  InvalidHTTPRequest: refusal("request"),
  InvalidURI: refusal("request"),
  InvalidVersion: refusal("request"),
  MalformedJSON: refusal("request"),
  OptInRequired: refusal("denied"),
  PreconditionFailed: refusal("request"),
  RequestExpired: refusal("denied"),
  SignatureDoesNotMatch: refusal("denied"),
};

export function refusalOf(code: string): KnownRefusal | undefined {
  const known = sendCode(code);
  if (!known) return Object.hasOwn(commonRefusals, code) ? commonRefusals[code] : undefined;
  const own = refusals[code];
  return own && { ...own, reason: `${known.meaning}. ${known.advice}` };
}
