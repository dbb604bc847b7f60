// Huawei: L2488-2519, specification 2.4.
/** The other proof of who sends: X-WSSE. It covers neither the request's path nor its body. */
import { createHash } from "node:crypto";

/** The value of the `Authorization` header, always the same. */
export const wsseAuthorization = 'WSSE realm="SDP",profile="UsernameToken",type="Appkey"';

export interface WsseProof {
  readonly appKey: string;
  readonly appSecret: string;
  /** 1 to 128 letters and digits. */
  readonly nonce: string;
  /** UTC, `2018-02-12T15:30:20Z`. */
  readonly created: string;
}

/** `2018-02-12T15:30:20Z`, without fractions. */
export function createdOf(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

// The formula (Huawei L2494) leaves open which of both is meant; its only intact example (L2512) is of the hex text.
/** Base64 over the 32 bytes of the hash, or over their 64 hex digits; public programs send either. */
export function passwordDigestOf(proof: Omit<WsseProof, "appKey">, over: "bytes" | "hex" = "bytes"): string {
  const { nonce, created, appSecret } = proof;
  const hash = createHash("sha256")
    .update(nonce + created + appSecret, "utf8")
    .digest();
  return (over === "bytes" ? hash : Buffer.from(hash.toString("hex"))).toString("base64");
}

/** The value of the `X-WSSE` header. */
export function wsseOf(proof: WsseProof): string {
  const { appKey, nonce, created } = proof;
  return `UsernameToken Username="${appKey}",PasswordDigest="${passwordDigestOf(proof)}",Nonce="${nonce}",Created="${created}"`;
}
