import { type BinaryFloat, fromDecimal, toDecimal } from "./binary-float";

/**
 * A number of the language: a `number` where that holds it to the last digit, a `bigint` for other whole ones, a `Decimal` for other
 * fractions. Each number has one form.
 */
export type Numeric = number | bigint | Decimal;

/** A fraction with more digits than a `number` keeps. */
export class Decimal {
  /** @param text as the other engines write it: in full, no zero at its end */
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Decimal;
}

const written = /^(?<sign>[+-]?)(?:(?<whole>\d+)(?:\.(?<fraction>\d*))?|\.(?<part>\d+))(?:e(?<power>[+-]?\d+))?$/i;

/** Digits before or behind the point. Nobody has such numbers, and one with a large exponent would fill the memory. */
export const mostDigits = 10_000;

/** Undefined where the text is no number, or one of too many digits. */
export function parseNumber(text: string): Numeric | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const { sign, whole, fraction, power } = parts;
  const digits = (whole + fraction).replace(/^0+/, "");
  if (digits === "") return 0;
  const size = Number(power) - fraction.length + digits.length;
  if (Math.abs(size) > mostDigits || digits.length > mostDigits) return undefined;
  const number = Number(text);
  const isShort = digits.length <= 15 && Math.abs(size) < 300;
  if (isShort && (Number.isSafeInteger(number) || !Number.isInteger(number))) return number;
  return toNumeric(fromDecimal(BigInt(sign === "-" ? `-${digits}` : digits), Number(power) - fraction.length));
}

function partsOf(text: string) {
  const { sign = "", whole = "", part = "", fraction = part, power = "0" } = written.exec(text)?.groups ?? {};
  return whole + fraction === "" ? undefined : { sign, whole, fraction, power };
}

/** Undefined where it has too many digits. */
export function toNumeric(float: BinaryFloat): Numeric | undefined {
  if (Math.abs(float.exponent) > mostDigits * Math.log2(10)) return undefined;
  const text = toDecimal(float);
  const number = Number(text);
  if (!text.includes(".")) return Number.isSafeInteger(number) ? number : BigInt(text);
  return numberText(number) === text ? number : new Decimal(text);
}

export function toBinary(value: Numeric): BinaryFloat {
  const { sign = "", whole = "", fraction = "" } = partsOf(numberText(value)) ?? {};
  return fromDecimal(BigInt(sign + whole + fraction), -fraction.length);
}

/** In full, never with an exponent. */
export function numberText(value: Numeric): string {
  if (typeof value !== "number") return String(value);
  if (Number.isInteger(value)) return BigInt(value).toString();
  const [, sign = "", whole, fraction = "", zeros] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(String(value)) ?? [];
  return whole === undefined ? String(value) : `${sign}0.${"0".repeat(Number(zeros) - 1)}${whole}${fraction}`;
}

/** Below zero where the first is less, above where it is more. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (!(a instanceof Decimal) && !(b instanceof Decimal)) return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [toBinary(a), toBinary(b)];
  const exponent = Math.min(left.exponent, right.exponent);
  const difference = (left.mantissa << BigInt(left.exponent - exponent)) - (right.mantissa << BigInt(right.exponent - exponent));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
