import type { Value } from "../../schema";
import { isNumeric, type Numeric, numberText, parseNumber } from "../../schema/number/numeric";

/** Undefined where it is no number. */
export function decodeNumber(wire: unknown): Numeric | undefined {
  if (typeof wire === "number") return Number.isFinite(wire) ? parseNumber(numberText(wire)) : undefined;
  return isNumeric(wire) || typeof wire === "string" ? parseNumber(String(wire)) : undefined;
}

/** Integers of up to 64 bits as such; everything else as decimal digits, because a double would be read as another number. */
export function encodeNumber(value: Value): number | bigint | string | undefined {
  if (!isNumeric(value) || (typeof value === "number" && !Number.isFinite(value))) return undefined;
  const text = numberText(value);
  return /^-?\d+$/.test(text) ? encodeInteger(BigInt(text)) : text;
}

function encodeInteger(value: bigint): number | bigint | string {
  if (value === BigInt.asIntN(32, value)) return Number(value);
  return value === BigInt.asIntN(64, value) ? value : value.toString();
}
