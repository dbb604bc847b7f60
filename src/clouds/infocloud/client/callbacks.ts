// Infocloud: specification 5, L696-755, L998-1059.
/**
 * What infocloud pushes to the receiver's own URLs: delivery reports and replies of recipients. The receiver answers a status of success
 * within a second: after three later answers in a row the platform stops pushing. So take a push first and work on it afterwards. The same
 * report may come more than once.
 *
 * Pushes are not signed. They carry the apiKey of the account, which whoever knows it could send as well: a URL that nobody can guess is
 * worth as much, and both together are better.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import {
  addKey,
  anyList,
  anything,
  CallbackError,
  checkSize,
  type Keyed,
  readBody,
  readEach,
  readValue,
  type UnreadableReport,
} from "../../shared/client/callback-error";
import { type Decoded, type Decoder, lenient, object, open, ownObject, text, word } from "../../shared/client/decoding";
import { platform } from "./caller";
import { deliveredCode } from "./codes/receipt-codes";
import type { ReceiptState } from "./enumerations";

export interface CallbackRequest {
  /** As received. */
  readonly body: string | Uint8Array;
  /** Of the account. */
  readonly apiKey: string;
}

export interface CallbackLimits {
  /** Longest body in bytes; the document does not say how many reports a push holds. Default: 2 000 000, some 10 000 reports: reading more takes a good part of the second. */
  readonly maxBytes?: number | undefined;
}

/**
 * Checks that a push is for the account.
 * @throws CallbackError with the HTTP status to answer
 */
export function verifyCallback({ body, apiKey }: CallbackRequest, limits: CallbackLimits = {}): void {
  verifiedCallback({ body, apiKey }, limits);
}

const withKey = object({ apiKey: text });
const withData = object({ data: anyList });

/** The same, and gives back the JSON for `readStatusReports` and `readUplinks`, so that it is parsed once. */
export function verifiedCallback({ body, apiKey }: CallbackRequest, { maxBytes = 2_000_000 }: CallbackLimits = {}): unknown {
  checkSize(platform, body, maxBytes);
  const value = readBody(platform, body, anything);
  const told = readValue(platform, value, withKey);
  if (isSame(told.apiKey, apiKey)) return value;
  throw new CallbackError(platform, "signature", "the apiKey is not the one given. Check that the URL was entered for this account.");
}

const statusReport = ownObject({
  /** Of the whole send, as it answered. */
  msgId: word,
  /** The recipient. */
  tel: word,
  /** The receipt code, e.g. `DELIVRD`; its meaning is in `receiptCodes`. */
  arriveResult: open<ReceiptState>(word),
  /** `yyMMddHHmm`, in Beijing's time. */
  arriveTime: word,
  /** As given to the send. */
  bid: lenient(text),
});
/** What became of one message, under the wire's own names. */
export interface StatusReport extends Decoded<typeof statusReport>, Keyed {}

const uplink = object({
  /** The number that was replied to; it may end with the send's own extension. */
  srcId: word,
  /** Who replied. */
  tel: word,
  /** May be empty, or hold blanks that matter. */
  content: text,
  /** `yyMMddHHmm`, in Beijing's time. */
  arriveTime: word,
});
/** What a recipient replied, under the wire's own names. */
export interface Uplink extends Decoded<typeof uplink> {
  /** The same for every push of the same reply: digest of its fields, since a reply carries no id. */
  readonly key: string;
}

export interface StatusReports {
  readonly reports: readonly StatusReport[];
  /** Those that are left out because something is wrong with them. */
  readonly unreadable: readonly UnreadableReport[];
}

export interface Uplinks {
  readonly uplinks: readonly Uplink[];
  /** Those that are left out because something is wrong with them. */
  readonly unreadable: readonly UnreadableReport[];
}

/** @throws CallbackError when the body is no list of status reports, or none of them is one */
export function parseStatusCallback(body: string | Uint8Array): StatusReports {
  return readStatusReports(readBody(platform, body, anything));
}

export function readStatusReports(value: unknown): StatusReports {
  const { reports, unreadable } = readData(value, statusReport);
  return { reports: reports.map(reportOf), unreadable };
}

/** @throws CallbackError when the body is no list of replies, or none of them is one */
export function parseUplinkCallback(body: string | Uint8Array): Uplinks {
  return readUplinks(readBody(platform, body, anything));
}

export function readUplinks(value: unknown): Uplinks {
  const { reports, unreadable } = readData(value, uplink);
  return { uplinks: reports.map((reply) => ({ ...reply, key: keyOf(reply) })), unreadable };
}

function readData<T>(value: unknown, decode: Decoder<T>) {
  const { data } = readValue(platform, value, withData);
  return readEach(platform, data, decode, "data");
}

function reportOf(report: Decoded<typeof statusReport>): StatusReport {
  const { msgId, tel, arriveResult, arriveTime } = report;
  addKey(report, `${msgId} ${tel} ${arriveResult} ${arriveTime}`, arriveResult === deliveredCode);
  return report;
}

function keyOf({ tel, content, arriveTime, srcId }: Decoded<typeof uplink>): string {
  return createHash("sha256")
    .update(JSON.stringify([tel, content, arriveTime, srcId]))
    .digest("hex");
}

/** In a time that tells neither how much of the key is right nor how long it is. */
function isSame(told: string, apiKey: string): boolean {
  const expected = Buffer.from(apiKey);
  const found = Buffer.alloc(expected.length);
  found.write(told);
  return timingSafeEqual(found, expected) && Buffer.byteLength(told) === expected.length;
}
