/**
 * Numbers as Terraform and OpenTofu compute with them: binary, of 512 bits, each result rounded to the nearest, halves to even. What
 * they write is the shortest decimal number that reads back as the same: it is written so here too, to the last digit.
 */

/** mantissa · 2^exponent */
export interface BinaryFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const precision = 512;

/** digits · 10^power */
export function fromDecimal(digits: bigint, power: number): BinaryFloat {
  return power >= 0 ? rounded(digits * 10n ** BigInt(power), 0) : quotient(digits, 10n ** BigInt(-power), 0);
}

export function plus(a: BinaryFloat, b: BinaryFloat): BinaryFloat {
  const exponent = Math.min(a.exponent, b.exponent);
  return rounded(aligned(a, exponent) + aligned(b, exponent), exponent);
}

export function minus(a: BinaryFloat, b: BinaryFloat): BinaryFloat {
  return plus(a, { ...b, mantissa: -b.mantissa });
}

export function times(a: BinaryFloat, b: BinaryFloat): BinaryFloat {
  return rounded(a.mantissa * b.mantissa, a.exponent + b.exponent);
}

/** @param b is not zero */
export function over(a: BinaryFloat, b: BinaryFloat): BinaryFloat {
  return quotient(a.mantissa, b.mantissa, a.exponent - b.exponent);
}

/** The whole part. */
export function truncated({ mantissa, exponent }: BinaryFloat): bigint {
  return exponent >= 0 ? mantissa << BigInt(exponent) : mantissa / (1n << BigInt(-exponent));
}

/** As the other engines write it, in full and without an exponent. */
export function toDecimal({ mantissa, exponent }: BinaryFloat): string {
  if (mantissa === 0n) return "0";
  const sign = mantissa < 0n ? "-" : "";
  // Half a unit of the last place is one: the neighbours' borders are the next whole numbers.
  const excess = bitLength(mantissa) - (precision + 1);
  const halves = excess < 0 ? magnitude(mantissa) << BigInt(-excess) : magnitude(mantissa) >> BigInt(excess);
  return sign + inFull(shortest(halves, exponent + excess));
}

/** Digits without zeros at either end, and how many of them stand before the point. */
interface Decimals {
  readonly digits: string;
  readonly point: number;
}

/** The fewest digits for which no other number is nearer than halves · 2^exponent. */
function shortest(halves: bigint, exponent: number): Decimals {
  const [exact, lower, upper] = [0n, -1n, 1n].map((step) => decimals(halves + step, exponent)) as [Decimals, Decimals, Decimals];
  const { digits, point } = exact;
  // A border reads back as this number where its mantissa is even.
  const inclusive = (halves & 2n) === 0n;
  for (let i = 0; i < digits.length; i++) {
    const [low, digit, high] = [lower, exact, upper].map((each) => Number(each.digits[i] ?? 0)) as [number, number, number];
    const down = low !== digit || (inclusive && i + 1 === lower.digits.length);
    const up = digit !== high && (inclusive || digit + 1 < high || i + 1 < upper.digits.length);
    const rest = digits.slice(i + 1);
    const isNearerUp = rest === "5" ? digit % 2 === 1 : rest >= "5";
    if (up && (!down || isNearerUp)) return increased(digits.slice(0, i + 1), point);
    if (down) return trimmed(digits.slice(0, i + 1), point);
  }
  return exact;
}

function decimals(whole: bigint, exponent: number): Decimals {
  const text = (exponent >= 0 ? whole << BigInt(exponent) : whole * 5n ** BigInt(-exponent)).toString();
  return trimmed(text, text.length + Math.min(exponent, 0));
}

function trimmed(digits: string, point: number): Decimals {
  return { digits: digits.replace(/(?<!0)0+$/, ""), point };
}

function increased(digits: string, point: number): Decimals {
  const next = (BigInt(digits) + 1n).toString();
  return trimmed(next, point + next.length - digits.length);
}

function inFull({ digits, point }: Decimals): string {
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + "0".repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function quotient(dividend: bigint, divisor: bigint, exponent: number): BinaryFloat {
  const shift = Math.max(0, precision + 2 + bitLength(divisor) - bitLength(dividend));
  const shifted = dividend << BigInt(shift);
  return rounded(shifted / divisor, exponent - shift, shifted % divisor !== 0n);
}

/** @param cut more follows behind the last bit, which is then not among those that are kept */
function rounded(mantissa: bigint, exponent: number, cut = false): BinaryFloat {
  const excess = bitLength(mantissa) - precision;
  if (excess <= 0) return { mantissa, exponent };
  const shift = BigInt(excess);
  const kept = magnitude(mantissa) >> shift;
  const rest = magnitude(mantissa) - (kept << shift);
  const half = 1n << (shift - 1n);
  const isUp = rest > half || (rest === half && (cut || (kept & 1n) === 1n));
  const result = isUp ? kept + 1n : kept;
  return { mantissa: mantissa < 0n ? -result : result, exponent: exponent + excess };
}

function aligned({ mantissa, exponent }: BinaryFloat, to: number): bigint {
  return mantissa << BigInt(exponent - to);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function bitLength(value: bigint): number {
  const hex = magnitude(value).toString(16);
  return hex === "0" ? 0 : hex.length * 4 - Math.clz32(Number.parseInt(hex[0] ?? "0", 16)) + 28;
}
