// Huawei: specification 2.2 to 2.5; L2467-2486, L5312-5423. The algorithm itself stands in another manual (L350).
/** Request signing with SDK-HMAC-SHA256: of management calls, of sends, and of what the platform pushes. */
import { createHash, createHmac } from "node:crypto";
import { percentEncode } from "../../../../http/endpoint";

export const algorithm = "SDK-HMAC-SHA256";

// Beyond the document: the vendor's own programs send it.
/** The header whose value takes the place of the body's digest where it is signed. */
export const contentDigestHeader = "x-sdk-content-sha256";

/** The parts of a request that a signature covers. */
export interface SignedRequest {
  readonly method: string;
  /** Decoded path, beginning with `/`. */
  readonly path: string;
  /** Decoded query pairs, in any order. */
  readonly query: Iterable<readonly [string, string]>;
  /** Header values by lower-case name; must hold every signed one, and `x-sdk-date`. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes as they go over the wire. */
  readonly body: string | Uint8Array;
}

/** Application key and secret of a send, access key and secret key of a user, or the pair that pushes are signed with. */
export interface SigningKey {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** What an `Authorization` header says. */
export interface Authorization {
  readonly accessKey: string;
  /** Lower-case names. */
  readonly signedHeaders: readonly string[];
  /** 64 hex digits. */
  readonly signature: string;
}

// Huawei: L2588.
/** `20260206T000000Z`, as the header `X-Sdk-Date` has it. */
export function timestampOf(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** @param signedHeaders lower-case names */
export function canonicalRequestOf({ method, path, query, headers, body }: SignedRequest, signedHeaders: readonly string[]): string {
  const names = [...signedHeaders].sort();
  const canonicalHeaders = names.map((name) => `${name}:${(headers[name] ?? "").trim()}\n`).join("");
  // One that is not signed may be anybody's, and would let any body pass.
  const digest = (names.includes(contentDigestHeader) ? headers[contentDigestHeader] : undefined) ?? sha256Hex(body);
  return [method.toUpperCase(), canonicalPath(path), canonicalQuery(query), canonicalHeaders, names.join(";"), digest].join("\n");
}

export function stringToSignOf(canonicalRequest: string, timestamp: string): string {
  return [algorithm, timestamp, sha256Hex(canonicalRequest)].join("\n");
}

/** The 64 hex digits for a request. */
export function signatureOf(request: SignedRequest, secretKey: string, signedHeaders: readonly string[]): string {
  const toSign = stringToSignOf(canonicalRequestOf(request, signedHeaders), request.headers["x-sdk-date"] ?? "");
  return createHmac("sha256", secretKey).update(toSign, "utf8").digest("hex");
}

/** The value of the `Authorization` header. */
export function authorizationOf(request: SignedRequest, key: SigningKey, signedHeaders: readonly string[]): string {
  const names = [...signedHeaders].sort().join(";");
  return `${algorithm} Access=${key.accessKey}, SignedHeaders=${names}, Signature=${signatureOf(request, key.secretKey, signedHeaders)}`;
}

// Huawei: L2813 has a blank after each comma, L3033 none.
const authorizationForm = /^SDK-HMAC-SHA256\s+Access=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/i;

/** Undefined for a header of another form. */
export function parseAuthorization(header: string): Authorization | undefined {
  const [, accessKey, names, signature] = authorizationForm.exec(header.trim()) ?? [];
  if (accessKey === undefined || names === undefined || signature === undefined) return undefined;
  return { accessKey, signedHeaders: names.toLowerCase().split(";"), signature: signature.toLowerCase() };
}

/** Ends with a slash, also where the path itself does not. */
function canonicalPath(path: string): string {
  const encoded = path.split("/").map(percentEncode).join("/");
  return encoded.endsWith("/") ? encoded : `${encoded}/`;
}

function canonicalQuery(query: SignedRequest["query"]): string {
  const pairs = [...query].map(([name, value]) => [percentEncode(name), percentEncode(value)] as const);
  return pairs
    .sort(([a, x], [b, y]) => ordered(a, b) || ordered(x, y))
    .map((pair) => pair.join("="))
    .join("&");
}

function ordered(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sha256Hex(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
