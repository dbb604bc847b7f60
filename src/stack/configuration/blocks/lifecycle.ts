import type { Json, JsonObject } from "../../expression";
import type { Lifecycle } from "../model";
import { type Reader, readConditions, readFlag, readReferences, reportUnknown, unwrap } from "../reader";
import { blockOf, blocksOf } from "./blocks";

/** Reads a `lifecycle` block. */
export async function readLifecycle(reader: Reader, raw: Json | undefined, where: string): Promise<Lifecycle> {
  const block = blockOf(reader, raw, where);
  reportUnknown(reader, block, argumentNames, where);
  const conditions = (name: string) => readConditions(reader, conditionBlocks(reader, block, name, where), `${where}.${name}`);
  return {
    createBeforeDestroy: readFlag(reader, block.create_before_destroy, `${where}.create_before_destroy`),
    preventDestroy: readFlag(reader, block.prevent_destroy, `${where}.prevent_destroy`) ?? false,
    ignoreChanges: readIgnoreChanges(reader, block.ignore_changes, `${where}.ignore_changes`),
    replaceTriggeredBy: await readReferences(reader, block.replace_triggered_by, `${where}.replace_triggered_by`),
    preconditions: await conditions("precondition"),
    postconditions: await conditions("postcondition"),
  };
}

const argumentNames = [
  "create_before_destroy",
  "prevent_destroy",
  "ignore_changes",
  "replace_triggered_by",
  "precondition",
  "postcondition",
];

export function conditionBlocks(reader: Reader, block: JsonObject, name: string, where: string): JsonObject[] {
  const value = block[name];
  return value === undefined ? [] : blocksOf(reader, value, 0, `${where}.${name}`).map(({ body }) => body);
}

function readIgnoreChanges(reader: Reader, raw: Json | undefined, where: string): readonly string[] | "all" {
  if (raw === undefined || raw === null) return [];
  if (typeof raw === "string" && unwrap(raw) === "all") return "all";
  const names = Array.isArray(raw) ? raw.filter((item): item is string => typeof item === "string").map(unwrap) : undefined;
  if (!names || names.length !== (raw as readonly Json[]).length) {
    reader.report(where, "Invalid ignore_changes", 'a list of attribute names is wanted here, or the word "all".');
    return [];
  }
  return names.includes("all") || names.includes("*") ? "all" : names;
}
