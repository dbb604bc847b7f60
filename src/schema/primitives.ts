import { Decimal, type Numeric, numberText, parseNumber } from "./number/numeric";
import { normalText } from "./text/normal-form";
import { UNKNOWN, type Value } from "./values";

/** Conversions between the primitive types, by Terraform's rules. */

export type Primitive = string | Numeric | boolean;

export function isPrimitive(value: Value): value is Primitive {
  return value instanceof Decimal || (value !== null && ["string", "number", "bigint", "boolean"].includes(typeof value));
}

/** A number is written out in full, never with an exponent. */
export function toText(value: Primitive): string {
  if (typeof value === "string") return normalText(value);
  return typeof value === "boolean" ? String(value) : numberText(value);
}

/** Undefined where the value is no number. */
export function toNumber(value: Primitive): Numeric | undefined {
  if (typeof value === "string") return parseNumber(value);
  return typeof value === "boolean" ? undefined : value;
}

export function toBool(value: Primitive): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  return undefined;
}

/** What kind of value it is, for messages: the value itself may be a secret. */
export function kindOf(value: Value): string {
  if (value === null) return "null";
  if (value === UNKNOWN) return "a value that is not known yet";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "boolean") return "a bool";
  if (value instanceof Decimal) return "a number";
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? "a string" : "a number";
}
