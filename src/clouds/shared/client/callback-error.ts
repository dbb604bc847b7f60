import { isAscii, isUtf8, transcode } from "node:buffer";
import { isUint8Array } from "node:util/types";
import { decodeJson } from "./answers";
import { type Decoder, kindOf, list, Unreadable } from "./decoding";

/**
 * Pushes of the platforms to the receiver's own URL, as far as all of them are alike.
 */

/**
 * - `too_large`: the body is longer than allowed; it was not looked at.
 * - `sender`: it comes from an address that is not the platform's.
 * - `headers`: a header that the platform always sends is missing or malformed.
 * - `signature`: it does not fit secret, time and body.
 * - `age`: the push is older, or further in the future, than allowed.
 * - `body`: it is not what the platform sends, or a required field is missing.
 */
export type CallbackProblem = "too_large" | "sender" | "headers" | "signature" | "age" | "body";

const statuses: Readonly<Record<CallbackProblem, number>> = {
  too_large: 413,
  sender: 403,
  headers: 400,
  signature: 401,
  age: 401,
  body: 400,
};

/** A push that must not be believed. The message quotes neither secret nor body. */
export class CallbackError extends Error {
  override readonly name = "CallbackError";
  /** HTTP status to answer with. */
  readonly status: number;

  constructor(
    /** The platform's display name. */
    readonly platform: string,
    readonly problem: CallbackProblem,
    message: string,
  ) {
    super(`${platform} callback: ${message}`);
    this.status = statuses[problem];
  }
}

/** @throws CallbackError when the body is longer than allowed; TypeError when it was parsed already */
export function checkSize(platform: string, body: string | Uint8Array, maxBytes: number): void {
  requireAsReceived(platform, body);
  const bytes = typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
  if (bytes > maxBytes) throw new CallbackError(platform, "too_large", `the body has ${bytes} bytes; at most ${maxBytes} are read.`);
}

/** One of the reports of a push that is none. */
export interface UnreadableReport {
  /** Counts from 0. */
  readonly index: number;
  /** Which field of it is what, and what it must be; values are not repeated. */
  readonly problem: string;
  /** As it was pushed. */
  readonly received: unknown;
}

/**
 * Reads each report by itself: one that is none must not lose the others.
 * @param place where the list stands in the body
 * @throws CallbackError when there are reports, and none of them is one
 */
export function readEach<T>(
  platform: string,
  received: readonly unknown[],
  decode: Decoder<T>,
  place = "",
): { readonly reports: readonly T[]; readonly unreadable: readonly UnreadableReport[] } {
  const reports: T[] = [];
  const unreadable: UnreadableReport[] = [];
  let index = 0;
  for (const report of received) {
    const read = decode(report);
    if (!(read instanceof Unreadable)) reports.push(read);
    else unreadable.push({ index, problem: read.within(`${place}[${index}]`).describe("the body"), received: report });
    index += 1;
  }
  const [first] = unreadable;
  if (first && reports.length === 0) throw new CallbackError(platform, "body", `${first.problem}.`);
  return { reports, unreadable };
}

/** What is told of a report beside its fields. */
export interface Keyed {
  /** The same for every push of the same report. */
  readonly key: string;
  readonly isDelivered: boolean;
}

/** The report is taken over: copying each would cost as much as reading it. */
export function addKey<Report extends object>(
  report: Report & { key?: string; isDelivered?: boolean },
  key: string,
  isDelivered: boolean,
): asserts report is Report & Keyed {
  report.key = key;
  report.isDelivered = isDelivered;
}

/** What a decoder takes that is to read nothing yet. */
export const anything: Decoder<unknown> = (value) => value;

const copied = list(anything);

/** The same of a list. */
export const anyList: Decoder<readonly unknown[]> = (value) => (Array.isArray(value) ? value : copied(value));

/** @throws CallbackError when the body is not what the decoder reads; TypeError when it was parsed already */
export function readBody<T>(platform: string, body: string | Uint8Array, decode: Decoder<T>): T {
  requireAsReceived(platform, body);
  return readable(platform, decodeJson(textOf(platform, body), decode));
}

/**
 * The same of a body that was read as {@link anything}.
 * @throws CallbackError when it is not what the decoder reads
 */
export function readValue<T>(platform: string, value: unknown, decode: Decoder<T>): T {
  return readable(platform, decode(value));
}

function readable<T>(platform: string, read: T | Unreadable): T {
  if (read instanceof Unreadable) throw new CallbackError(platform, "body", `${read.describe("the body")}.`);
  return read;
}

/**
 * The same of a form; of a name that comes twice the first value counts.
 * @throws CallbackError when the body is not what the decoder reads; TypeError when it was parsed already
 */
export function readForm<T>(platform: string, body: string | Uint8Array, decode: Decoder<T>): T {
  requireAsReceived(platform, body);
  const fields = [...new URLSearchParams(textOf(platform, body))];
  return readValue(platform, Object.fromEntries(fields.reverse()), decode);
}

/** A program without types may hand over what its server made of the body. */
function requireAsReceived(platform: string, body: unknown): void {
  if (typeof body === "string" || isUint8Array(body)) return;
  const found = kindOf(body) ?? "missing";
  throw new TypeError(`${platform} callback: the body is ${found}; hand it over as received, a text or bytes, before a parser takes it.`);
}

/** What replaced characters that are none would be taken for the recipient's words. */
function textOf(platform: string, body: string | Uint8Array): string {
  if (typeof body === "string") return body;
  if (!isUtf8(body)) throw new CallbackError(platform, "body", "the body is no text in UTF-8.");
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // By way of UTF-16 a long text is read in a third of the time, where this Node is built with it and the text has more than ASCII.
  if (bytes.length < long || isAscii(bytes) || typeof transcode !== "function") return bytes.toString("utf8");
  return transcode(bytes, "utf8", "utf16le").toString("utf16le");
}

const long = 2000;
