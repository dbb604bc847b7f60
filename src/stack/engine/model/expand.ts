import { type Diagnostic, error, isObject, isUnknown, UNKNOWN, type Value } from "../../../schema";
import { isPrimitive, kindOf, toNumber, toText } from "../../../schema/primitives";
import type { InstanceKey } from "../../address";
import type { ResourceBlock } from "../../configuration";
import { describeValueType, type Evaluated, type EvaluationScope, entryOf, typeOf, type ValueType } from "../../expression";
import { attempt } from "./report";
import type { Repetition } from "./values";

export interface Expansion {
  readonly repetition: Repetition;
  readonly instances: readonly { readonly key: InstanceKey; readonly value: Evaluated }[];
}

interface Unexpanded {
  readonly problem: Diagnostic;
  /** Nothing is wrong with it: what it comes from is not known yet. */
  readonly isUnknown?: true;
}

/** The instances that a block stands for. */
export function expand(block: ResourceBlock, scope: EvaluationScope): Expansion | Unexpanded {
  if (block.count) return expandCount(block.count, scope);
  if (block.forEach) return expandForEach(block.forEach, scope);
  return { repetition: "once", instances: [{ key: undefined, value: { value: UNKNOWN, sensitive: false } }] };
}

export function repetitionOf(block: ResourceBlock): Repetition {
  return block.count ? "count" : block.forEach ? "for_each" : "once";
}

/** More than any account holds, and as many as a plan can. */
const largestCount = 1_000_000;

type Given = NonNullable<ResourceBlock["count"]>;

function expandCount(given: Given, scope: EvaluationScope): Expansion | Unexpanded {
  const evaluated = attempt(() => given.evaluate(scope));
  if ("problem" in evaluated) return evaluated;
  const { value, sensitive } = evaluated.result;
  const type = typeOf(evaluated.result);
  if (isUnknown(value) && isScalar(type)) return notYetKnown("count");
  const count = value !== null && isPrimitive(value) ? toNumber(value) : undefined;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0 || count > largestCount) {
    const shown = sensitive ? "(sensitive value)" : isUnknown(value) ? describeValueType(type) : shownAsCount(value);
    return { problem: error(`count must be a whole number from 0 to ${largestCount}`, `It is ${shown}.`, ["count"]) };
  }
  return { repetition: "count", instances: Array.from({ length: count }, (_, key) => ({ key, value: { value: key, sensitive: false } })) };
}

function shownAsCount(value: Value): string {
  if (value === null || !isPrimitive(value)) return kindOf(value);
  return typeof value === "string" ? `"${value}"` : toText(value);
}

export function expandForEach(given: Given, scope: EvaluationScope): Expansion | Unexpanded {
  const evaluated = attempt(() => given.evaluate(scope));
  if ("problem" in evaluated) return evaluated;
  const { value, sensitive } = evaluated.result;
  const type = typeOf(evaluated.result);
  if (sensitive && !evaluated.result.sensitiveParts) return { problem: sensitiveKeys() };
  if (isUnknown(value)) return isRepeatable(type) ? notYetKnown("for_each") : { problem: notRepeatable(type) };
  if (isObject(value)) {
    const keys = Object.keys(value);
    return { repetition: "for_each", instances: keys.map((key) => ({ key, value: entryOf(evaluated.result, key) })) };
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  if (items.some(isUnknown)) return notYetKnown("for_each");
  const ofStrings = type.kind === "set" && (items.length === 0 || type.element.kind === "string");
  if (ofStrings && items.every((item) => typeof item === "string")) {
    return { repetition: "for_each", instances: items.map((key) => ({ key, value: { value: key, sensitive: false } })) };
  }
  return { problem: notRepeatable(type, items.includes(null)) };
}

function sensitiveKeys(): Diagnostic {
  return error("for_each must not be sensitive", "Its keys become part of addresses, which are shown everywhere.", ["for_each"]);
}

function isScalar({ kind }: ValueType): boolean {
  return kind === "number" || kind === "string" || kind === "dynamic";
}

function isRepeatable(type: ValueType): boolean {
  if (type.kind === "set") return type.element.kind === "string" || type.element.kind === "dynamic";
  return type.kind === "map" || type.kind === "object" || type.kind === "dynamic";
}

function notRepeatable(type: ValueType, hasNull = false): Diagnostic {
  const found = type.kind === "set" ? (hasNull ? "a set with null in it" : "a set of other values") : describeValueType(type);
  const advice = type.kind === "list" || type.kind === "tuple" ? " Write for_each = toset([...]) for a list." : "";
  return error("for_each must be a map or a set of strings", `It is ${found}.${advice}`, ["for_each"]);
}

function notYetKnown(name: string): Unexpanded {
  const problem = error(
    `${name} is not known yet`,
    `It depends on something that has still to be made, so nobody can say how many objects there will be. Make that first, or let ${name} depend on variables.`,
    [name],
  );
  return { problem, isUnknown: true };
}

/** What is wrong with how often there is to be an object of a block, as far as that can be told without values. */
export function repetitionProblem(block: ResourceBlock, scope: EvaluationScope): Diagnostic | undefined {
  const expansion = expand(block, scope);
  return "problem" in expansion && !expansion.isUnknown ? expansion.problem : undefined;
}

/** Is it known how many objects a block stands for? A mistake in that counts as known: expanding tells it. */
export function isCountKnown({ count, forEach }: ResourceBlock, scope: EvaluationScope): boolean {
  const given = count ?? forEach;
  if (!given) return true;
  const evaluated = attempt(() => given.evaluate(scope));
  if ("problem" in evaluated) return true;
  const { value } = evaluated.result;
  return !isUnknown(value) && !(Array.isArray(value) && value.some((item) => isUnknown(item)));
}
