/**
 * JSON whose integers may have more digits than a number holds: ids of 64 bits keep every one of them, both ways.
 */

/** What can be written; `bigint` is written as a number, undefined members are left out. */
export type Writable = string | number | bigint | boolean | null | readonly Writable[] | { readonly [name: string]: Writable | undefined };

export function writeJson(value: Writable): string {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return value.every(isText) ? JSON.stringify(value) : `[${value.map(writeJson).join(",")}]`;
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
  // As it is first: only real JSON is rewritten.
  const value: unknown = JSON.parse(text);
  return longRun.test(text) ? JSON.parse(withLongIntegersAsTexts(text)) : value;
}

/** No shorter run of digits is beyond a number's reach. A text may hold such a piece too: this only spares nearly all a closer look. */
const longRun = /(?:^|[[,\s]|["\s]:)-?\d{16}/;

/** One at a time: an expression for whole texts would need a stack as deep as they are long. */
const tokens = /\\.|"|-?\d[\d.eE+-]*/g;

function withLongIntegersAsTexts(json: string): string {
  let isText = false;
  return json.replace(tokens, (token) => {
    if (token === '"') isText = !isText;
    return !isText && isLong(token) ? `"${token}"` : token;
  });
}

function isLong(token: string): boolean {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isList(value: object): value is readonly Writable[] {
  return Array.isArray(value);
}
