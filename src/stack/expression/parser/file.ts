/** Whole files of HCL, read into the JSON syntax. */
import { parseJson } from "../../../schema/text/json";
import { isTooDeep } from "../../nesting";
import type { Json } from "../json";
import { bodyIn } from "./direct/body";
import { deepestIn, HclSyntaxError, mistakesOf, nestedTooDeep, placeOf } from "./mistakes";
import { joinedParts, partsOf } from "./parts";
import { askParser, parserReady } from "./program";

/**
 * Reads a whole `.tf` or `.tfvars` file into the JSON syntax.
 * @param holds the first kind has blocks, of which many may have one name; the second values, whose names stand once
 * @throws HclSyntaxError
 */
export async function parseHclFile(text: string, holds: "blocks" | "values"): Promise<Json> {
  refuseTornEscape(text);
  const body = (holds === "blocks" ? await readInParts(text) : bodyIn(text)) ?? (await readWhole(text));
  if (isTooDeep(body)) throw new HclSyntaxError([nestedTooDeep(text)]);
  return body;
}

/** What the parser's memory is enough for, whatever stands in them. */
const mostBrackets = 100_000;

function isTooMuch(text: string): boolean {
  return text.length > mostBrackets && deepestIn(text).depth > mostBrackets;
}

/** The library reads what the parser says with JSON.parse, which rounds numbers. */
async function readWhole(text: string): Promise<Json> {
  if (isTooMuch(text)) throw new HclSyntaxError([nestedTooDeep(text)]);
  await parserReady();
  const { json, failure } = askParser("parse", text);
  if (json === undefined) throw new HclSyntaxError(mistakesOf(failure, text));
  return parseJson(json) as Json;
}

/**
 * What is of the ordinary kind is read directly, and the parser takes less time and memory for the parts of a long text. Nothing where the parts are not
 * what the whole would be, or are wrong.
 */
async function readInParts(text: string): Promise<Json | undefined> {
  const bodies: Json[] = [];
  for (const part of partsOf(text)) {
    const body = bodyIn(part) ?? (await readPart(part));
    if (body === undefined) return undefined;
    bodies.push(body);
  }
  return joinedParts(bodies);
}

async function readPart(part: string): Promise<Json | undefined> {
  if (isTooMuch(part)) return undefined;
  await parserReady();
  const { json } = askParser("parse", part);
  return json === undefined ? undefined : (parseJson(json) as Json);
}

/** The parser puts `${"$"}{x}` together to `${x}`, and `${"$"}${x}` to `$${x}`: other things altogether. */
function refuseTornEscape(text: string): void {
  const torn = tornIn(text);
  if (!torn) return;
  const { at, sign } = torn;
  const mistake = `an inserted "${sign}" right before "{" or "${sign}{" is not kept apart from it: write ${sign}${sign}{ for the two signs, or insert a local value that holds the "${sign}".`;
  throw new HclSyntaxError([{ ...placeOf(text, at), text: mistake }]);
}

/** An insertion of a text that ends with a sign, and behind it what the sign would belong to. Read backwards: texts may be long. */
function tornIn(text: string): { readonly at: number; readonly sign: string } | undefined {
  for (const { index, 1: sign = "" } of text.matchAll(/([$%])"\s*\}(?=\{|\1\{|\$\{\s*"\{)/g)) {
    let brace = openingQuote(text, index) - 1;
    while (brace > 0 && /\s/.test(text.charAt(brace))) brace -= 1;
    if (text[brace] === "{" && /[$%]/.test(text.charAt(brace - 1)) && !isEscaped(text, index)) return { at: brace - 1, sign };
  }
  return undefined;
}

/** Where the quoted text begins in which this stands; -1 where none does. */
function openingQuote(text: string, within: number): number {
  let quote = text.lastIndexOf('"', within);
  while (quote > 0 && isEscaped(text, quote)) quote = text.lastIndexOf('"', quote - 1);
  return quote;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === "\\") before -= 1;
  return (at - before) % 2 === 1;
}
