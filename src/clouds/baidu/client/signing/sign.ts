// Baidu: specification 3.2; the document announces the algorithm at L2644 and leaves it out.
/**
 * BCE request signing, version 1,
 * and the signature of callbacks.
 */
import { createHash, createHmac, hash } from "node:crypto";

/** The parts of a request that a signature covers. */
export interface SignedRequest {
  readonly method: string;
  /** Decoded path, beginning with `/`. */
  readonly path: string;
  /** Decoded query pairs, in any order. */
  readonly query: Iterable<readonly [string, string]>;
  /** Header values by lower-case name; must hold `host`, with its port where it is not the scheme's own. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretKey: string;
  /** UTC, `YYYY-MM-DDThh:mm:ssZ`. */
  readonly timestamp: string;
  readonly expirySeconds: number;
}

// Baidu: L2743-2770.
/** The API's "normalised string": RFC 3986 percent-encoding of the UTF-8 bytes, upper-case hex. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

// Baidu: L2729-2761.
/** `2024-01-02T03:04:05Z`: the API's combined time, without fractions. */
export function timestampOf(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

interface SecondKey {
  readonly prefix: string;
  readonly secretKey: string;
  readonly key: string;
}

/** The last one: all that is signed within a second with one key has it. */
let secondKey: SecondKey | undefined;

export function signingKeyOf(key: SigningKey): string {
  const prefix = prefixOf(key);
  const { secretKey } = key;
  if (secondKey?.prefix !== prefix || secondKey.secretKey !== secretKey) secondKey = { prefix, secretKey, key: hmacHex(secretKey, prefix) };
  return secondKey.key;
}

/** The signed part of the query: every pair but `authorization`, encoded and sorted bytewise, as the order of JavaScript is for what is encoded. */
export function canonicalQuery(query: SignedRequest["query"]): string {
  const pairs: string[] = [];
  for (const [name, value] of query) {
    if (name.toLowerCase() !== "authorization") pairs.push(`${percentEncode(name)}=${percentEncode(value)}`);
  }
  return pairs.sort().join("&");
}

/**
 * The 64 hex digits for a request.
 * @param signedHeaders lower-case names; empty means the default set: `host`, `content-*` and every `x-bce-*` present.
 */
export function signatureOf(request: SignedRequest, key: SigningKey, signedHeaders: readonly string[]): string {
  const names = signedHeaders.length > 0 ? signedHeaders : defaultSignedHeaders(request.headers);
  const canonicalHeaders = names
    .map((name) => [name.toLowerCase(), (request.headers[name.toLowerCase()] ?? "").trim()] as const)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${percentEncode(name)}:${percentEncode(value)}`)
    .sort()
    .join("\n");
  const canonicalPath = percentEncode(request.path || "/").replaceAll("%2F", "/");
  const canonicalRequest = [request.method.toUpperCase(), canonicalPath, canonicalQuery(request.query), canonicalHeaders].join("\n");
  return hmacHex(signingKeyOf(key), canonicalRequest);
}

/** The value of the `Authorization` header. */
export function authorizationOf(request: SignedRequest, key: SigningKey, signedHeaders: readonly string[]): string {
  const names = signedHeaders.map((name) => name.toLowerCase()).sort();
  return `${prefixOf(key)}/${names.join(";")}/${signatureOf(request, key, names)}`;
}

// Baidu: L5783-5787.
/**
 * The 32 hex digits in the `signature` header of a callback: MD5 over token, timestamp and body.
 * @param token empty where none is set; it then takes no part
 * @param timestamp the header of that name, as it was sent
 * @param body exactly as it goes over the wire
 */
export function callbackSignatureOf(token: string, timestamp: string, body: string | Uint8Array): string {
  const signed = Buffer.concat([Buffer.from(token + timestamp), typeof body === "string" ? Buffer.from(body) : body]);
  // In one step, which is faster for what is short, where this Node has it (20.12).
  return typeof hash === "function" ? hash("md5", signed) : createHash("md5").update(signed).digest("hex");
}

function prefixOf(key: SigningKey): string {
  return `bce-auth-v1/${key.accessKeyId}/${key.timestamp}/${key.expirySeconds}`;
}

function defaultSignedHeaders(headers: SignedRequest["headers"]): string[] {
  const always = ["host", "content-length", "content-type", "content-md5"];
  return Object.keys(headers).filter((name) => always.includes(name) || name.startsWith("x-bce-"));
}

function hmacHex(key: string, message: string): string {
  return createHmac("sha256", key).update(message, "utf8").digest("hex");
}
