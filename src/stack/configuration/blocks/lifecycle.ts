import type { Json, JsonObject, Reference } from "../../expression";
import { type Where, within } from "../../places/where";
import type { Lifecycle, Trigger } from "../model";
import {
  type LabelledBlock,
  type Reader,
  readConditions,
  readExpression,
  readFlag,
  readReferences,
  reportUnknown,
  unwrap,
} from "../reader";
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
    replaceTriggeredBy: await readTriggers(reader, block.replace_triggered_by, within(where, "replace_triggered_by")),
    preconditions: await conditions("precondition"),
    postconditions: await conditions("postcondition"),
  };
}

/** Only the key of the object itself is computed in them. */
async function readTriggers(reader: Reader, raw: Json | undefined, where: Where): Promise<Trigger[]> {
  if (!Array.isArray(raw)) return (await readReferences(reader, raw, where)).map(ofNoKey);
  const triggers = await Promise.all(
    (raw as readonly Json[]).map(async (item): Promise<Trigger[]> => {
      const [, before, key, behind] =
        (typeof item === "string" && /^(.*)\[\s*(each\.key|count\.index)\s*\](.*)$/s.exec(unwrap(item))) || [];
      if (before === undefined || key === undefined) return (await readReferences(reader, [item], where)).map(ofNoKey);
      // That the block is repeated so is asked of every expression.
      await readExpression(reader, `\${${key}}`, where);
      const references = await readReferences(reader, [`\${${before}${behind}}`], where);
      return references.map((reference) => ({ ...reference, text: unwrap(String(item)), isOfOwnKey: true }));
    }),
  );
  return triggers.flat();
}

function ofNoKey(reference: Reference): Trigger {
  return { ...reference, isOfOwnKey: false };
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
