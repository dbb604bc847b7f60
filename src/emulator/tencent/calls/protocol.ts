/** How a request is written: which version of signature goes with which method and content type (Tencent's specification 3.3 and 4). */
import { decodeForm, decodeText, type WireRequest } from "../../server/wire";
import { refusal } from "./envelope";
import type { RawParameters } from "./parameters";

export type CommonName = "Action" | "Version" | "Region" | "Timestamp" | "Token";

/** Version 1 carries these among the operation's own; vendor SDKs add the last one. */
const formNames = [
  "Action",
  "Version",
  "Region",
  "Timestamp",
  "Token",
  "Nonce",
  "SecretId",
  "Signature",
  "SignatureMethod",
  "Language",
  "RequestClient",
];

/** Largest requests in bytes (Tencent L527-529). */
const limits = { query: 32 * 1024, form: 1024 * 1024, json: 10 * 1024 * 1024 } as const;

const formType = "application/x-www-form-urlencoded";

export interface Incoming {
  readonly request: WireRequest;
  /** `v3`: TC3-HMAC-SHA256 in headers. `v1`: HmacSHA1 or HmacSHA256 among the parameters. */
  readonly signing: "v3" | "v1";
  /** Decoded pairs of the query or the form; empty for JSON. */
  readonly pairs: readonly (readonly [string, string])[];
}

/**
 * @throws Refusal UnsupportedProtocol for another method, or a content type that does not go with the signature;
 *   RequestSizeLimitExceeded; InvalidParameter for a query or form that cannot be decoded.
 */
export function readProtocol(request: WireRequest): Incoming {
  const { method, headers, rawQuery, body } = request;
  if (method !== "GET" && method !== "POST") throw refusal("UnsupportedProtocol", `${method} is neither.`);
  const contentType = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const signing = signingOf(request, contentType);
  const size = method === "GET" ? rawQuery.length : (body?.length ?? Number.POSITIVE_INFINITY);
  const limit = method === "GET" ? limits.query : signing === "v1" ? limits.form : limits.json;
  if (size > limit) throw refusal("RequestSizeLimitExceeded", `At most ${limit} bytes are allowed.`);
  return { request, signing, pairs: method === "POST" && signing === "v3" ? [] : pairsOf(method === "GET" ? rawQuery : textOf(body)) };
}

/** The value of a common parameter: a header `X-TC-…` of version 3, a pair of version 1. */
export function commonOf({ request, signing, pairs }: Incoming, name: CommonName): string | undefined {
  if (signing === "v3") return request.headers[`x-tc-${name.toLowerCase()}`];
  return pairs.find(([known]) => known === name)?.[1];
}

/** What is left for the operation. */
export function rawParametersOf({ request, signing, pairs }: Incoming): RawParameters {
  if (signing === "v1") return { pairs: pairs.filter(([name]) => !formNames.includes(name)) };
  return request.method === "GET" ? { pairs } : { json: textOf(request.body) };
}

/** The action of any request, however broken: for counters and faults. */
export function actionOf(request: WireRequest): string | undefined {
  return request.headers["x-tc-action"] ?? parameterIn(request, "Action");
}

/** The same of the key's id, for the log. */
export function secretIdIn(request: WireRequest): string | undefined {
  const [, id] = /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\//.exec(request.headers.authorization ?? "") ?? [];
  return id ?? parameterIn(request, "SecretId");
}

function parameterIn({ headers, rawQuery, body }: WireRequest, wanted: string): string | undefined {
  const isForm = headers["content-type"]?.toLowerCase().startsWith(formType) ?? false;
  const texts = [rawQuery, isForm ? (body?.toString("utf8") ?? "") : ""];
  return texts.flatMap((text) => decodeForm(text) ?? []).find(([name]) => name === wanted)?.[1];
}

function signingOf({ method, headers }: WireRequest, contentType: string): Incoming["signing"] {
  const isSigned3 = headers.authorization !== undefined || headers["x-tc-action"] !== undefined;
  if (method === "GET") {
    if (isSigned3 && contentType !== formType) throw refusal("UnsupportedProtocol", `A GET with TC3-HMAC-SHA256 is ${formType}.`);
    return isSigned3 ? "v3" : "v1";
  }
  if (contentType === formType) {
    if (headers.authorization !== undefined) throw refusal("UnsupportedProtocol", "A form is signed with HmacSHA1 or HmacSHA256.");
    return "v1";
  }
  if (contentType !== "application/json") throw refusal("UnsupportedProtocol", `"${contentType}" is taken by none of these operations.`);
  return "v3";
}

function pairsOf(text: string): readonly (readonly [string, string])[] {
  const pairs = decodeForm(text);
  if (pairs === undefined) throw refusal("InvalidParameter", "The percent-encoding is broken.");
  return pairs;
}

function textOf(body: Buffer | undefined): string {
  const text = decodeText(body ?? Buffer.alloc(0));
  if (text === undefined) throw refusal("InvalidParameter", "The body is not UTF-8.");
  return text;
}
