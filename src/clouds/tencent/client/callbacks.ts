// Tencent: specification 13, L19992-20177; L20095-20099.
/**
 * What Tencent pushes to the receiver's own URL: delivery reports and replies of recipients. The receiver answers `callbackAnswer()`; anything else counts as a failure, and a report is then pushed twice
 * more, so the same one may come more than once.
 *
 * Pushes are not signed. What can be verified is where they come from: the vendor tells its addresses. A URL
 * that nobody can guess is worth as much, and both together are better.
 */
import { createHash } from "node:crypto";
import { BlockList, isIP } from "node:net";
import {
  addKey,
  anyList,
  CallbackError,
  checkSize,
  type Keyed,
  readBody,
  readEach,
  type UnreadableReport,
} from "../../shared/client/callback-error";
import { type Decoded, lenient, number, object, open, ownObject, text, word } from "../../shared/client/decoding";
import { platform } from "./caller";
import type { ReportStatus } from "./enumerations";

export interface CallbackRequest {
  /** As received. */
  readonly body: string | Uint8Array;
  /** The other end of the connection, or what a trusted proxy says of it. */
  readonly remoteAddress?: string | undefined;
}

export interface CallbackLimits {
  /** Longest body in bytes. Default: 1 000 000. */
  readonly maxBytes?: number | undefined;
  /** Addresses and networks that pushes may come from, e.g. `203.0.113.7` or `203.0.113.0/24`. Default: any. */
  readonly addresses?: readonly string[] | undefined;
}

/**
 * Checks what can be checked of a push before it is read.
 * @throws CallbackError with the HTTP status to answer; TypeError for an allowed address that is none
 */
export function verifyCallback({ body, remoteAddress }: CallbackRequest, { maxBytes = 1_000_000, addresses }: CallbackLimits = {}): void {
  checkSize(platform, body, maxBytes);
  if (addresses === undefined) return;
  const from = remoteAddress ?? "";
  if (isAllowed(from, addresses)) return;
  const sender = isIP(from) === 0 ? "an unknown address" : from;
  throw new CallbackError(platform, "sender", `it comes from ${sender}, which is not among those allowed.`);
}

/** The body to answer a push with; a reason says that it was not taken. */
export function callbackAnswer(reason?: string): { readonly result: 0 | 1; readonly errmsg: string } {
  return reason === undefined ? { result: 0, errmsg: "OK" } : { result: 1, errmsg: reason };
}

const statusReport = ownObject({
  report_status: open<ReportStatus>(word),
  /** Id of the message, as the send answered. */
  sid: word,
  /** Without its country code. */
  mobile: word,
  nationcode: word,
  /** The receipt code, e.g. `DELIVRD`; its meaning is in `receiptCodes`. */
  errmsg: word,
  description: lenient(text),
  /** `2015-10-17 08:03:04` in a time zone that the document does not name. */
  user_receive_time: word,
  /** The `SessionContext` of the send, where the vendor's support has enabled it. */
  ext: lenient(text),
});
/** What became of one message, under the wire's own names. */
export interface StatusReport extends Decoded<typeof statusReport>, Keyed {}

const uplink = object({
  mobile: word,
  nationcode: word,
  /** Text of the signature. */
  sign: word,
  /** May be empty, or hold blanks that matter. */
  text,
  /** Seconds since 1970. */
  time: number,
  extend: lenient(word),
});
/** What a recipient replied, under the wire's own names. */
export interface Uplink extends Decoded<typeof uplink> {
  /** The same for every push of the same reply: digest of its fields, since a reply carries no id. */
  readonly key: string;
}

/** A push of up to 100 reports. */
export interface StatusReports {
  readonly reports: readonly StatusReport[];
  /** Those that are left out because something is wrong with them: the platform would push them again as they are, so take the others. */
  readonly unreadable: readonly UnreadableReport[];
}

/** @throws CallbackError when the body is no list of status reports, or none of them is one */
export function parseStatusCallback(body: string | Uint8Array): StatusReports {
  const { reports, unreadable } = readEach(platform, readBody(platform, body, anyList), statusReport);
  return { reports: reports.map(reportOf), unreadable };
}

function reportOf(report: Decoded<typeof statusReport>): StatusReport {
  addKey(report, report.sid, report.report_status === "SUCCESS");
  return report;
}

/** @throws CallbackError when the body is no reply */
export function parseUplinkCallback(body: string | Uint8Array): Uplink {
  const reply = readBody(platform, body, uplink);
  const { mobile, nationcode, sign, time, extend = "", text } = reply;
  const key = createHash("sha256")
    .update(JSON.stringify([mobile, nationcode, sign, time, extend, text]))
    .digest("hex");
  return { ...reply, key };
}

interface KnownList {
  readonly list: BlockList;
  /** Its addresses when it was read: a program may have changed it since. */
  readonly of: string;
  /** Connections are used again: the address that was looked for last. */
  last?: { readonly from: string; readonly isAllowed: boolean };
}

/** Of each list that a program gives; it gives the same one with every push. */
const lists = new WeakMap<readonly string[], KnownList>();

function isAllowed(from: string, addresses: readonly string[]): boolean {
  const list = listOf(addresses);
  if (list.last?.from !== from) {
    const family = isIP(from);
    list.last = { from, isAllowed: family !== 0 && list.list.check(from, family === 6 ? "ipv6" : "ipv4") };
  }
  return list.last.isAllowed;
}

function listOf(addresses: readonly string[]): KnownList {
  const of = addresses.join();
  const known = lists.get(addresses);
  if (known?.of === of) return known;
  const list = { list: newListOf(addresses), of };
  lists.set(addresses, list);
  return list;
}

function newListOf(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of addresses) {
    const [address = "", prefix] = text.split("/");
    const family = isIP(address);
    const bits = family === 6 ? 128 : 32;
    const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (family === 0 || !(length <= bits)) {
      throw new TypeError(`The allowed address ${JSON.stringify(text)} is neither an address nor a network such as 203.0.113.0/24.`);
    }
    list.addSubnet(address, length, family === 6 ? "ipv6" : "ipv4");
  }
  return list;
}
