import { isObject, type Value, type Values } from "./values";

/**
 * Unicode's normal form C, in which HCL keeps texts: `é` as one character, and as `e` with an accent after it, are the same text.
 * Whatever comes in, from a platform, a person or a file, is brought to it where it becomes a value; what is a value is compared as it is.
 */
export function normalText(text: string): string {
  return text.normalize("NFC");
}

/** At any depth, keys included. */
export function normalValue(value: Value): Value {
  if (typeof value === "string") return normalText(value);
  if (Array.isArray(value)) return value.map((item: Value) => normalValue(item));
  return isObject(value) ? normalValues(value) : value;
}

export function normalValues(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [normalText(key), normalValue(value)]));
}
