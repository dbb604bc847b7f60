/** JSON whose numbers keep all their digits, both ways. */
import { randomUUID } from "node:crypto";
import { Decimal, mostDigits, numberText, parseNumber } from "./number/numeric";
import { isUnknown } from "./values";

/** What a `number` may not hold has as many digits as this, or an exponent. */
const long = /\d{16}|[\d.]{17}|\d[eE]/;

/** One token at a time: an expression for whole texts would need a stack as deep as they are long. */
const token = /\\.|"|-?\d[\d.eE+-]*/gs;

/**
 * Reads JSON; a number is a `Numeric`.
 * @throws SyntaxError as `JSON.parse` does, NumberOutOfRange
 */
export function parseJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  if (!long.test(text)) return plain;
  const mark = randomUUID();
  let isText = false;
  const marked = text.replace(token, (found) => {
    if (found === '"') isText = !isText;
    return isText || !long.test(found) ? found : `"${mark}${found}"`;
  });
  return JSON.parse(marked, (_key, part: unknown) =>
    typeof part === "string" && part.startsWith(mark) ? read(part.slice(mark.length)) : part,
  );
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
  const mark = randomUUID();
  let isMarked = false;
  const text = JSON.stringify(
    value,
    (key, part: unknown) => {
      if (isUnknown(part)) throw new Error(`a value that is not known yet was about to be written: ${key}`);
      if (!needsMark(part)) return part;
      isMarked = true;
      return mark + numberText(part);
    },
    indent,
  );
  return isMarked ? text.replace(new RegExp(`"${mark}([^"]+)"`, "g"), "$1") : text;
}

function needsMark(part: unknown): part is number | bigint | Decimal {
  if (typeof part === "number") return Number.isFinite(part) && String(part).includes("e");
  return typeof part === "bigint" || part instanceof Decimal;
}
