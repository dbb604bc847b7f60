/**
 * Reads answers: what must be there is checked, what may be missing is left undefined, what is unknown is ignored, and a
 * number may come as a text.
 */
import { parseJson } from "./json";

export type Json = Readonly<Record<string, unknown>>;

/** A listed value, or one that the platform has added since. */
export type Open<T extends string | number> = T | (T extends string ? string & Record<never, never> : number & Record<never, never>);

/** The answer is not what the vendor documents; the message says what is missing. */
export class Unreadable extends Error {}

/** The text as a JSON object, integers beyond a number's reach as texts; undefined when it is something else. */
export function jsonObject(text: string): Json | undefined {
  try {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text or number as a text without spaces around it; undefined when nothing is left. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() || undefined : undefined;
}

/** A number, also one that is written as a text. */
export function numberOf(value: unknown): number | undefined {
  const text = textOf(value);
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

export function boolOf(value: unknown): boolean | undefined {
  if (value === true || value === "true") return true;
  return value === false || value === "false" ? false : undefined;
}

/** A list of objects; an absent one is empty. */
export function objectsIn(value: unknown, name: string): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every(isObject)) throw new Unreadable(`${name} in the answer is no list of objects`);
  return value;
}

type Read<Value, Required extends string, Optional extends string> = { readonly [name in Required]: Value } & {
  readonly [name in Optional]?: Value | undefined;
};
export type Fields<Required extends string, Optional extends string> = Read<string, Required, Optional>;

/** @throws Unreadable naming the required fields that are missing */
export function readFields<Required extends string, Optional extends string>(
  json: Json,
  required: readonly Required[],
  optional: readonly Optional[],
): Fields<Required, Optional> {
  const asText = (value: unknown) => (typeof value === "string" ? value : undefined);
  return read(json, required, optional, asText, (value) => value === "");
}

/** @throws Unreadable naming the required fields that are missing */
export function readNumbers<Required extends string, Optional extends string>(
  json: Json,
  required: readonly Required[],
  optional: readonly Optional[],
): Read<number, Required, Optional> {
  return read(json, required, optional, numberOf);
}

function read<Value, Required extends string, Optional extends string>(
  json: Json,
  required: readonly Required[],
  optional: readonly Optional[],
  convert: (value: unknown) => Value | undefined,
  isEmpty: (value: Value) => boolean = () => false,
): Read<Value, Required, Optional> {
  const values = new Map([...required, ...optional].map((name) => [name, convert(json[name])] as const));
  const missing = required.filter((name) => {
    const value = values.get(name);
    return value === undefined || isEmpty(value);
  });
  if (missing.length > 0) throw new Unreadable(`the answer has no ${missing.join(", ")}`);
  const present = [...values].filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as Read<Value, Required, Optional>;
}
