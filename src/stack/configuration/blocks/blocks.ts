import { isJsonObject, type Json, type JsonObject } from "../../expression";
import { labelled, nth, type Where } from "../../places/where";
import type { LabelledBlock, Reader } from "../reader";

/** The JSON syntax is loose: one block is an object, several are an array of objects, and labels may repeat. Here that is made even. */

/** All blocks under a keyword that takes so many labels; comments (`"//"`) are left out, unless they can be taken for a label. */
export function blocksOf(reader: Reader, value: Json, labelCount: number, where: Where): LabelledBlock[] {
  return blocksUnder(reader, value, labelCount, [], where);
}

function blocksUnder(reader: Reader, value: Json, labelCount: number, labels: readonly string[], where: Where): LabelledBlock[] {
  if (lacksLabels(value, labelCount - labels.length)) {
    const wanted = labelCount === 1 ? 'its name, as in output "NAME" {' : 'its type and its name, as in resource "TYPE" "NAME" {';
    reader.report(where, "Label missing", `before its brace a block has ${wanted}.`);
    return [];
  }
  if (Array.isArray(value)) return value.flatMap((part: Json, i) => blocksUnder(reader, part, labelCount, labels, nth(where, i)));
  if (!isJsonObject(value)) {
    reader.report(where, "Not a block", `an object is wanted here; given is ${value === null ? "null" : typeof value}.`);
    return [];
  }
  if (labels.length === labelCount) return [{ labels, body: withoutComments(value), where }];
  const entries = Object.entries(value).filter(([label, inner]) => label !== "//" || typeof inner === "object");
  return entries.flatMap(([label, inner]) =>
    blocksUnder(reader, inner, labelCount, [...labels, label], labelled(where, label, labels.length)),
  );
}

/** Blocks come in a list: where labels are missing, their attributes stand in the place of further ones. */
function lacksLabels(value: Json, missing: number): boolean {
  if (missing === 0 || !Array.isArray(value)) return false;
  return value.some(
    (block: Json) =>
      isJsonObject(block) && Object.values(withoutComments(block)).some((inner) => inner === null || typeof inner !== "object"),
  );
}

/** A block that may stand at most once. */
export function blockOf(reader: Reader, value: Json | undefined, where: Where): JsonObject {
  if (value === undefined || value === null) return {};
  const [first, second] = blocksOf(reader, value, 0, where);
  if (second) reader.report(second.where, "Block given twice", "it may stand only once; join the two.");
  return first?.body ?? {};
}

export function withoutComments(body: JsonObject): JsonObject {
  if (!Object.hasOwn(body, "//")) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== "//"));
}
