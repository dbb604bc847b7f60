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
import { isObject, type Json, numberOf, type Open, textOf } from "../../shared/client/answers";
import { CallbackError, checkSize, textOfBody } from "../../shared/client/callback-error";
import { parseJson } from "../../shared/client/json";
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
  const family = isIP(from);
  if (family === 0 || !listOf(addresses).check(from, family === 6 ? "ipv6" : "ipv4")) {
    throw new CallbackError(
      platform,
      "sender",
      `it comes from ${family === 0 ? "an unknown address" : from}, which is not among those allowed.`,
    );
  }
}

/** The body to answer a push with; a reason says that it was not taken. */
export function callbackAnswer(reason?: string): { readonly result: 0 | 1; readonly errmsg: string } {
  return reason === undefined ? { result: 0, errmsg: "OK" } : { result: 1, errmsg: reason };
}

/** What became of one message, under the wire's own names. */
export interface StatusReport {
  /** The same for every push of the same report. */
  readonly key: string;
  readonly isDelivered: boolean;
  readonly report_status: Open<ReportStatus>;
  /** Id of the message, as the send answered. */
  readonly sid: string;
  /** Without its country code. */
  readonly mobile: string;
  readonly nationcode: string;
  /** The receipt code, e.g. `DELIVRD`; its meaning is in `receiptCodes`. */
  readonly errmsg: string;
  readonly description?: string | undefined;
  /** `2015-10-17 08:03:04` in a time zone that the document does not name. */
  readonly user_receive_time: string;
  /** The `SessionContext` of the send, where the vendor's support has enabled it. */
  readonly ext?: string | undefined;
}

/** What a recipient replied, under the wire's own names. */
export interface Uplink {
  /** The same for every push of the same reply: digest of its fields, since a reply carries no id. */
  readonly key: string;
  readonly mobile: string;
  readonly nationcode: string;
  /** Text of the signature. */
  readonly sign: string;
  /** May be empty. */
  readonly text: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly extend?: string | undefined;
}

/**
 * @returns up to 100 reports
 * @throws CallbackError when the body is no list of status reports: none of it should be taken
 */
export function parseStatusCallback(body: string | Uint8Array): readonly StatusReport[] {
  const reports = parsed(body);
  if (!Array.isArray(reports) || !reports.every(isObject))
    throw new CallbackError(platform, "body", "the body is no list of JSON objects.");
  return reports.map(statusReport);
}

function statusReport(json: Json): StatusReport {
  const text = required(json, "status report");
  const [sid, report_status] = [text("sid"), text("report_status")];
  const [description, ext] = [json.description, json.ext].map((value) => (typeof value === "string" ? value : undefined));
  return {
    key: sid,
    isDelivered: report_status === "SUCCESS",
    report_status,
    sid,
    mobile: text("mobile"),
    nationcode: text("nationcode"),
    errmsg: text("errmsg"),
    ...(description !== undefined && { description }),
    user_receive_time: text("user_receive_time"),
    ...(ext !== undefined && { ext }),
  };
}

/** @throws CallbackError when the body is no reply */
export function parseUplinkCallback(body: string | Uint8Array): Uplink {
  const json = parsed(body);
  if (!isObject(json)) throw new CallbackError(platform, "body", "the body is no JSON object.");
  const field = required(json, "reply");
  const [mobile, nationcode, sign] = [field("mobile"), field("nationcode"), field("sign")];
  const time = numberOf(json.time);
  if (time === undefined) throw new CallbackError(platform, "body", "the reply has no time.");
  const { text } = json;
  // A reply may be empty or hold blanks that matter.
  if (typeof text !== "string") throw new CallbackError(platform, "body", "the reply has no text.");
  const extend = textOf(json.extend);
  const key = createHash("sha256")
    .update(JSON.stringify([mobile, nationcode, sign, time, extend ?? "", text]))
    .digest("hex");
  return { key, mobile, nationcode, sign, text, time, ...(extend !== undefined && { extend }) };
}

function parsed(body: string | Uint8Array): unknown {
  const text = textOfBody(platform, body);
  try {
    return parseJson(text);
  } catch {
    throw new CallbackError(platform, "body", "the body is no JSON.");
  }
}

function required(json: Json, noun: string): (name: string) => string {
  return (name) => {
    const text = textOf(json[name]);
    if (text === undefined) throw new CallbackError(platform, "body", `the ${noun} has no ${name}.`);
    return text;
  };
}

function listOf(addresses: readonly string[]): BlockList {
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
