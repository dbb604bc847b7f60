/** Whole files of HCL, read into the JSON syntax. */
import { parseJson } from "../../../schema/text/json";
import { isTooDeep } from "../../nesting";
import type { Json } from "../json";
import { HclSyntaxError, mistakesOf, nestedTooDeep, placeOf } from "./mistakes";
import { joinedParts, partsOf } from "./parts";
import { askParser, parserReady } from "./program";

/**
 * Reads a whole `.tf` or `.tfvars` file into the JSON syntax.
 * @param holds the first kind has blocks, of which many may have one name; the second values, whose names stand once
 * @throws HclSyntaxError
 */
export async function parseHclFile(text: string, holds: "blocks" | "values"): Promise<Json> {
  refuseTornEscape(text);
  await parserReady();
  const body = (holds === "blocks" ? readInParts(text) : undefined) ?? readWhole(text);
  if (isTooDeep(body)) throw new HclSyntaxError([nestedTooDeep(text)]);
  return body;
}

/** The library reads what the parser says with JSON.parse, which rounds numbers. */
function readWhole(text: string): Json {
  const { json, failure } = askParser("parse", text);
  if (json === undefined) throw new HclSyntaxError(mistakesOf(failure, text));
  return parseJson(json) as Json;
}

/** The parser takes less time and memory for the parts of a long text. Nothing where they are not what the whole would be, or are wrong. */
function readInParts(text: string): Json | undefined {
  const parts = partsOf(text);
  if (parts.length < 2) return undefined;
  const bodies: Json[] = [];
  for (const part of parts) {
    const { json } = askParser("parse", part);
    if (json === undefined) return undefined;
    bodies.push(parseJson(json) as Json);
  }
  return joinedParts(bodies);
}

/** The parser puts `${"$"}{x}` together to `${x}`, and `${"$"}${x}` to `$${x}`: other things altogether. */
function refuseTornEscape(text: string): void {
  const torn = /[$%]\{\s*"(?:[^"\\]|\\.)*([$%])"\s*\}(?=\{|\1\{|\$\{\s*"\{)/.exec(text);
  if (!torn) return;
  const [, sign] = torn;
  const mistake = `an inserted "${sign}" right before "{" or "${sign}{" is not kept apart from it: write ${sign}${sign}{ for the two signs, or insert a local value that holds the "${sign}".`;
  throw new HclSyntaxError([{ ...placeOf(text, torn.index), text: mistake }]);
}
