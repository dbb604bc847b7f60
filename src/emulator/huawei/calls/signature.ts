/** Checks of SDK-HMAC-SHA256, as management calls and sends have it (Huawei's specification 2.2 and 2.3). */
import { createHash, timingSafeEqual } from "node:crypto";
import { contentDigestHeader, parseAuthorization, signatureOf } from "../../../clouds/huawei/client/signing/sign";
import type { DecodedRequest } from "./body";

// Huawei: L2588.
/** How far X-Sdk-Date may be away from the platform's time. */
const toleranceMs = 15 * 60 * 1000;

const unsignedPayload = "UNSIGNED-PAYLOAD";

export type SignatureProblem = "no date" | "no time" | "malformed" | "unknown key" | "expired" | "mismatch";

/** The access key of a request that is signed as it should be, or what is wrong with it, in this order. */
export type Checked = { readonly accessKey: string } | { readonly problem: SignatureProblem };

/** @param secretOf the secret that goes with an access key; undefined for one that nobody has */
export function checkSignature(request: DecodedRequest, secretOf: (accessKey: string) => string | undefined, now: number): Checked {
  const { headers, body } = request;
  const date = headers["x-sdk-date"];
  if (date === undefined || date === "") return { problem: "no date" };
  const signedAt = timeOf(date);
  if (signedAt === undefined) return { problem: "no time" };
  const authorization = parseAuthorization(headers.authorization ?? "");
  if (authorization === undefined) return { problem: "malformed" };
  const { accessKey, signedHeaders, signature } = authorization;
  if (!["host", "x-sdk-date"].every((name) => signedHeaders.includes(name))) return { problem: "malformed" };
  const secret = secretOf(accessKey);
  if (secret === undefined) return { problem: "unknown key" };
  if (Math.abs(now - signedAt) > toleranceMs) return { problem: "expired" };
  const expected = signatureOf({ ...request, body: body ?? "" }, secret, signedHeaders);
  const isSigned = timingSafeEqual(Buffer.from(expected), Buffer.from(signature));
  return isSigned && isOfBody(request, signedHeaders) ? { accessKey } : { problem: "mismatch" };
}

/** The header that stands for the body's digest is signed itself, and says the digest, or that the body is not signed. */
function isOfBody({ headers, body }: DecodedRequest, signedHeaders: readonly string[]): boolean {
  const claimed = headers[contentDigestHeader];
  if (claimed === undefined) return true;
  const digest = createHash("sha256")
    .update(body ?? "")
    .digest("hex");
  return signedHeaders.includes(contentDigestHeader) && (claimed === unsignedPayload || claimed.toLowerCase() === digest);
}

/** Epoch milliseconds of `20260206T000000Z`. */
function timeOf(date: string): number | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}
