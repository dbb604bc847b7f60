/** Whole files of HCL, read into the JSON syntax. */
import { parseJson } from "../../../schema/text/json";
import { isTooDeep } from "../../nesting";
import type { Json } from "../json";
import { bodyIn } from "./direct/body";
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
  const body = (holds === "blocks" ? await readInParts(text) : bodyIn(text)) ?? (await readWhole(text));
  if (isTooDeep(body)) throw new HclSyntaxError([nestedTooDeep(text)]);
  return body;
}

/** The library reads what the parser says with JSON.parse, which rounds numbers. */
async function readWhole(text: string): Promise<Json> {
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
  await parserReady();
  const { json } = askParser("parse", part);
  return json === undefined ? undefined : (parseJson(json) as Json);
}

/** The parser puts `${"$"}{x}` together to `${x}`, and `${"$"}${x}` to `$${x}`: other things altogether. */
function refuseTornEscape(text: string): void {
  const torn = /[$%]\{\s*"(?:[^"\\]|\\.)*([$%])"\s*\}(?=\{|\1\{|\$\{\s*"\{)/.exec(text);
  if (!torn) return;
  const [, sign] = torn;
  const mistake = `an inserted "${sign}" right before "{" or "${sign}{" is not kept apart from it: write ${sign}${sign}{ for the two signs, or insert a local value that holds the "${sign}".`;
  throw new HclSyntaxError([{ ...placeOf(text, torn.index), text: mistake }]);
}
