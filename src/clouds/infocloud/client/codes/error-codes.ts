// Infocloud: L3155-3193, L3361-3442; specification 7.
/** Every code with which calls end, by what it means. */
import { entriesOf, type KnownError } from "../../../shared/client/error-kinds";
import { type ErrorEntry, type ErrorKindName, errorKinds } from "./error-kinds";

/** The request was accepted; of a send, delivery is told by receipts. */
export const acceptedCode = "200";

export type ErrorCode = KnownError<ErrorKindName>;

const values = "Give one value for each variable of the template, in order; a signature that is a variable comes first.";

const table: Readonly<Record<string, ErrorEntry>> = {
  "-1": ["failed", "The platform is busy, or failed for another reason"],
  "2000": ["denied", "This machine's address is not on the account's IP whitelist", "Add it in the console, or ask infocloud's support."],
  "2001": [
    "unauthenticated",
    "The keys were not accepted, or the proof is incomplete",
    "Check that apiKey and accessKey are those of one account, and that no proxy changes headers or body.",
  ],
  "6000": ["throttled", "The platform was asked too often"],
  "40002": ["limit", "The balance is used up", "Top up the account: a balance of 0 stops sending even where a package has texts left."],
  "40004": ["invalid", "A parameter is wrong"],
  "40005": [
    "limit",
    "The send is beyond the limits that were set with the template",
    "Such are messages a day to a number, numbers in a send, sends a day and the time of day; an approved template's cannot be changed.",
  ],
  "40006": [
    "state",
    "The extension code does not fit, or another account of the enterprise has it",
    "Use another upExtendCode, or leave it out.",
  ],
  "60001": [
    "not_found",
    "The template does not exist",
    "Check the templateCode, that the template was approved, and that it is this account's.",
  ],
  "60002": ["invalid", "There are not as many lists of values as phone numbers"],
  "60003": ["invalid", "There are not as many values as the template has variables", values],
  "60004": ["invalid", "A value is longer than its variable allows", "Shorten it: the template's text says how long it may be."],
  "60005": ["invalid", "There is nothing to send", "Check the values, and whether all the numbers are on the blacklist."],
  "60006": ["invalid", "The values have the wrong format"],
  "60007": ["invalid", "The phone numbers have the wrong format", "Write mainland mobile numbers as 11 digits."],
  "60008": ["invalid", "There are more than 1000 phone numbers", "Split them over several sends."],
  "60009": ["locked", "The platform's resources were locked"],
};

/** All 17 documented codes but that of success, by code. */
export const errorCodes: ReadonlyMap<string, ErrorCode> = new Map(entriesOf(errorKinds, table).map((entry) => [entry.code, entry]));

/** Undefined for a code that the vendor does not document. */
export function errorCode(code: string): ErrorCode | undefined {
  return errorCodes.get(code);
}
