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
  // As it is first: only real JSON is rewritten.
  const value: unknown = JSON.parse(text);
  return hasLongRun(text) && longInteger.test(text) ? JSON.parse(withLongIntegersAsTexts(text)) : value;
}

/** No shorter run of digits is beyond a number's reach. */
const shortest = 16;

/** Of so many characters in a row one stands where this looks: it reads a small part of the text only. */
function hasLongRun(text: string): boolean {
  for (let at = shortest - 1; at < text.length; at += shortest) {
    if (!isDigit(text, at)) continue;
    let from = at;
    let to = at + 1;
    while (isDigit(text, from - 1)) from--;
    while (isDigit(text, to)) to++;
    if (to - from >= shortest) return true;
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** A text may hold such a piece too: this only spares most a closer look. */
const longInteger = /(?:^|"\s*:|[[,])\s*-?\d{16}/;

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

function isList(value: object): value is readonly Writable[] {
  return Array.isArray(value);
}
