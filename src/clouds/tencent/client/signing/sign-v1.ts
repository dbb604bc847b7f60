// Tencent: specification 6, L2970-3932.
/**
 * Request signing, version 1: HmacSHA1 and HmacSHA256.
 * All parameters, common ones included, are pairs of a query or of a form; the signature is one of them.
 */
import { createHmac } from "node:crypto";

export interface SignedForm {
  readonly method: string;
  /** With its port where it is not the scheme's own. */
  readonly host: string;
  /** Decoded pairs, in any order; a `Signature` among them takes no part. */
  readonly parameters: Iterable<readonly [string, string]>;
}

// Tencent: L3060-3110.
/** The text that is signed: the pairs in the order of their names, values as they are. */
export function stringToSignV1Of({ method, host, parameters }: SignedForm): string {
  const signed = [...parameters].filter(([name]) => name !== "Signature").sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `${method.toUpperCase()}${host}/?${signed.map(([name, value]) => `${name}=${value}`).join("&")}`;
}

// Tencent: L737-739.
/**
 * The value of `Signature`, in Base64.
 * The hash follows the parameter `SignatureMethod`: anything but `HmacSHA256`, or nothing, means SHA-1.
 */
export function signatureV1Of(form: SignedForm, secretKey: string): string {
  const parameters = [...form.parameters];
  const isSha256 = parameters.some(([name, value]) => name === "SignatureMethod" && value === "HmacSHA256");
  return createHmac(isSha256 ? "sha256" : "sha1", secretKey)
    .update(stringToSignV1Of({ ...form, parameters }), "utf8")
    .digest("base64");
}
