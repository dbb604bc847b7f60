import type { Value } from "../../schema";

/**
 * The engine's numbers have 512 bits. Here they are a `number` where that holds them exactly as written, a `bigint` for other
 * integers, and their decimal digits for the rest, so that what came in goes out again unchanged.
 */
export function decodeNumber(wire: unknown): number | bigint | string | undefined {
  if (typeof wire === "bigint") return fitted(wire);
  if (typeof wire === "number") return Number.isInteger(wire) ? fitted(BigInt(wire)) : Number.isFinite(wire) ? wire : undefined;
  if (typeof wire !== "string" || !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(wire)) return undefined;
  if (/^-?\d+$/.test(wire)) return fitted(BigInt(wire));
  const number = Number(wire);
  if (!Number.isFinite(number)) return wire;
  if (Number.isSafeInteger(number) && sameDigits(wire, String(number))) return number === 0 ? 0 : number;
  return !Number.isInteger(number) && sameDigits(wire, String(number)) ? number : wire;
}

/** Integers of up to 64 bits as such; everything else as decimal digits, because a double would be read as another number. */
export function encodeNumber(value: Value): number | bigint | string | undefined {
  if (typeof value === "bigint") return encodeInteger(value);
  if (typeof value === "string") return decodeNumber(value) === undefined ? undefined : value;
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  return Number.isInteger(value) ? encodeInteger(BigInt(value)) : String(value);
}

function encodeInteger(value: bigint): number | bigint | string {
  if (value === BigInt.asIntN(32, value)) return Number(value);
  return value === BigInt.asIntN(64, value) ? value : value.toString();
}

function fitted(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function sameDigits(a: string, b: string): boolean {
  return normalized(a) === normalized(b);
}

/** Sign, digits and power of ten, without leading and trailing zeros. */
function normalized(text: string): string {
  const [, sign = "", whole = "", fraction = "", power = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  return significant === "" ? "0" : `${sign}${significant}e${Number(power) - fraction.length + digits.length - significant.length}`;
}
