/**
 * Who is calling, and how that is proved.
 */
import { OptionError } from "../../../../http/option-error";
import { checkKey } from "../../../shared/client/keys";
import { languages, type SignMethod, signMethods } from "../enumerations";
import { formProtocol } from "./form-protocol";
import { jsonProtocol } from "./json-protocol";
import type { Common, Credentials, Protocol } from "./protocol";

/** @throws OptionError when a part is empty or holds what no key holds; the value is not repeated */
export function checkCredentials({ secretId, secretKey, token }: Credentials): void {
  checkKey("Tencent", { secretId, secretKey, ...(token !== undefined && { token }) }, "API Keys");
}

/** @throws OptionError for a way of signing or a language that is not in the lists, as a program without types may pass */
export function protocolOf(common: Common, signMethod: SignMethod = "TC3-HMAC-SHA256"): Protocol {
  checkListed("signMethod", signMethod, signMethods);
  checkListed("language", common.language ?? "zh-CN", languages);
  return signMethod === "TC3-HMAC-SHA256" ? jsonProtocol(common) : formProtocol(common, signMethod);
}

function checkListed(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value))
    throw new OptionError(name, `is ${JSON.stringify(value)}; it must be one of ${allowed.join(", ")}.`, "Tencent");
}
