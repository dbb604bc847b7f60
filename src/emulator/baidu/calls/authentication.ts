/** Checks the Authorization of a request (Baidu's specification 3). */
import { createHash, timingSafeEqual } from "node:crypto";
import { signatureOf, timestampOf } from "../../../clouds/baidu/client/signing/sign";
import { Refusal } from "../../server/refusal";
import type { WireRequest } from "../../server/wire";
import { accountOf, type Credential, type Credentials } from "../../world/credentials";
import type { BaiduSwitches } from "../switches";
import { refusal } from "./envelope";

const authorizationPattern =
  /^bce-auth-v1\/(?<id>[^/]+)\/(?<timestamp>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)\/(?<expiry>[1-9]\d{0,8})\/(?<signed>[^/]*)\/(?<signature>[0-9a-f]{64})$/;

/** How far a client's clock may be ahead. The document gives no number; this is our choice. */
const toleranceAheadMs = 15 * 60 * 1000;

/** A request whose path and query are decoded. */
export interface DecodedRequest extends WireRequest {
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
}

/**
 * @returns the account: the access key id, or that of the main account.
 * @throws Refusal: malformed or missing header, unknown key, outside its time, wrong signature, wrong session token, in this order.
 */
export function authenticate(request: DecodedRequest, credentials: Credentials, now: number, switches: BaiduSwitches): string {
  try {
    return check(request, credentials, now);
  } catch (error) {
    if (error instanceof Refusal && switches.get("baidu.authentication-status") === "401") {
      throw new Refusal(401, error.code, error.message);
    }
    throw error;
  }
}

/** The account number that goes with an access key id: 32 hex digits, always the same. */
export function userIdOf(accessKeyId: string): string {
  return createHash("md5").update(accessKeyId).digest("hex");
}

function check(request: DecodedRequest, credentials: Credentials, now: number): string {
  const groups = authorizationPattern.exec(request.headers.authorization ?? "")?.groups;
  if (groups === undefined) {
    throw refusal("InvalidHTTPAuthHeader", "Expected bce-auth-v1/{accessKeyId}/{timestamp}/{seconds}/{signedHeaders}/{signature}.");
  }
  const { id = "", timestamp = "", expiry = "", signed = "", signature = "" } = groups;
  const signedHeaders = signed === "" ? [] : signed.split(";");
  // An empty list means the default set, which holds host.
  if (signedHeaders.length > 0 && !signedHeaders.includes("host")) {
    throw refusal("InvalidHTTPAuthHeader", "The signed headers must include host.");
  }
  const credential = credentials.get(id);
  if (credential === undefined) throw refusal("InvalidAccessKeyId");
  const signedAt = Date.parse(timestamp);
  if (Number.isNaN(signedAt)) throw refusal("InvalidHTTPAuthHeader", `${timestamp} is no time.`);
  const expirySeconds = Number(expiry);
  const claimed = claimedDate(request);
  const spans = [{ from: signedAt, to: signedAt }, ...(claimed ? [spanOf(claimed)] : [])];
  if (!spans.every(({ from, to }) => from <= now + toleranceAheadMs && now <= to + expirySeconds * 1000)) {
    throw refusal("RequestExpired", `Timestamp date is ${claimed ?? timestamp}.`);
  }
  const expected = signatureOf(request, { accessKeyId: id, secretKey: credential.secret, timestamp, expirySeconds }, signedHeaders);
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) throw refusal("SignatureDoesNotMatch");
  checkSessionToken(request, credential);
  return accountOf(credentials, id);
}

/** When the request was made, as `x-bce-date` says, or `Date` where it is alone (Baidu L2809-2813). The error shows it (L3056-3072). */
function claimedDate({ headers }: DecodedRequest): string | undefined {
  if (headers["x-bce-date"] !== undefined) return headers["x-bce-date"];
  if (headers.date === undefined) return undefined;
  const date = Date.parse(headers.date);
  return Number.isNaN(date) ? headers.date : timestampOf(date);
}

const dayPattern = /^\d{4}-\d\d-\d\d$/;
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const dayMs = 24 * 60 * 60 * 1000;

/** The document writes a day (L2809); its own sample has a time (L7123). What is neither is of no time at all. */
function spanOf(date: string): { readonly from: number; readonly to: number } {
  const from = Date.parse(date);
  if (dayPattern.test(date)) return { from, to: from + dayMs };
  return timePattern.test(date) ? { from, to: from } : { from: Number.NaN, to: Number.NaN };
}

/** The header, or for clients that cannot set one, the query. */
function checkSessionToken({ headers, query }: DecodedRequest, { sessionToken }: Credential): void {
  const name = "x-bce-security-token";
  const given = headers[name] ?? query.find(([key]) => key.toLowerCase() === name)?.[1];
  if (given === sessionToken) return;
  throw refusal(
    "AccessDenied",
    sessionToken === undefined
      ? `There is a session token (${name}), and this access key is not a temporary one.`
      : `The session token (${name}) is missing or does not belong to this access key.`,
  );
}
