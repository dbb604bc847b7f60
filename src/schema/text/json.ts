/** JSON whose numbers keep all their digits, both ways. */
import { createHash } from "node:crypto";
import { Decimal, mostDigits, numberText, parseNumber } from "../number/numeric";
import { isUnknown } from "../values";

/** What a `number` may not hold has as many digits as this, or an exponent. */
const long = /[\d.]{16}|\d[eE]/;
const number = /-?\d[\d.eE+-]*/g;
/** The same, where a number may stand. A string may hold such a piece too: this only spares nearly all texts the closer look. */
const mayHoldLong = /(?:^|[:[,])\s*-?\d(?:[\d.]{15}|[\d.]{0,14}[eE])/;

/**
 * Reads JSON; a number is a `Numeric`.
 * @throws SyntaxError as `JSON.parse` does, NumberOutOfRange
 */
export function parseJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  if (!mayHoldLong.test(text)) return plain;
  const mark = markOf(text);
  const marked = withLongMarked(text, mark);
  if (marked === undefined) return plain;
  return JSON.parse(marked, (_key, part: unknown) =>
    typeof part === "string" && part.startsWith(mark) ? read(part.slice(mark.length)) : part,
  );
}

/**
 * The text with its long numbers as texts that begin with a mark; undefined where it has none. Strings are jumped over.
 */
function withLongMarked(text: string, mark: string): string | undefined {
  const parts: string[] = [];
  let kept = 0;
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    const between = text.slice(at, end);
    if (long.test(between)) {
      parts.push(
        text.slice(kept, at),
        between.replace(number, (found) => (long.test(found) ? `"${mark}${found}"` : found)),
      );
      kept = end;
    }
    at = endOfString(text, end);
  }
  return parts.length === 0 ? undefined : [...parts, text.slice(kept)].join("");
}

function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote < 0 ? text.length : quote + 1;
}

function isEscaped(text: string, quote: number): boolean {
  let at = quote;
  while (text[at - 1] === "\\") at--;
  return (quote - at) % 2 === 1;
}

function read(digits: string): unknown {
  const number = parseNumber(digits);
  if (number === undefined) throw new NumberOutOfRange(digits);
  return number;
}

/** JSON allows the number; nothing here or in the other engines can hold it. */
export class NumberOutOfRange extends SyntaxError {
  constructor(readonly digits: string) {
    super(`the number ${digits.length > 20 ? `${digits.slice(0, 20)}…` : digits} has more than ${mostDigits} digits`);
  }
}

/** Writes JSON; numbers in full, as the other engines write them. A value that is not known yet has no place in it. */
export function formatJson(value: unknown, indent?: number): string {
  if (isOrdinary(value)) return JSON.stringify(value, undefined, indent);
  const written = (mark: string) =>
    JSON.stringify(
      value,
      (key, part: unknown) => {
        if (isUnknown(part)) throw new Error(`a value that is not known yet was about to be written: ${key}`);
        return needsMark(part) ? mark + numberText(part) : part;
      },
      indent,
    );
  const mark = markOf(written(""));
  return written(mark).replace(new RegExp(`"${mark}([^"]+)"`, "g"), "$1");
}

/** Stands before what is a number. No text can hold its own digest. */
function markOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Nearly all values are; a function that is asked for each part of one would take several times as long. */
function isOrdinary(part: unknown): boolean {
  if (isUnknown(part) || needsMark(part)) return false;
  return typeof part !== "object" || part === null || Object.values(part).every(isOrdinary);
}

function needsMark(part: unknown): part is number | bigint | Decimal {
  if (typeof part === "number") return Number.isFinite(part) && String(part).includes("e");
  return typeof part === "bigint" || part instanceof Decimal;
}
