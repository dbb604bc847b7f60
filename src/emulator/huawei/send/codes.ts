// Huawei: L2668-2707, L2839-2885, L3304-3364; specification 11.2 and 11.3.
/** Codes with which sends are answered here, and the statuses of their numbers. */
import { Refusal } from "../../server/refusal";
import type { RefusedNumber } from "../../server/wire";

const malformed = {
  E000000: "System error.",
  E000001: "Authorization not contained in the HTTP header.",
  E000002: "realm not contained in Authorization.",
  E000003: "profile not contained in Authorization.",
  E000004: "The value of realm in Authorization must be SDP.",
  E000005: "The value of profile in Authorization must be UsernameToken.",
  E000006: "The value of type in Authorization must be app_key.",
  E000007: "type not contained in Authorization.",
  E000008: "WSSE not contained in Authorization.",
  E000020: "X-WSSE not contained in the HTTP header.",
  E000021: "UserName not contained in X-WSSE.",
  E000022: "Nonce not contained in X-WSSE.",
  E000023: "Created not contained in X-WSSE.",
  E000024: "PasswordDigest not contained in X-WSSE.",
  E000025: "The format of Created is incorrect.",
  E000026: "UsernameToken not contained in X-WSSE.",
  E000027: "Invalid request.",
  E000040: "The value of ContentType must be application/x-www-form-urlencoded.",
  E000041: "X-Sdk-Date header is empty.",
  E000042: "The format of X-Sdk-Date header is invalid.",
  E000043: "The format of Authorization header is incorrect.",
  E000044: "X-Sdk-Date is expired.",
  E000045: "Authorization verify failed.",
  E000503: "The parameter format is incorrect.",
  E000510: "The SMS fails to be sent. For details, see status.",
} as const;

const unauthenticated = {
  E000101: "Authentication failed.",
  E000102: "Invalid app_key.",
  E000103: "The status of the app_key is unavailable.",
  E000105: "Invalid digest.",
  E000106: "The app_key is not allowed to invoke this API.",
  E000109: "The user status is deactivated.",
  E000110: "Time out limit.",
  E000112: "The subscriber status is frozen.",
} as const;

const forbidden = {
  E000620: "The app client ip is not in ip white list.",
  E000623: "Number of SMSs sent by the SP reached the limit.",
  E000630: "Number of SMSs sent by the SP reached the country/region limit.",
} as const;

const texts = { ...malformed, ...unauthenticated, ...forbidden };

export type SendCode = keyof typeof texts;

/** @param detail of our own, behind the documented text */
export function sendRefusal(code: SendCode, detail = "", more: object = {}, refusedNumbers: readonly RefusedNumber[] = []): Refusal {
  const status = code in unauthenticated ? 401 : code in forbidden ? 403 : 400;
  return new Refusal(status, code, detail === "" ? texts[code] : `${texts[code]} ${detail}`, { ...more }, refusedNumbers);
}

/** Of one number: `000000` accepted. */
export const numberStatuses = ["000000", "E200015", "E200028", "E200029", "E200030", "E200031", "E200033", "E200041"] as const;
export type NumberStatus = (typeof numberStatuses)[number];

/** In our words: the document's are those of a person on the phone. */
export const numberReasons: Readonly<Record<NumberStatus, string>> = {
  "000000": "Accepted.",
  E200015: "Too many messages are waiting.",
  E200028: "The values do not fit the template.",
  E200029: "The channel number belongs to another signature.",
  E200030: "There is no such template that is approved.",
  E200031: "The application is not set up for it.",
  E200033: "The template is of another type.",
  E200041: "The number is there twice.",
};
