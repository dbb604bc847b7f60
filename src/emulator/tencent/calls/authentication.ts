/** Checks who sends a request (Tencent's specification 5 and 6). */
import { timingSafeEqual } from "node:crypto";
import { scopeOf, service, signatureOf } from "../../../clouds/tencent/client/signing/sign";
import { signatureV1Of } from "../../../clouds/tencent/client/signing/sign-v1";
import type { World } from "../../platform";
import type { Nonces } from "../../stores/nonces";
import { accountOf, type Credential, type Credentials } from "../../world/credentials";
import type { TencentSwitches } from "../switches";
import { refusal } from "./envelope";
import { commonOf, type Incoming } from "./protocol";

/** How far a client's clock may be off (Tencent L561). */
export const toleranceSeconds = 300;

const authorizationPattern =
  /^TC3-HMAC-SHA256 Credential=(?<id>[^/,\s]+)\/(?<date>\d{4}-\d\d-\d\d)\/(?<product>[^/,\s]+)\/tc3_request, *SignedHeaders=(?<signed>[^,\s]+), *Signature=(?<signature>[0-9a-f]{64})$/;

/** What vendor SDKs sign in place of a body that they are told to leave out, and the header's value that says so. */
const unsignedPayload = "UNSIGNED-PAYLOAD";

/** Percent-encoding in small letters is an error (Tencent L3170). */
const smallHex = /%(?:[a-f][0-9A-Fa-f]|[0-9A-F][a-f])/;

export interface Caller {
  readonly keyId: string;
  /** Whose objects these are: the key id, or that of the main account. */
  readonly account: string;
  readonly isSubAccount: boolean;
}

export interface Surroundings {
  readonly world: World;
  readonly switches: TencentSwitches;
  readonly nonces: Nonces;
}

/**
 * @throws Refusal for a header that is no signature, a missing parameter, an unknown key, a time outside the tolerance, a wrong
 *   scope or signature, a request that was seen before, a wrong token, in this order.
 */
export function authenticate(incoming: Incoming, surroundings: Surroundings): Caller {
  const { credentials } = surroundings.world;
  const keyId = incoming.signing === "v3" ? checkV3(incoming, surroundings) : checkV1(incoming, surroundings);
  checkToken(incoming, credentialOf(credentials, keyId), surroundings.switches);
  const account = accountOf(credentials, keyId);
  return { keyId, account, isSubAccount: account !== keyId };
}

function checkV3(incoming: Incoming, { world, switches }: Surroundings): string {
  const { request } = incoming;
  const { id = "", date = "", product = "", signed = "", signature = "" } = readAuthorization(request.headers.authorization);
  const signedHeaders = signed.split(";");
  const { secret: secretKey } = credentialOf(world.credentials, id);
  const timestamp = checkTime(incoming, world.clock.now());
  const host = request.headers.host ?? "";
  // Vendor SDKs take the product from the host they are given, whatever that is.
  if (product !== service && product !== host.split(".")[0]) {
    throw refusal("AuthFailure.SignatureFailure", `The scope's product is "${product}", not "${service}".`);
  }
  const key = { secretKey, timestamp, service: product };
  if (!scopeOf(key).startsWith(`${date}/`))
    throw refusal("AuthFailure.SignatureFailure", `The scope's day is ${date}, not that of the timestamp in UTC.`);
  if (smallHex.test(request.rawQuery)) throw refusal("AuthFailure.SignatureFailure", "Percent-encoding has capital letters.");
  const query = request.method === "GET" ? request.rawQuery : "";
  const isUnsigned = request.headers["x-tc-content-sha256"] === unsignedPayload && switches.get("tencent.unsigned-payload") === "accept";
  const body = isUnsigned ? unsignedPayload : (request.body ?? "");
  const expected = hostsOf(host).map((name) =>
    signatureOf({ method: request.method, query, headers: { ...request.headers, host: name }, body }, key, signedHeaders),
  );
  requireOneOf(expected, signature);
  return id;
}

function checkV1(incoming: Incoming, { world, switches, nonces }: Surroundings): string {
  const { request, pairs } = incoming;
  const parameters = new Map(pairs);
  const [keyId = "", nonce = "", signature = ""] = ["SecretId", "Nonce", "Signature"].map((name) => {
    const value = parameters.get(name);
    if (value === undefined || value === "") throw refusal("MissingParameter", name);
    return value;
  });
  const { secret } = credentialOf(world.credentials, keyId);
  const now = world.clock.now();
  const timestamp = checkTime(incoming, now);
  if (!/^[1-9]\d{0,19}$/.test(nonce)) throw refusal("InvalidParameter", "Nonce must be a positive Integer.");
  const sent = request.method === "GET" ? request.rawQuery : (request.body ?? "").toString("utf8");
  if (smallHex.test(sent)) throw refusal("AuthFailure.SignatureFailure", "Percent-encoding has capital letters.");
  const expected = hostsOf(request.headers.host ?? "").map((host) =>
    signatureV1Of({ method: request.method, host, parameters: pairs }, secret),
  );
  requireOneOf(expected, signature);
  const isNew = nonces.take([keyId, timestamp, nonce], now);
  if (!isNew && switches.get("tencent.nonce-replay") === "refuse") {
    throw refusal("AuthFailure.SignatureFailure", `A request with Nonce ${nonce} and Timestamp ${timestamp} was received before.`);
  }
  return keyId;
}

function readAuthorization(header: string | undefined): Partial<Record<string, string>> {
  const groups = authorizationPattern.exec(header ?? "")?.groups;
  const signedHeaders = groups?.signed?.split(";") ?? [];
  const isSorted = signedHeaders.every((name, index) => name === name.toLowerCase() && name > (signedHeaders[index - 1] ?? ""));
  if (groups === undefined || !isSorted || !signedHeaders.includes("content-type") || !signedHeaders.includes("host")) {
    throw refusal(
      "AuthFailure.InvalidAuthorization",
      "Expected TC3-HMAC-SHA256 Credential={SecretId}/{day}/sms/tc3_request, SignedHeaders={names in order, with content-type and host}, Signature={64 hex digits}.",
    );
  }
  return groups;
}

/** @returns the request's seconds since 1970 */
function checkTime(incoming: Incoming, now: number): number {
  const text = commonOf(incoming, "Timestamp");
  if (text === undefined) throw refusal("MissingParameter", "Timestamp");
  if (!/^\d{1,12}$/.test(text)) throw refusal("InvalidParameter", "Timestamp must be an Integer.");
  const seconds = Number(text);
  const skew = seconds - Math.floor(now / 1000);
  if (Math.abs(skew) > toleranceSeconds)
    throw refusal("AuthFailure.SignatureExpire", `It is ${Math.abs(skew)} seconds ${skew < 0 ? "behind" : "ahead"}.`);
  return seconds;
}

/** On the platform's own port nobody writes the port. Vendor SDKs sign without it wherever they send to. */
function hostsOf(host: string): string[] {
  return [...new Set([host, host.replace(/:\d+$/, "")])];
}

function credentialOf(credentials: Credentials, keyId: string): Credential {
  const credential = credentials.get(keyId);
  if (credential === undefined) throw refusal("AuthFailure.SecretIdNotFound");
  return credential;
}

function requireOneOf(expected: readonly string[], signature: string): void {
  const given = Buffer.from(signature);
  const fits = expected.map((text) => Buffer.from(text)).some((wanted) => wanted.length === given.length && timingSafeEqual(wanted, given));
  if (!fits) throw refusal("AuthFailure.SignatureFailure");
}

function checkToken(incoming: Incoming, { sessionToken }: Credential, switches: TencentSwitches): void {
  const token = commonOf(incoming, "Token");
  if (sessionToken === undefined) {
    if (token !== undefined && token !== "" && switches.get("tencent.token-of-long-term-key") === "refuse") {
      throw refusal("AuthFailure.TokenFailure", "A long-term key has none.");
    }
  } else if (token !== sessionToken) throw refusal("AuthFailure.TokenFailure");
}
