/** Values in JSON, which has no word for what is not known yet. */
import { isObject, isUnknown, UNKNOWN, type Value, type Values } from "../../schema";
import { Decimal, type Numeric } from "../../schema/number/numeric";

/** The one key of an object that stands for something else. */
const mark = "~";

export type EncodedValue = null | boolean | Numeric | string | readonly EncodedValue[] | { readonly [key: string]: EncodedValue };

export function encodeValue(value: Value): EncodedValue {
  if (isUnknown(value)) return { [mark]: "unknown" };
  if (Array.isArray(value)) return value.map((item: Value) => encodeValue(item));
  if (!isObject(value)) return value as EncodedValue;
  // An object of the user's own that has this key is told apart by its entries.
  if (Object.hasOwn(value, mark))
    return { [mark]: "object", entries: Object.entries(value).map(([key, item]) => [key, encodeValue(item)]) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encodeValue(item)]));
}

export function decodeValue(encoded: EncodedValue): Value {
  if (Array.isArray(encoded)) return encoded.map((item: EncodedValue) => decodeValue(item));
  if (typeof encoded !== "object" || encoded === null || encoded instanceof Decimal) return encoded as Value;
  const fields = encoded as { readonly [key: string]: EncodedValue };
  switch (fields[mark]) {
    case undefined:
      return Object.fromEntries(Object.entries(fields).map(([key, item]) => [key, decodeValue(item)]));
    case "unknown":
      return UNKNOWN;
    default:
      return Object.fromEntries(
        (fields.entries as readonly (readonly [string, EncodedValue])[]).map(([key, item]) => [key, decodeValue(item)]),
      );
  }
}

export function encodeValues(values: Values): { readonly [key: string]: EncodedValue } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encodeValue(value)]));
}

export function decodeValues(encoded: { readonly [key: string]: EncodedValue }): Values {
  return Object.fromEntries(Object.entries(encoded).map(([name, value]) => [name, decodeValue(value)]));
}
