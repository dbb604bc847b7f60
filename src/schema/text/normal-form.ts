import { isObject, type Value } from "../values";

/**
 * Unicode's normal form C, in which HCL keeps texts: `é` as one character, and as `e` with an accent after it, are the same text.
 * Whatever comes in, from a platform, a person or a file, is brought to it where it becomes a value; what is a value is compared as it is.
 */
export function normalText(text: string): string {
  return stable.test(text) ? text : text.normalize("NFC");
}

/** Characters of which any text is in the normal form: Latin without separate accents, Chinese, their punctuation. Nearly all texts are. */
const stable = /^[\0-\u02ff\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;

/** At any depth, keys included. What is in the normal form already is given back as it is. */
export function normalValue(value: Value): Value {
  return isNormal(value) ? value : rewritten(value);
}

export function normalValues<V extends Value | undefined>(values: Readonly<Record<string, V>>): Readonly<Record<string, V>>;
export function normalValues(values: Readonly<Record<string, Value | undefined>>): Readonly<Record<string, Value | undefined>> {
  return areNormal(values) ? values : rewrittenMembers(values);
}

function isNormal(value: Value): boolean {
  if (typeof value === "string") return normalText(value) === value;
  if (Array.isArray(value)) return value.every(isNormal);
  return !isObject(value) || areNormal(value);
}

function areNormal(values: Readonly<Record<string, Value | undefined>>): boolean {
  for (const key in values) {
    const value = values[key];
    if (normalText(key) !== key || (value !== undefined && !isNormal(value))) return false;
  }
  return true;
}

function rewritten(value: Value): Value {
  if (typeof value === "string") return normalText(value);
  if (Array.isArray(value)) return value.map((item: Value) => rewritten(item));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [normalText(key), rewritten(item)])) : value;
}

function rewrittenMembers(values: Readonly<Record<string, Value | undefined>>): Readonly<Record<string, Value | undefined>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [normalText(key), value === undefined ? value : rewritten(value)]),
  );
}
