import { type Diagnostic, error, isObject, isUnknown, UNKNOWN } from "../../schema";
import type { InstanceKey } from "../address";
import type { ResourceBlock } from "../configuration";
import type { Evaluated, EvaluationScope } from "../expression";
import { attempt } from "./report";
import type { Repetition } from "./values";

export interface Expansion {
  readonly repetition: Repetition;
  readonly instances: readonly { readonly key: InstanceKey; readonly value: Evaluated }[];
}

/** The instances that a block stands for. */
export function expand(block: ResourceBlock, scope: EvaluationScope): Expansion | { readonly problem: Diagnostic } {
  if (block.count) return expandCount(block.count, scope);
  if (block.forEach) return expandForEach(block.forEach, scope);
  return { repetition: "once", instances: [{ key: undefined, value: { value: UNKNOWN, sensitive: false } }] };
}

export function repetitionOf(block: ResourceBlock): Repetition {
  return block.count ? "count" : block.forEach ? "for_each" : "once";
}

type Given = NonNullable<ResourceBlock["count"]>;

function expandCount(given: Given, scope: EvaluationScope): Expansion | { readonly problem: Diagnostic } {
  const evaluated = attempt(() => given.evaluate(scope));
  if ("problem" in evaluated) return evaluated;
  const { value, sensitive } = evaluated.result;
  if (isUnknown(value)) return { problem: notYetKnown("count") };
  const count = typeof value === "string" ? Number(value) : value;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0) {
    return {
      problem: error("count must be a whole number of 0 or more", `It is ${sensitive ? "(sensitive value)" : JSON.stringify(value)}.`, [
        "count",
      ]),
    };
  }
  return { repetition: "count", instances: Array.from({ length: count }, (_, key) => ({ key, value: { value: key, sensitive: false } })) };
}

function expandForEach(given: Given, scope: EvaluationScope): Expansion | { readonly problem: Diagnostic } {
  const evaluated = attempt(() => given.evaluate(scope));
  if ("problem" in evaluated) return evaluated;
  const { value, sensitive } = evaluated.result;
  if (isUnknown(value)) return { problem: notYetKnown("for_each") };
  if (sensitive) {
    return {
      problem: error("for_each must not be sensitive", "Its keys become part of addresses, which are shown everywhere.", ["for_each"]),
    };
  }
  if (isObject(value)) {
    return {
      repetition: "for_each",
      instances: Object.entries(value).map(([key, item]) => ({ key, value: { value: item, sensitive: false } })),
    };
  }
  if (Array.isArray(value) && value.some((item) => isUnknown(item))) return { problem: notYetKnown("for_each") };
  if (Array.isArray(value) && value.every((item): item is string => typeof item === "string")) {
    return { repetition: "for_each", instances: [...new Set(value)].map((key) => ({ key, value: { value: key, sensitive: false } })) };
  }
  return {
    problem: error("for_each must be a map or a set of strings", `Write for_each = toset([...]) for a list. It is ${describe(value)}.`, [
      "for_each",
    ]),
  };
}

function notYetKnown(name: string): Diagnostic {
  return error(
    `${name} is not known yet`,
    `It depends on something that has still to be made, so nobody can say how many objects there will be. Make that first, or let ${name} depend on variables.`,
    [name],
  );
}

function describe(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
