/** Who makes a call (Infocloud's specification 3 and 12). */
import { timingSafeEqual } from "node:crypto";
import { type SignMethod, signMethods } from "../../../clouds/infocloud/client/enumerations";
import { signatureOf, stringToSign } from "../../../clouds/infocloud/client/signing/sign";
import type { World } from "../../platform";
import { Refusal } from "../../server/refusal";
import type { WireRequest } from "../../server/wire";
import type { Nonces } from "../../stores/nonces";
import { accountOf } from "../../world/credentials";
import type { Accounts } from "../accounts";
import type { InfocloudSwitches } from "../switches";
import { type Body, type SignedTexts, signedQueryOf } from "./body";
import { refusal } from "./envelope";

// Infocloud: L3653-3655.
/** How far a caller's clock may be off, in milliseconds. */
const toleranceMs = 60_000;

/** A nonce is remembered for as long as its request is accepted. */
export const nonceMs = 2 * toleranceMs;

// Infocloud: L117-119.
const shortestNonce = 10;

interface Surroundings {
  readonly world: World;
  readonly switches: InfocloudSwitches;
  readonly accounts: Accounts;
  readonly nonces: Nonces;
}

export interface Caller {
  readonly apiKey: string;
  /** Whose messages these are: the key, or that of the main account. */
  readonly account: string;
}

/** @throws Refusal for an address, a header, a key, a time, a signature and a request that was seen before, in this order */
export function authenticate(request: WireRequest, body: Body | undefined, { world, switches, accounts, nonces }: Surroundings): Caller {
  const { credentials, clock } = world;
  const apiKey = request.headers["x-api-key"] ?? "";
  const credential = credentials.get(apiKey);
  const account = accountOf(credentials, apiKey);
  if (credential !== undefined && !accounts.of(account).addressAllowed) throw refusal("2000");
  const [method, nonce, timestamp, given] = ["x-sign-method", "x-nonce", "x-timestamp", "x-sign"].map((name) => {
    const value = request.headers[name] ?? "";
    if (value === "") throw refusal("2001", `${name} is missing`);
    return value;
  }) as [string, string, string, string];
  if (credential === undefined) throw refusal("2001", "there is no such x-api-key");
  if (!isSignMethod(method)) throw refusal("2001", `x-sign-method is one of ${signMethods.join(", ")}`);
  if (switches.get("infocloud.nonce") === "strict" && nonce.length < shortestNonce) {
    throw refusal("2001", `x-nonce has at least ${shortestNonce} characters`);
  }
  const isNear = /^\d{13}$/.test(timestamp) && Math.abs(clock.now() - Number(timestamp)) <= toleranceMs;
  // Infocloud: L3676.
  if (!isNear) throw new Refusal(200, switches.get("infocloud.timestamp-code"), "无效的参数（时间戳）");
  const headers = { "x-api-key": apiKey, "x-nonce": nonce, "x-sign-method": method, "x-timestamp": timestamp };
  const expected = readingsOf({ ...signedQueryOf(request), ...body?.signed, ...headers }, switches).map((text) =>
    signatureOf(text, credential.secret, method),
  );
  if (!expected.some((each) => isSame(each, given.toLowerCase()))) throw refusal("2001", "x-sign does not fit the request");
  const isNew = nonces.take([apiKey, nonce], clock.now());
  const code = switches.get("infocloud.nonce-replay");
  if (!isNew && code !== "accept") throw refusal(code, "x-nonce was used before");
  return { apiKey, account };
}

/** What may have been signed: without empty values, or by the samples that keep them, with them (Infocloud's specification 3.3). */
function readingsOf(texts: SignedTexts, switches: InfocloudSwitches): string[] {
  const omitted = stringToSign(texts);
  if (switches.get("infocloud.empty-values") === "omitted") return [omitted];
  const names = Object.keys(texts).sort();
  return [omitted, ...["", "null"].map((empty) => names.map((name) => `${name}=${texts[name] ?? empty}`).join("&"))];
}

function isSignMethod(text: string): text is SignMethod {
  return signMethods.some((method) => method === text);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
