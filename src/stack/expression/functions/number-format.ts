import { type Numeric, numberText, toBinary } from "../../../schema/number/numeric";

/** A verb with what stands between it and its sign. */
export interface Verb {
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  readonly letter: string;
}

/** A number by a verb of a format; undefined where that takes whole numbers and this is none. */
export function numberFormats(verb: Verb, value: Numeric): string | undefined {
  const whole = radixes[verb.letter];
  const isNegative = numberText(value).startsWith("-");
  const digits = whole ? wholeDigits(verb, value, whole) : fractionDigits(verb, value);
  if (digits === undefined) return undefined;
  const sign = isNegative ? "-" : verb.flags.includes("+") ? "+" : verb.flags.includes(" ") ? " " : "";
  const prefix = whole && verb.flags.includes("#") ? whole.prefix : "";
  const { width = 0 } = verb;
  const missing = Math.max(0, width - sign.length - prefix.length - digits.length);
  if (verb.flags.includes("-")) return sign + prefix + digits + " ".repeat(missing);
  const isFilled = verb.flags.includes("0") && !(whole && verb.precision !== undefined);
  return isFilled ? sign + prefix + "0".repeat(missing) + digits : " ".repeat(missing) + sign + prefix + digits;
}

interface Radix {
  readonly base: number;
  readonly prefix: string;
}

const radixes: Readonly<Record<string, Radix>> = {
  b: { base: 2, prefix: "0b" },
  d: { base: 10, prefix: "" },
  o: { base: 8, prefix: "0" },
  x: { base: 16, prefix: "0x" },
  X: { base: 16, prefix: "0X" },
};

function wholeDigits({ letter, precision = 0 }: Verb, value: Numeric, { base }: Radix): string | undefined {
  const text = numberText(value);
  if (text.includes(".")) return undefined;
  const digits = BigInt(text.replace("-", "")).toString(base).padStart(precision, "0");
  return letter === "X" ? digits.toUpperCase() : digits;
}

function fractionDigits({ letter, precision }: Verb, value: Numeric): string {
  const text = numberText(value).replace("-", "");
  const kind = letter.toLowerCase();
  const upper = (made: string) => (letter === kind ? made : made.toUpperCase());
  if (kind === "f") return fixed(text, value, precision ?? 6);
  if (kind === "e") return upper(scientific(text, value, precision ?? 6));
  return upper(general(text, value, precision));
}

/** The digits of a number without zeros at either end, and how many stand before the point. */
function digitsOf(text: string): { readonly digits: string; readonly point: number } {
  const [whole = "", fraction = ""] = text.split(".");
  const all = whole + fraction;
  const start = all.search(/[1-9]/);
  if (start < 0) return { digits: "", point: 0 };
  return { digits: all.slice(start).replace(/(?<!0)0+$/, ""), point: whole.length - start };
}

/** Rounded to the nearest of what the number is in binary, halves to even: |value| · 10^places as a whole number. */
function scaled(value: Numeric, places: number): bigint {
  const { mantissa, exponent } = toBinary(value);
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  const top = magnitude * 10n ** BigInt(Math.max(0, places)) * (exponent > 0 ? 1n << BigInt(exponent) : 1n);
  const bottom = 10n ** BigInt(Math.max(0, -places)) * (exponent < 0 ? 1n << BigInt(-exponent) : 1n);
  const [kept, rest] = [top / bottom, top % bottom];
  const isUp = rest * 2n > bottom || (rest * 2n === bottom && kept % 2n === 1n);
  return isUp ? kept + 1n : kept;
}

function fixed(_text: string, value: Numeric, places: number): string {
  const digits = scaled(value, places)
    .toString()
    .padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function scientific(text: string, value: Numeric, places: number): string {
  const { digits, point } = digitsOf(text);
  if (digits === "") return withExponent("0".repeat(places + 1), 0);
  const rounded = scaled(value, places + 1 - point).toString();
  return rounded.length > places + 1 ? withExponent(rounded.slice(0, -1), point) : withExponent(rounded, point - 1);
}

function withExponent(digits: string, exponent: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
  const power = Math.abs(exponent).toString().padStart(2, "0");
  return `${digits[0]}${fraction}e${exponent < 0 ? "-" : "+"}${power}`;
}

/** As short as it can be told, or with so many digits. */
function general(text: string, value: Numeric, precision: number | undefined): string {
  const { digits, point } = digitsOf(text);
  if (digits === "") return "0";
  const wanted = precision === undefined ? digits.length : Math.max(1, precision);
  const kept = digitsOf(
    wanted >= digits.length
      ? `0.${digits}`
      : `0.${scaled(value, wanted - point)
          .toString()
          .padStart(wanted, "0")}`,
  );
  const carried = wanted < digits.length && scaled(value, wanted - point).toString().length > wanted ? point + 1 : point;
  const shown = wanted < digits.length ? digitsOf(scaled(value, wanted - point).toString()).digits : kept.digits;
  const exponent = carried - 1;
  const limit = precision === undefined ? 6 : wanted > shown.length && shown.length >= carried ? shown.length : wanted;
  if (exponent < -4 || exponent >= limit) return withExponent(shown, exponent);
  if (carried <= 0) return `0.${"0".repeat(-carried)}${shown}`;
  return shown.length <= carried ? shown.padEnd(carried, "0") : `${shown.slice(0, carried)}.${shown.slice(carried)}`;
}
