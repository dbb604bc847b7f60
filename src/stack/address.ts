/** Addresses of objects in a stack, as Terraform writes them. */
import { normalText } from "../schema";

export type InstanceKey = number | string | undefined;

export interface Address {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly key: InstanceKey;
}

/** `sms_baidu_template.code`, `data.sms_baidu_template.code`: the block, whatever its instances. */
export function blockAddressOf({ mode, type, name }: Omit<Address, "key">): string {
  return mode === "data" ? `data.${type}.${name}` : `${type}.${name}`;
}

/** `sms_baidu_template.code["a"]`, `sms_baidu_template.code[0]`, or the subject alone. */
export function formatAddress(address: Address): string {
  return blockAddressOf(address) + formatKey(address.key);
}

export function formatKey(key: InstanceKey): string {
  if (key === undefined) return "";
  return typeof key === "number"
    ? `[${key}]`
    : `[${JSON.stringify(key)
        .replaceAll("${", () => "$${")
        .replaceAll("%{", () => "%%{")}]`;
}

/** The name of a type or of a block: letters of any script, as Terraform takes them. */
export function isIdentifier(text: string): boolean {
  return plainIdentifier.test(text) || identifier.test(text);
}

const identifier = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;
/** Most are of these letters, and found to be at a fraction of the cost. */
const plainIdentifier = /^[A-Za-z_][\w-]*$/;

/** `isIdentifier` in words. */
export const identifierRule = "a name begins with a letter or _, and goes on with letters, digits, _ and -";

/** The identifier that is nearest to a text. */
export function identifierFor(text: string): string {
  const name = text.replace(/[^\p{ID_Continue}-]/gu, "_");
  return isIdentifier(name) ? name : `_${name}`;
}

/** Undefined for what is no address of an object in the root module. */
export function parseAddress(text: string): Address | undefined {
  const [, data, type = "", name = "", bracketed] = /^(data\.)?([^.[\]]+)\.([^.[\]]+)(?:\[(.*)\])?$/s.exec(text.trim()) ?? [];
  if (!isIdentifier(type) || !isIdentifier(name)) return undefined;
  const key = bracketed === undefined ? undefined : parseKey(bracketed);
  if (bracketed !== undefined && key === undefined) return undefined;
  return { mode: data ? "data" : "managed", type, name, key };
}

/** Undefined for what is no key. */
function parseKey(text: string): InstanceKey {
  if (/^\d+$/.test(text)) return Number(text);
  const quoted = parseQuoted(text);
  return quoted === undefined ? undefined : normalText(quoted.replaceAll("$${", () => "${").replaceAll("%%{", "%{"));
}

function parseQuoted(text: string): string | undefined {
  if (!text.startsWith('"')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "string" ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Numbers by value, then texts. */
export function compareKeys(a: InstanceKey, b: InstanceKey): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === typeof b) return String(a) < String(b) ? -1 : a === b ? 0 : 1;
  return typeof a === "number" ? -1 : 1;
}
