// Infocloud: specification 3.1; L109-162.
/** Who is calling, and how that is proved. */
import { OptionError } from "../../../../http/option-error";
import type { Prepared } from "../../../../http/transport";
import type { Random } from "../../../../ports/random";
import { checkKey } from "../../../shared/client/keys";
import { type SignMethod, signMethods } from "../enumerations";
import { signatureOf, stringToSign } from "./sign";

/** Of one account: the console shows both at 接口配置 → 接口信息. */
export interface Credentials {
  readonly apiKey: string;
  /** Also called secret key. */
  readonly accessKey: string;
}

/** Where the console shows the keys. */
const page = "接口信息";

/** @throws OptionError when a key is empty or holds what no key holds; the value is not repeated */
export function checkCredentials({ apiKey, accessKey }: Credentials): void {
  checkKey("infocloud", { apiKey, accessKey }, page);
}

/** @throws OptionError for one that is not in the list, as a program without types may pass */
export function checkSignMethod(signMethod: SignMethod): void {
  if (signMethods.includes(signMethod)) return;
  throw new OptionError("signMethod", `is ${JSON.stringify(signMethod)}; it must be one of ${signMethods.join(", ")}.`, "infocloud");
}

export interface Signer extends Credentials {
  readonly signMethod: SignMethod;
}

/** The headers of one try. */
export function authorize({ apiKey, accessKey, signMethod }: Signer, { body }: Pick<Prepared, "body">, nowMs: number, nonce: string) {
  const headers = { "x-api-key": apiKey, "x-nonce": nonce, "x-sign-method": signMethod, "x-timestamp": String(Math.floor(nowMs)) };
  const fields: Readonly<Record<string, unknown>> = JSON.parse(body?.toString() ?? "{}");
  return { ...headers, "x-sign": signatureOf(stringToSign({ ...fields, ...headers }), accessKey, signMethod) };
}

// Infocloud: L117-119, L138; A3.
/** At least 10 characters, and digits only, which satisfies every reading. */
export function nonceOf(random: Random): string {
  return BigInt(`0x${random.uuid().replaceAll("-", "").slice(0, 16)}`)
    .toString()
    .padStart(20, "0");
}
