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
  return mayHoldLongIntegers(text) ? JSON.parse(withLongIntegersAsTexts(text)) : value;
}

/** No shorter run of digits is beyond a number's reach. */
const longestSafe = 16;

/**
 * Whether a long run of digits stands where a number may. Inside a text may stand the same: this only spares nearly all a closer look, and
 * looks itself at one character of so many that no such run lies between two of them.
 */
function mayHoldLongIntegers(json: string): boolean {
  for (let at = longestSafe - 1; at < json.length; at += longestSafe) {
    if (!isDigit(json, at)) continue;
    let from = at;
    while (isDigit(json, from - 1)) from -= 1;
    let to = at + 1;
    while (isDigit(json, to)) to += 1;
    if (to - from >= longestSafe && mayBeginNumber(json, from)) return true;
    // A run is looked at once, however long it is.
    at = to;
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  // What is outside of the text is none.
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** Numbers follow a bracket, a comma or blanks, or a name with its colon; most long runs of digits are parts of texts and follow other characters. */
function mayBeginNumber(json: string, digits: number): boolean {
  const at = json[digits - 1] === "-" ? digits - 2 : digits - 1;
  const before = json[at] === ":" ? json.slice(at - 1, at) : json.slice(at, at + 1);
  return at < 0 || (json[at] === ":" ? /["\s]/ : /[[,\s]/).test(before);
}

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
