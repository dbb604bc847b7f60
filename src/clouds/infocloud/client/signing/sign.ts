// Infocloud: specification 3, L106-171.
/** Request signing: an HMAC over the body's fields and four headers, in the order of their names. */
import { createHmac } from "node:crypto";
import type { SignMethod } from "../enumerations";

/** What is signed, by name: decoded values of the body as texts, and the headers `x-api-key`, `x-nonce`, `x-sign-method`, `x-timestamp`. */
export type SignedFields = Readonly<Record<string, string>>;

const digests: Readonly<Record<SignMethod, string>> = {
  HmacMD5: "md5",
  HmacSHA1: "sha1",
  HmacSHA224: "sha224",
  HmacSHA256: "sha256",
  HmacSHA384: "sha384",
  HmacSHA512: "sha512",
};

// Infocloud: L150-159.
/** The text that is signed: the pairs in the order of their names, values as they are; empty ones take no part. */
export function stringToSign(fields: SignedFields): string {
  const pairs = Object.entries(fields).filter(([, value]) => value !== "");
  return pairs
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

// Infocloud: L144, L162.
/** The value of `x-sign`: small hexadecimal digits. The key is used as text, though it looks like digits. */
export function sign(accessKey: string, method: SignMethod, fields: SignedFields): string {
  return createHmac(digests[method], accessKey).update(stringToSign(fields), "utf8").digest("hex");
}
