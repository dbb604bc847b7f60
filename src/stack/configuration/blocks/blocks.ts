import { isJsonObject, type Json, type JsonObject } from "../../expression";
import type { Reader } from "../reader";

/** The JSON syntax is loose: one block is an object, several are an array of objects, and labels may repeat. Here that is made even. */

export interface LabelledBlock {
  readonly labels: readonly string[];
  readonly body: JsonObject;
}

/** All blocks under a keyword that takes so many labels; comments (`"//"`) are left out, unless they can be taken for a label. */
export function blocksOf(reader: Reader, value: Json, labelCount: number, where: string): LabelledBlock[] {
  if (Array.isArray(value)) return value.flatMap((part: Json) => blocksOf(reader, part, labelCount, where));
  if (!isJsonObject(value)) {
    reader.report(where, "Not a block", `an object is wanted here; given is ${value === null ? "null" : typeof value}.`);
    return [];
  }
  if (labelCount === 0) return [{ labels: [], body: withoutComments(value) }];
  const labelled = Object.entries(value).filter(([label, inner]) => label !== "//" || typeof inner === "object");
  return labelled.flatMap(([label, inner]) =>
    blocksOf(reader, inner, labelCount - 1, `${where} "${label}"`).map(({ labels, body }) => ({ labels: [label, ...labels], body })),
  );
}

/** A block that may stand at most once. */
export function blockOf(reader: Reader, value: Json | undefined, where: string): JsonObject {
  if (value === undefined || value === null) return {};
  const [first, second] = blocksOf(reader, value, 0, where);
  if (second) reader.report(where, "Block given twice", "it may stand only once; join the two.");
  return first?.body ?? {};
}

export function withoutComments(body: JsonObject): JsonObject {
  if (!Object.hasOwn(body, "//")) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== "//"));
}
