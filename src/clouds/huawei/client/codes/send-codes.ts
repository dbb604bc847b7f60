// Huawei: L2668-2707, L2839-2885, L3304-3364; specification 11.2 and 11.3.
/** The codes that answer a send, as a whole and for each number. */
import { entriesOf, type KnownError } from "../../../shared/client/error-kinds";
import { type ErrorEntry, type ErrorKindName, errorKinds } from "./error-kinds";

/** Accepted for sending; delivery is told by the status callback. */
export const acceptedCode = "000000";

export type SendCode = KnownError<ErrorKindName>;

const proof = "Something on the way changes the headers Authorization or X-WSSE: check proxies.";
const secret = "Check application key and secret, and that they belong to the access address.";
const template = "Template and channel number must be of the same signature and type; a universal template needs the signature's name.";

const requestTable: Readonly<Record<string, ErrorEntry>> = {
  E000000: [
    "invalid",
    "The request could not be read",
    "Check templateParas; a template's variables are written as ${1}. If they are right, ask Huawei's support.",
  ],
  E000001: ["unauthenticated", "The header Authorization is missing", `${secret} Or the local clock is wrong.`],
  E000002: ["unauthenticated", "Authorization has no realm", proof],
  E000003: ["unauthenticated", "Authorization has no profile", proof],
  E000004: ["unauthenticated", "The realm in Authorization is not SDP", proof],
  E000005: ["unauthenticated", "The profile in Authorization is not UsernameToken", proof],
  E000006: ["unauthenticated", "The type in Authorization is not Appkey", proof],
  E000007: ["unauthenticated", "Authorization has no type", proof],
  E000008: ["unauthenticated", "Authorization does not begin with WSSE", proof],
  E000020: ["unauthenticated", "The header X-WSSE is missing", proof],
  E000021: ["unauthenticated", "X-WSSE has no Username", proof],
  E000022: ["unauthenticated", "X-WSSE has no Nonce", proof],
  E000023: ["unauthenticated", "X-WSSE has no Created", proof],
  E000024: ["unauthenticated", "X-WSSE has no PasswordDigest", proof],
  E000025: ["unauthenticated", "Created in X-WSSE has the wrong form", proof],
  E000026: ["unauthenticated", "X-WSSE has no UsernameToken", proof],
  E000027: ["invalid", "The request is wrong"],
  E000040: ["invalid", "The content type is wrong", proof],
  E000041: ["unauthenticated", "The header X-Sdk-Date is missing", proof],
  E000042: ["unauthenticated", "X-Sdk-Date has the wrong form", proof],
  E000043: ["unauthenticated", "Authorization has the wrong form", proof],
  E000044: ["clock", "X-Sdk-Date is more than 15 minutes off"],
  E000045: ["unauthenticated", "The signature is wrong", `${secret} Or a proxy changes the request.`],
  E000101: ["unauthenticated", "The proof of who sends was not accepted", secret],
  E000102: ["unauthenticated", "The application key is wrong", secret],
  E000103: ["barred", "The application cannot be used"],
  E000104: ["unauthenticated", "The application secret is wrong", secret],
  E000105: ["unauthenticated", "The digest of the password is wrong", secret],
  E000106: ["barred", "The application may not use this call", "Ask Huawei's support to open sending for the application."],
  E000109: ["barred", "The account is not active"],
  E000110: ["clock", "The time in X-WSSE is too far from the platform's"],
  E000111: ["barred", "There is no account with this application key", secret],
  E000112: ["denied", "The account is frozen", "Top it up; if it was frozen for what it sent, ask Huawei's support."],
  E000503: ["invalid", "A parameter has the wrong form", "The description says which."],
  E000510: ["state", "Nothing was sent", "Each number has a status that says why."],
  E000620: [
    "denied",
    "This machine's address is not among those that may send",
    "Add it in the console, at the application; that takes 10 to 15 minutes to work.",
  ],
  E000623: [
    "limit",
    "The account has sent as much as it may",
    "Raise the limit in the console, at General Settings; it begins with 500 messages a day and 10,000 a month.",
  ],
  E000630: [
    "limit",
    "The account has sent as much to this country as it may",
    "Raise the country's limit in the console, at General Settings.",
  ],
};

const statusTable: Readonly<Record<string, ErrorEntry>> = {
  E200015: ["throttled", "Too many messages are waiting", "Send again in about 10 minutes."],
  E200028: ["invalid", "The values of the variables do not fit the template", "Check their number, lengths and characters."],
  E200029: ["invalid", "The template does not fit the channel number", template],
  E200030: ["state", "The template is not active", "Check the template's id."],
  E200031: ["unauthenticated", "The application may not send so", secret],
  E200033: ["invalid", "The type of the template is wrong", `${template} What is new takes about 10 minutes to work.`],
  E200041: ["exists", "The number stands in the send twice", "Nothing to do: it gets the message once."],
};

/** All 38 documented codes of a request that is not accepted, by code. */
export const sendCodes: ReadonlyMap<string, SendCode> = byCode(requestTable);

/** All 7 documented codes of a number that is not accepted, by code. */
export const sendStatuses: ReadonlyMap<string, SendCode> = byCode(statusTable);

/** Undefined for a code that the vendor does not document. */
export function sendCode(code: string): SendCode | undefined {
  return sendCodes.get(code) ?? sendStatuses.get(code);
}

function byCode(table: Readonly<Record<string, ErrorEntry>>): ReadonlyMap<string, SendCode> {
  return new Map(entriesOf(errorKinds, table).map((entry) => [entry.code, entry]));
}
