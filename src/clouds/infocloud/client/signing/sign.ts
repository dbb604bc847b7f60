// Infocloud: specification 3.2 and 3.3; L150-162, L1234-1238.
/**
 * How requests are signed: the fields of the body and four headers, by name, in one text. Method, host and path take no part.
 */
import { createHmac } from "node:crypto";
import type { SignMethod } from "../enumerations";

/** Decoded values by the wire's names: of the body, and of the headers that take part. */
export type SignedFields = Readonly<Record<string, unknown>>;

const algorithms: Readonly<Record<SignMethod, string>> = {
  HmacMD5: "md5",
  HmacSHA1: "sha1",
  HmacSHA224: "sha224",
  HmacSHA256: "sha256",
  HmacSHA384: "sha384",
  HmacSHA512: "sha512",
};

/** Nothing is escaped. What is null or empty takes no part (A2). */
export function stringToSign(fields: SignedFields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => {
    const written = textOf(value);
    return written === "" ? [] : [[name, written] as const];
  });
  return pairs
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Lower-case hex digits. The key is a text, although it looks like hex digits. */
export function signatureOf(text: string, accessKey: string, method: SignMethod): string {
  return createHmac(algorithms[method], accessKey).update(text, "utf8").digest("hex");
}

// Infocloud: L2007-2008.
/** Objects and lists are no values of the document; they are signed as its collection of examples does. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
