// Baidu: specification 6.5 and 6.6, L5678-5936.
/**
 * What Baidu pushes to the receiver's own URL: delivery reports and replies of recipients. The receiver answers status 200 once it has taken a push; anything else is pushed again, three times at
 * once and then hourly, ten times at most, so the same report may come more than once.
 */

import { createHash, timingSafeEqual } from "node:crypto";
import type { Clock } from "../../../ports/clock";
import { systemClock } from "../../../system/clock";
import { addKey, anything, CallbackError, checkSize, type Keyed, readBody, readValue } from "../../shared/client/callback-error";
import { type Decoded, lenient, number, object, open, text, word } from "../../shared/client/decoding";
import { platform } from "./caller";
import type { ReceiptStatus } from "./enumerations";
import { callbackSignatureOf } from "./signing/sign";

export interface CallbackRequest {
  /** As Node's HTTP server gives them; names in any case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As received: a body that was parsed and written anew has another signature. */
  readonly body: string | Uint8Array;
  /**
   * The secret of the callback: by default the account's id. Where it is empty, the signature is made without it and proves
   * only that nothing was damaged on the way.
   */
  readonly token: string;
}

export interface CallbackLimits {
  /** Longest body in bytes. Default: 1 000 000. */
  readonly maxBytes?: number | undefined;
  /** How far the time of the push may be from now, in milliseconds. Default: any age. */
  readonly maxAgeMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

export interface VerifiedCallback {
  /** The platform's id of this push, from the header `requestId`. */
  readonly pushId: string | undefined;
  /** When it was pushed, in milliseconds since 1970. */
  readonly pushedAt: number;
}

/**
 * Checks that a push was signed with the token.
 * @throws CallbackError with the HTTP status to answer
 */
export function verifyCallback({ headers, body, token }: CallbackRequest, limits: CallbackLimits = {}): VerifiedCallback {
  const { maxBytes = 1_000_000, maxAgeMs, clock = systemClock } = limits;
  checkSize(platform, body, maxBytes);
  const timestamp = headerOf(headers, "timestamp") ?? "";
  const signature = headerOf(headers, "signature") ?? "";
  if (!/^\d{1,15}$/.test(timestamp)) {
    throw new CallbackError(
      platform,
      "headers",
      `the timestamp is ${JSON.stringify(timestamp)}; it must be milliseconds since 1970 in digits.`,
    );
  }
  if (!/^[0-9a-f]{32}$/i.test(signature)) {
    throw new CallbackError(platform, "headers", `the signature has ${signature.length} characters; it must be 32 hex digits.`);
  }
  const expected = Buffer.from(callbackSignatureOf(token, timestamp, body), "hex");
  if (!timingSafeEqual(Buffer.from(signature, "hex"), expected)) {
    throw new CallbackError(platform, "signature", "the signature is wrong. Check the token, and that the body is used as received.");
  }
  const pushedAt = Number(timestamp);
  const distanceMs = Math.abs(clock.now() - pushedAt);
  if (maxAgeMs !== undefined && distanceMs > maxAgeMs) {
    const seconds = `${Math.round(distanceMs / 1000)} s from now; at most ${maxAgeMs / 1000} s are allowed`;
    throw new CallbackError(platform, "age", `it was pushed ${seconds}. Check this machine's clock if it keeps happening.`);
  }
  return { pushId: headerOf(headers, "requestid"), pushedAt };
}

const statusReport = object({
  /** `0` delivered, `2` failed. */
  code: open<ReceiptStatus>(word),
  /** Of the send. */
  requestId: word,
  messageId: word,
  mobile: word,
  /** The carrier's own status; where it is one of `receiptCodes`, its meaning is known. */
  carrierCode: word,
  /** As given to the send. */
  custom: lenient(text),
  // Required by the table of the document, absent from its example, as the next (Baidu G-15).
  /** Which push of this report it is, from 1. */
  attemptCount: lenient(number),
  segmentCount: lenient(number),
  /** UTC, `2019-12-03T22:53:05Z`. */
  deliverTime: word,
  requestTime: word,
});
/** What became of one message. */
export interface StatusReport extends Decoded<typeof statusReport>, Keyed {}

const uplink = object({
  mobile: word,
  /** May be empty, or hold blanks that matter. */
  content: text,
  /** Text of the signature. */
  sign: word,
  /** UTC, `2019-12-03T22:53:05Z`. */
  receiveTime: word,
  userExtId: lenient(word),
});
/** What a recipient replied. */
export interface Uplink extends Decoded<typeof uplink> {
  /** The same for every push of the same reply: digest of its fields, since a reply carries no id. */
  readonly key: string;
}

/** @throws CallbackError when the body is no status report */
export function parseStatusCallback(body: string | Uint8Array): StatusReport {
  return readStatusReport(readBody(platform, body, anything));
}

/** The same of JSON that was parsed. */
export function readStatusReport(value: unknown): StatusReport {
  const report = readValue(platform, value, statusReport);
  addKey(report, report.messageId, report.code === "0");
  return report;
}

/** @throws CallbackError when the body is no reply */
export function parseUplinkCallback(body: string | Uint8Array): Uplink {
  return readUplink(readBody(platform, body, anything));
}

/** The same of JSON that was parsed. */
export function readUplink(value: unknown): Uplink {
  const reply = readValue(platform, value, uplink);
  const { mobile, sign, receiveTime, userExtId = "", content } = reply;
  const key = createHash("sha256")
    .update(JSON.stringify([mobile, sign, receiveTime, userExtId, content]))
    .digest("hex");
  return { ...reply, key };
}

function headerOf(headers: CallbackRequest["headers"], name: string): string | undefined {
  // Node's server has them in small letters.
  const value =
    headers[name] ?? headers[Object.keys(headers).find((header) => header.length === name.length && header.toLowerCase() === name) ?? name];
  return (typeof value === "string" ? value : value?.[0])?.trim() || undefined;
}
