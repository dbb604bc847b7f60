import { NumberOutOfRange, parseJson } from "../../../schema/text/json";
import type { Json } from "../../expression";
import { isTooDeep, mostLevels } from "../../nesting";

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
export function parseJsonFile(text: string): Json {
  const source = text.replace(/^\uFEFF/, "");
  const parsed = attempt(source);
  if (parsed instanceof NumberOutOfRange) throw mistakeAt(source, source.indexOf(parsed.digits), parsed.message);
  if (parsed !== undefined && !isTooDeep(parsed)) return parsed;
  const { at, isDeep } = findMistake(source);
  const found = at >= source.length ? "the file ends" : `${JSON.stringify(source[at])} stands`;
  const mistake = isDeep ? `this is nested more than ${mostLevels} levels deep` : `${found} where JSON does not allow it`;
  throw mistakeAt(source, at, mistake);
}

function mistakeAt(source: string, at: number, mistake: string): JsonSyntaxError {
  const before = source.slice(0, at).split("\n");
  return new JsonSyntaxError(before.length, (before.at(-1)?.length ?? 0) + 1, mistake);
}

function attempt(source: string): Json | NumberOutOfRange | undefined {
  try {
    return parseJson(source) as Json;
  } catch (failure) {
    return failure instanceof NumberOutOfRange ? failure : undefined;
  }
}

const blank = /[ \t\r\n]*/y;
/** A piece of a text: an expression for whole ones would need a stack as deep as they are long. */
const piece = /[^"\\\p{Cc}]+|[\x7f-\x9f]+|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/uy;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The offset of the first character that no JSON text could have there, or that is nested too deep. */
function findMistake(source: string): { readonly at: number; readonly isDeep: boolean } {
  let at = 0;
  let isDeep = false;
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
  const text = () => {
    const start = at;
    if (!accept('"')) return false;
    while (eat(piece) !== undefined);
    const isWhole = source[at] === '"';
    at = isWhole ? at + 1 : start;
    return isWhole;
  };
  const value = (levels: number): boolean => {
    const end = accept("{") ? "}" : accept("[") ? "]" : undefined;
    if (end === undefined) return text() || eat(scalar) !== undefined;
    isDeep = levels === 0;
    if (isDeep) return false;
    return members(end, () => (end === "]" || (text() && accept(":"))) && value(levels - 1));
  };
  value(mostLevels);
  eat(blank);
  return { at, isDeep };
}
