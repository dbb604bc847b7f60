/** A long file of blocks, cut between two of them. */
import { inTextOrder } from "../../../schema/values";
import { isJsonObject, type Json, type JsonObject } from "../json";

/** In which the parser is no slower than in shorter ones. */
const partLength = 32 * 1024;

/** A closing brace alone on its line, and behind it, as far to the left, what may begin a block. */
const endOfBlock = /\n\}\r?\n(?=(?:[ \t]*\r?\n)*[\p{L}_#/])/gu;

/** Cuts a text where a block seems to end. Where that is within something, the part before it ends within that, and is no HCL. */
export function partsOf(text: string, length = partLength): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    endOfBlock.lastIndex = start + length;
    const found = endOfBlock.exec(text);
    const cut = found ? found.index + found[0].length : text.length;
    parts.push(text.slice(start, cut));
    start = cut;
  }
  return parts;
}

/** What the parser would make of all parts in one: names in their order, and blocks of one name in the order of the file. Nothing where they contradict. */
export function joinedParts(parts: readonly Json[]): Json | undefined {
  const [first, second] = parts;
  if (first === undefined || second === undefined) return first;
  if (parts.every(isJsonObject)) return joinedObjects(parts);
  return parts.every(isList) ? parts.flat() : undefined;
}

function isList(part: Json): part is readonly Json[] {
  return Array.isArray(part);
}

function joinedObjects(parts: readonly JsonObject[]): JsonObject | undefined {
  const found = new Map<string, Json[]>();
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      const others = found.get(name);
      if (others) others.push(value);
      else found.set(name, [value]);
    }
  }
  const entries: [string, Json][] = [];
  for (const name of [...found.keys()].sort(inTextOrder)) {
    const joined = joinedParts(found.get(name) ?? []);
    if (joined === undefined) return undefined;
    entries.push([name, joined]);
  }
  return Object.fromEntries(entries);
}
