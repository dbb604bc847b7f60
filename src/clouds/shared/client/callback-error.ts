import { isUtf8 } from "node:buffer";
import { decodeJson } from "./answers";
import { type Decoder, Unreadable } from "./decoding";

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

/** @throws CallbackError when the body is longer than allowed */
export function checkSize(platform: string, body: string | Uint8Array, maxBytes: number): void {
  const bytes = typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
  if (bytes > maxBytes) throw new CallbackError(platform, "too_large", `the body has ${bytes} bytes; at most ${maxBytes} are read.`);
}

/** @throws CallbackError when the body is not what the decoder reads */
export function readBody<T>(platform: string, body: string | Uint8Array, decode: Decoder<T>): T {
  const read = decodeJson(textOf(platform, body), decode);
  if (read instanceof Unreadable) throw new CallbackError(platform, "body", `${read.describe("the body")}.`);
  return read;
}

/** What replaced characters that are none would be taken for the recipient's words. */
function textOf(platform: string, body: string | Uint8Array): string {
  if (typeof body === "string") return body;
  if (!isUtf8(body)) throw new CallbackError(platform, "body", "the body is no text in UTF-8.");
  return Buffer.from(body).toString("utf8");
}
