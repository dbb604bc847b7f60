// Tencent: specification 5, L779-2969.
/** Request signing, version 3: TC3-HMAC-SHA256. */
import { createHash, createHmac } from "node:crypto";

export const algorithm = "TC3-HMAC-SHA256";
// Tencent: L586, L1024.
/** The name in the credential scope that fits the host `sms.…`. */
export const service = "sms";

/** The parts of a request that a signature covers. */
export interface SignedRequest {
  readonly method: string;
  /** What stands after the `?`, encoded exactly as it is sent; empty for POST. */
  readonly query: string;
  /** Header values by lower-case name; must hold every signed one. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes as they go over the wire. */
  readonly body: string | Uint8Array;
}

export interface SigningKey {
  readonly secretId: string;
  readonly secretKey: string;
  /** Seconds since 1970, as in the header `X-TC-Timestamp`. */
  readonly timestamp: number;
  /** First label of the product's host. Default: `sms`. */
  readonly service?: string | undefined;
}

// Tencent: L1041.
/** `2019-02-25/sms/tc3_request`: the day is the timestamp's in UTC. */
export function scopeOf({ timestamp, service: product = service }: Pick<SigningKey, "timestamp" | "service">): string {
  return `${new Date(timestamp * 1000).toISOString().slice(0, 10)}/${product}/tc3_request`;
}

/** @param signedHeaders lower-case names; at least `content-type` and `host` */
export function canonicalRequestOf({ method, query, headers, body }: SignedRequest, signedHeaders: readonly string[]): string {
  const names = sorted(signedHeaders);
  // Values are signed in lower case, too (Tencent L941-945).
  const canonicalHeaders = names.map((name) => `${name}:${(headers[name] ?? "").trim().toLowerCase()}\n`).join("");
  return [method.toUpperCase(), "/", query, canonicalHeaders, names.join(";"), sha256Hex(body)].join("\n");
}

export function stringToSignOf(canonicalRequest: string, key: Pick<SigningKey, "timestamp" | "service">): string {
  return [algorithm, key.timestamp, scopeOf(key), sha256Hex(canonicalRequest)].join("\n");
}

interface DayKey {
  readonly scope: string;
  readonly secretKey: string;
  readonly key: Buffer;
}

/** The last one: a program signs nearly all with one key. */
let dayKey: DayKey | undefined;

/** The key of one day, made from the secret key in three steps. */
export function signingKeyOf(key: Omit<SigningKey, "secretId">): Buffer {
  const scope = scopeOf(key);
  const { secretKey } = key;
  if (dayKey?.scope !== scope || dayKey.secretKey !== secretKey) dayKey = { scope, secretKey, key: derivedKeyOf(scope, secretKey) };
  return dayKey.key;
}

function derivedKeyOf(scope: string, secretKey: string): Buffer {
  return scope.split("/").reduce<string | Buffer>((secret, part) => hmac(secret, part).digest(), `TC3${secretKey}`) as Buffer;
}

/** The 64 hex digits for a request. */
export function signatureOf(request: SignedRequest, key: Omit<SigningKey, "secretId">, signedHeaders: readonly string[]): string {
  const toSign = stringToSignOf(canonicalRequestOf(request, signedHeaders), key);
  return hmac(signingKeyOf(key), toSign).digest("hex");
}

/** The value of the `Authorization` header. */
export function authorizationOf(request: SignedRequest, key: SigningKey, signedHeaders: readonly string[]): string {
  const credential = `${key.secretId}/${scopeOf(key)}`;
  const signature = signatureOf(request, key, signedHeaders);
  return `${algorithm} Credential=${credential}, SignedHeaders=${sorted(signedHeaders).join(";")}, Signature=${signature}`;
}

function sorted(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase()).sort();
}

function sha256Hex(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function hmac(key: string | Buffer, message: string) {
  return createHmac("sha256", key).update(message, "utf8");
}
