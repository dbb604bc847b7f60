import { normalText } from "./normal-form";
import { UNKNOWN, type Value } from "./values";

/** Conversions between the primitive types, by Terraform's rules. */

export type Primitive = string | number | bigint | boolean;

export function isPrimitive(value: Value): value is Primitive {
  return value !== null && ["string", "number", "bigint", "boolean"].includes(typeof value);
}

/** A number is written out in full, never with an exponent. */
export function toText(value: Primitive): string {
  if (typeof value === "string") return normalText(value);
  if (typeof value !== "number") return String(value);
  if (Number.isInteger(value)) return BigInt(value).toString();
  const [, sign = "", whole, fraction = "", zeros] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(String(value)) ?? [];
  return whole === undefined ? String(value) : `${sign}0.${"0".repeat(Number(zeros) - 1)}${whole}${fraction}`;
}

/** Undefined where the value is no number. An integer beyond 2^53 is kept exactly, as a bigint. */
export function toNumber(value: Primitive): number | bigint | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean" || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return undefined;
  const number = Number(value);
  if (Number.isSafeInteger(number) || !/^[+-]?\d+$/.test(value)) return number;
  return BigInt(value.replace(/^\+/, ""));
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
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? "a string" : "a number";
}
