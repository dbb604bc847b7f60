/** Which application sends: by a signature with its key and secret, or by X-WSSE (Huawei's specification 2.3 and 2.4). */
import { passwordDigestOf } from "../../../clouds/huawei/client/signing/sign-wsse";
import type { World } from "../../platform";
import type { Nonces } from "../../stores/nonces";
import type { Accounts } from "../accounts";
import type { App, AppStore } from "../apps/apps";
import type { DecodedRequest } from "../calls/body";
import { checkSignature, type SignatureProblem } from "../calls/signature";
import type { HuaweiSwitches } from "../switches";
import { type SendCode, sendRefusal } from "./codes";

interface Surroundings {
  readonly world: World;
  readonly switches: HuaweiSwitches;
  readonly apps: AppStore;
  readonly accounts: Accounts;
  readonly nonces: Nonces;
}

const hourMs = 60 * 60 * 1000;
/** How far Created may be away from the platform's time (Huawei L3311, L3344). */
const tolerances = { "24-hours": 24 * hourMs, "8-hours": 8 * hourMs } as const;

/** A nonce is remembered for as long as its request is accepted. */
export const nonceMs = 2 * tolerances["24-hours"];

const signatureCodes: Readonly<Record<SignatureProblem, SendCode>> = {
  "no date": "E000041",
  "no time": "E000042",
  malformed: "E000043",
  "unknown key": "E000102",
  expired: "E000044",
  mismatch: "E000045",
};

/** @throws Refusal with a code of a send */
export function authenticateSend(request: DecodedRequest, surroundings: Surroundings): App {
  const authorization = request.headers.authorization ?? "";
  if (authorization === "") throw sendRefusal("E000001");
  const app = authorization.startsWith("SDK-HMAC-SHA256")
    ? signerOf(request, surroundings)
    : holderOf(request, authorization, surroundings);
  requireSending(app, surroundings);
  return app;
}

function signerOf(request: DecodedRequest, { world, switches, apps }: Surroundings): App {
  const checked = checkSignature(request, (appKey) => applicationOf(apps, appKey)?.fields.appSecret, world.clock.now());
  if ("problem" in checked) {
    const isProof = checked.problem === "expired" || checked.problem === "mismatch";
    throw sendRefusal(isProof ? proofCode(signatureCodes[checked.problem], switches) : signatureCodes[checked.problem]);
  }
  return required(apps, checked.accessKey);
}

function holderOf({ headers }: DecodedRequest, authorization: string, { world, switches, apps, nonces }: Surroundings): App {
  if (!/^WSSE\b/.test(authorization)) throw sendRefusal("E000008");
  requireAttribute(authorization, "realm", "SDP", ["E000002", "E000004"]);
  requireAttribute(authorization, "profile", "UsernameToken", ["E000003", "E000005"]);
  requireAttribute(authorization, "type", "Appkey", ["E000007", "E000006"]);
  const header = headers["x-wsse"] ?? "";
  if (header === "") throw sendRefusal("E000020");
  if (!/^UsernameToken\b/.test(header)) throw sendRefusal("E000026");
  const appKey = attributeOf(header, "Username", "E000021");
  const nonce = attributeOf(header, "Nonce", "E000022");
  const created = attributeOf(header, "Created", "E000023");
  const digest = attributeOf(header, "PasswordDigest", "E000024");
  if (!/^[0-9A-Za-z]{1,128}$/.test(nonce)) throw sendRefusal("E000027", "Nonce has 1 to 128 letters and digits.");
  const createdAt = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(created) ? Date.parse(created) : Number.NaN;
  if (Number.isNaN(createdAt)) throw sendRefusal("E000025");
  const app = required(apps, appKey);
  const now = world.clock.now();
  if (Math.abs(now - createdAt) > tolerances[switches.get("huawei.wsse-tolerance")]) throw sendRefusal(proofCode("E000110", switches));
  const proof = { appSecret: app.fields.appSecret, nonce, created };
  const accepted = { both: ["bytes", "hex"], bytes: ["bytes"], hex: ["hex"] } as const;
  if (!accepted[switches.get("huawei.wsse-digest")].some((over) => passwordDigestOf(proof, over) === digest)) {
    throw sendRefusal(proofCode("E000105", switches));
  }
  const isNew = nonces.take([appKey, nonce, created], now);
  if (!isNew && switches.get("huawei.nonce-replay") === "refused") throw sendRefusal("E000101", "The Nonce was used before.");
  return app;
}

/** @throws Refusal when the application may not send */
function requireSending({ account, status, fields }: App, { accounts }: Surroundings): void {
  const settings = accounts.of(account);
  if (status !== "LAUNCHED") throw sendRefusal("E000103", `It is ${status}.`);
  if (settings.status === "FROZEN") throw sendRefusal("E000112");
  if (settings.status !== "ACTIVE") throw sendRefusal("E000109");
  if (!fields.maySend) throw sendRefusal("E000106");
  if (fields.ipWhiteList !== null && !settings.addressAllowed) throw sendRefusal("E000620");
}

/** The appendix has one code for everything that is wrong with a secret or a time (Huawei L3311). */
function proofCode(code: SendCode, switches: HuaweiSwitches): SendCode {
  return switches.get("huawei.authentication-codes") === "specific" ? code : "E000001";
}

function requireAttribute(header: string, name: string, value: string, [missing, wrong]: readonly [SendCode, SendCode]): void {
  if (attributeOf(header, name, missing) !== value) throw sendRefusal(wrong);
}

function attributeOf(header: string, name: string, missing: SendCode): string {
  const value = new RegExp(`[\\s,]${name}="([^"]*)"`).exec(header)?.[1];
  if (value === undefined) throw sendRefusal(missing);
  return value;
}

/** By its key. */
export function applicationOf(apps: AppStore, appKey: string): App | undefined {
  for (const app of apps.all()) if (app.fields.appKey === appKey) return apps.owned(app.account, app.id);
  return undefined;
}

function required(apps: AppStore, appKey: string): App {
  const app = applicationOf(apps, appKey);
  if (app === undefined) throw sendRefusal("E000102");
  return app;
}
