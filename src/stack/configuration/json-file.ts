import type { Json } from "../expression";

/** A text that is no JSON, and where the first mistake is. */
export class JsonSyntaxError extends Error {
  constructor(
    /** Both from 1. */
    readonly line: number,
    readonly column: number,
    readonly text: string,
  ) {
    super(`${line}:${column}: ${text}`);
    this.name = "JsonSyntaxError";
  }
}

/** @throws JsonSyntaxError with the position, which the runtime's own message does not always have */
export function parseJson(text: string): Json {
  const source = text.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(source) as Json;
  } catch {
    const mistake = findMistake(source);
    const before = source.slice(0, mistake).split("\n");
    const found = mistake >= source.length ? "the file ends" : `${JSON.stringify(source[mistake])} stands`;
    throw new JsonSyntaxError(before.length, (before.at(-1)?.length ?? 0) + 1, `${found} where JSON does not allow it`);
  }
}

const blank = /[ \t\r\n]*/y;
const scalar =
  /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** The offset of the first character that no JSON text could have there. */
function findMistake(source: string): number {
  let at = 0;
  const eat = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const matched = pattern.exec(source)?.[0];
    at += matched?.length ?? 0;
    return matched;
  };
  const accept = (character: string) => {
    eat(blank);
    if (source[at] !== character) return false;
    at++;
    return true;
  };
  const members = (end: string, member: () => boolean): boolean => {
    if (accept(end)) return true;
    do if (!member()) return false;
    while (accept(","));
    return accept(end);
  };
  const key = () => {
    eat(blank);
    return source[at] === '"' && eat(scalar) !== undefined;
  };
  const value = (): boolean => {
    if (accept("{")) return members("}", () => key() && accept(":") && value());
    if (accept("[")) return members("]", value);
    return eat(scalar) !== undefined;
  };
  value();
  eat(blank);
  return at;
}
