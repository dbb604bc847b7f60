/** How states name the provider block that an object belongs to. */
import { BUILTIN, BUILTIN_ADDRESS } from "../../builtin";

/** `provider["registry.terraform.io/smsform/sms"].alias`, as states name it. */
export function providerAddress(key: string): string {
  if (key === BUILTIN) return BUILTIN_ADDRESS;
  const alias = key.includes(".") ? `.${key.slice(key.indexOf(".") + 1)}` : "";
  return `provider["registry.terraform.io/smsform/sms"]${alias}`;
}

/** The block with the key, as messages name it. */
export function blockName(key: string): string {
  return key.includes(".") ? `provider "sms" with alias "${key.slice(key.indexOf(".") + 1)}"` : 'provider "sms"';
}

/** The key of the provider block that an object in a state belongs to. */
export function providerKeyOf(address: string): string {
  if (address === BUILTIN_ADDRESS) return BUILTIN;
  const [, alias] = address.split('"].');
  return alias ? `sms.${alias}` : "sms";
}
