// Baidu: L3179-3406, specification 5.8.
/** The codes that answer a send, as a whole and for each number. */
import type { Meaning } from "../../../../http/errors";
import type { CodeOwner } from "../../../shared/client/code-owner";

export interface SendCode {
  readonly code: string;
  /** What it says, in English. */
  readonly meaning: string;
  /** What to check or do, one or two sentences. */
  readonly advice: string;
  /** Who has to do it. */
  readonly owner: CodeOwner;
  /** What a call that ends with it ends as; absent for the code of success. */
  readonly error?: Meaning;
}

/** Accepted for sending; delivery is told by the status callback. */
export const acceptedCode = "1000";

const blocked = { owner: "platform", error: "conflict" } as const;
const lift = "Ask Baidu's support to lift the block, or leave the number out.";
const faulty = { owner: "customer", error: "invalid" } as const;
const refused = { owner: "customer", error: "denied" } as const;

const table: Readonly<Record<string, Omit<SendCode, "code">>> = {
  "1000": { meaning: "Accepted", advice: "Nothing to do: the status callback tells of the delivery.", owner: "nobody" },
  "6002": {
    meaning: "The user was not authenticated",
    advice:
      "Usual causes: this machine's address missing from the account's API IP whitelist in the SMS console (mandatory since 2025-04-01), a secret key that does not belong to the access key id, a user without the permission (policy SMSFullControlAccessPolicy, or a custom one for bce:sms).",
    ...refused,
  },
  "6005": {
    meaning: "The account is blocked",
    advice: "The platform has blocked this account for SMS; contact its support.",
    owner: "platform",
    error: "denied",
  },
  "6006": {
    meaning: "The signature cannot be used",
    advice: "Check the signature's review: only the status READY can be sent with.",
    owner: "customer",
    error: "conflict",
  },
  "6012": { meaning: "The account is stopped", advice: "The account is in arrears; top it up in the console.", ...refused },
  "6013": { meaning: "The account has not ordered SMS", advice: "Activate the SMS service for this account in the console.", ...refused },
  "4501": { meaning: "A parameter is wrong", advice: "Check the parameters of the request.", ...faulty },
  "4502": {
    meaning: "A required parameter or header is empty",
    advice: "Check that every required header and parameter has a value.",
    ...faulty,
  },
  "4503": {
    meaning: "A phone number has the wrong format",
    advice: "Write mainland numbers as 11 digits or with +86, all others in E.164 form with their +.",
    ...faulty,
  },
  "4504": { meaning: "A value is too long", advice: "Shorten the values of the parameters.", ...faulty },
  "4505": { meaning: "A parameter has the wrong format", advice: "Check the formats of the parameters.", ...faulty },
  "4506": {
    meaning: "A parameter has the wrong type",
    advice: "Check whether a number is given as a text, or a text as a number.",
    ...faulty,
  },
  "4507": { meaning: "A phone number is not valid", advice: "Check the number.", ...faulty },
  "4508": { meaning: "The message is too long", advice: "A message has 600 characters at most, its variables filled in.", ...faulty },
  "4511": { meaning: "Too many phone numbers in one request", advice: "Send to 200 numbers at most in one call.", ...faulty },
  "4512": {
    meaning: "Channel extension codes are not enabled",
    advice: "Leave userExtId out, or ask Baidu's support to enable it for the account.",
    owner: "customer",
    error: "denied",
  },
  "4518": { meaning: "The address of the request is wrong", advice: "Check the endpoint and its path prefix.", ...faulty },
  "4601": { meaning: "A template variable has a wrong name", advice: "Check the names in contentVar.", ...faulty },
  "4602": {
    meaning: "The template does not exist",
    advice: "Check the template id and the account.",
    owner: "customer",
    error: "not_found",
  },
  "4603": { meaning: "The template could not be fetched", advice: "Check the template id of the request.", ...faulty },
  "4605": {
    meaning: "The variables do not fit the template",
    advice: "Give contentVar exactly the variables of the template's text.",
    ...faulty,
  },
  "4606": { meaning: "The value of a template variable is too long", advice: "Shorten it: 50 characters by default.", ...faulty },
  "4607": {
    meaning: "The template cannot be used",
    advice: "Check the template's review: it has not passed, or the template is deprecated.",
    owner: "customer",
    error: "conflict",
  },
  "4608": {
    meaning: "The value of a template variable holds a forbidden character",
    advice: "Take brackets of any kind and tabs out of the values.",
    ...faulty,
  },
  "4609": {
    meaning: "Signature and template are for different countries",
    advice: "Use a signature and a template whose countryType both cover the number.",
    owner: "customer",
    error: "conflict",
  },
  "4610": { meaning: "The value of a template variable is empty", advice: "Give every variable a value.", ...faulty },
  "4641": { meaning: "The number is on the global blacklist", advice: lift, ...blocked },
  "4642": { meaning: "The number is on the signature's blacklist", advice: lift, ...blocked },
  "4643": { meaning: "The number is on the account's blacklist", advice: lift, ...blocked },
  "4651": { meaning: "The number's owner complained to the ministry (MIIT)", advice: lift, ...blocked },
  "4652": { meaning: "The number's owner complained to the carrier", advice: lift, ...blocked },
  "4653": { meaning: "The number's owner complained to the supplier", advice: lift, ...blocked },
  "9001": {
    meaning: "The service failed in an unknown way",
    advice: "If it lasts, ask Baidu's support.",
    owner: "platform",
    error: "unavailable",
  },
  "9002": { meaning: "The request is no proper HTTP", advice: "Check proxies on the way and the program that sends.", ...faulty },
};

/** All 34 documented codes, by code. */
export const sendCodes: ReadonlyMap<string, SendCode> = new Map(Object.entries(table).map(([code, entry]) => [code, { code, ...entry }]));

/** Undefined for a code that the vendor does not document. */
export function sendCode(code: string): SendCode | undefined {
  return sendCodes.get(code);
}
