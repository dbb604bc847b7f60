/**
 * JSON whose integers may have more digits than a number holds: ids of 64 bits keep every one of them, both ways.
 */

/** What can be written; `bigint` is written as a number, undefined members are left out. */
export type Writable = string | number | bigint | boolean | null | readonly Writable[] | { readonly [name: string]: Writable | undefined };

export function writeJson(value: Writable): string {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(writeJson).join(",")}]`;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [`${JSON.stringify(name)}:${writeJson(member)}`],
  );
  return `{${members.join(",")}}`;
}

/**
 * Reads JSON; an integer that a number cannot hold exactly becomes a text of its digits.
 * @throws SyntaxError as `JSON.parse`
 */
export function parseJson(text: string): unknown {
  return JSON.parse(longRun.test(text) ? text.replace(tokens, keepDigits) : text);
}

/** No shorter run of digits is beyond a number's reach. */
const longRun = /\d{16}/;

/** Strings as a whole, so that digits inside them are left alone; then numbers, those of names that lack their quotes excepted. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\d*\s*:)/g;

function keepDigits(token: string): string {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}

function isList(value: object): value is readonly Writable[] {
  return Array.isArray(value);
}
