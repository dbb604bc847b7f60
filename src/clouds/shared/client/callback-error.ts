import { isUtf8 } from "node:buffer";
import { isUint8Array } from "node:util/types";
import { decodeJson } from "./answers";
import { type Decoder, kindOf, Unreadable } from "./decoding";

/**
 * Pushes of the platforms to the receiver's own URL, as far as all of them are alike.
 */

/**
 * - `too_large`: the body is longer than allowed; it was not looked at.
 * - `sender`: it comes from an address that is not the platform's.
 * - `headers`: a header that the platform always sends is missing or malformed.
 * - `signature`: it does not fit secret, time and body.
 * - `age`: the push is older, or further in the future, than allowed.
 * - `body`: it is not the JSON that the platform sends, or a required field is missing.
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

/** @throws CallbackError when the body is not what the decoder reads; TypeError when it was parsed already */
export function readBody<T>(platform: string, body: string | Uint8Array, decode: Decoder<T>): T {
  requireAsReceived(platform, body);
  const read = decodeJson(textOf(platform, body), decode);
  if (read instanceof Unreadable) throw new CallbackError(platform, "body", `${read.describe("the body")}.`);
  return read;
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
  return Buffer.from(body).toString("utf8");
}
