import type { Json, JsonObject } from "../../expression";
import { type Where, within } from "../../places/where";
import type { Lifecycle } from "../model";
import { type LabelledBlock, type Reader, readConditions, readFlag, readReferences, reportUnknown, unwrap } from "../reader";
import { blockOf, blocksOf } from "./blocks";

/** Of a block that has none. */
const nothingAsked: Lifecycle = {
  createBeforeDestroy: undefined,
  preventDestroy: false,
  ignoreChanges: [],
  replaceTriggeredBy: [],
  preconditions: [],
  postconditions: [],
};

/** Reads a `lifecycle` block. */
export async function readLifecycle(reader: Reader, raw: Json | undefined, where: Where): Promise<Lifecycle> {
  if (raw === undefined || raw === null) return nothingAsked;
  const block = blockOf(reader, raw, where);
  reportUnknown(reader, block, argumentNames, where);
  const conditions = (name: string) => readConditions(reader, conditionBlocks(reader, block, name, where));
  return {
    createBeforeDestroy: readFlag(reader, block.create_before_destroy, within(where, "create_before_destroy")),
    preventDestroy: readFlag(reader, block.prevent_destroy, within(where, "prevent_destroy")) ?? false,
    ignoreChanges: readIgnoreChanges(reader, block.ignore_changes, within(where, "ignore_changes")),
    replaceTriggeredBy: await readReferences(reader, block.replace_triggered_by, within(where, "replace_triggered_by")),
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

export function conditionBlocks(reader: Reader, block: JsonObject, name: string, where: Where): LabelledBlock[] {
  const value = block[name];
  return value === undefined ? [] : blocksOf(reader, value, 0, within(where, name));
}

function readIgnoreChanges(reader: Reader, raw: Json | undefined, where: Where): readonly string[] | "all" {
  if (raw === undefined || raw === null) return [];
  if (typeof raw === "string" && unwrap(raw) === "all") return "all";
  const names = Array.isArray(raw) ? raw.filter((item): item is string => typeof item === "string").map(unwrap) : undefined;
  if (!names || names.length !== (raw as readonly Json[]).length) {
    reader.report(where, "Invalid ignore_changes", 'a list of attribute names is wanted here, or the word "all".');
    return [];
  }
  return names.includes("all") || names.includes("*") ? "all" : names;
}
