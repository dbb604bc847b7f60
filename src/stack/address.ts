/** Addresses of objects in a stack, as Terraform writes them. */

export type InstanceKey = number | string | undefined;

export interface Address {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly key: InstanceKey;
}

/** `sms_baidu_template.code`, `data.sms_baidu_template.code`: the block, whatever its instances. */
export function subjectOf({ mode, type, name }: Omit<Address, "key">): string {
  return mode === "data" ? `data.${type}.${name}` : `${type}.${name}`;
}

/** `sms_baidu_template.code["a"]`, `sms_baidu_template.code[0]`, or the subject alone. */
export function formatAddress(address: Address): string {
  return subjectOf(address) + formatKey(address.key);
}

export function formatKey(key: InstanceKey): string {
  if (key === undefined) return "";
  return typeof key === "number"
    ? `[${key}]`
    : `[${JSON.stringify(key)
        .replaceAll("${", () => "$${")
        .replaceAll("%{", () => "%%{")}]`;
}

/** Undefined for what is no address of an object in the root module. */
export function parseAddress(text: string): Address | undefined {
  const match = /^(data\.)?([a-z][a-z0-9_]*)\.([A-Za-z_][\w-]*)(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?$/.exec(text.trim());
  const [, data, type, name, key] = match ?? [];
  if (type === undefined || name === undefined) return undefined;
  return { mode: data ? "data" : "managed", type, name, key: parseKey(key) };
}

function parseKey(text: string | undefined): InstanceKey {
  if (text === undefined) return undefined;
  if (!text.startsWith('"')) return Number(text);
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === "string" ? parsed.replaceAll("$${", "${").replaceAll("%%{", "%{") : undefined;
}

/** Numbers by value, then texts. */
export function compareKeys(a: InstanceKey, b: InstanceKey): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === typeof b) return String(a) < String(b) ? -1 : a === b ? 0 : 1;
  return typeof a === "number" ? -1 : 1;
}
