/** What a block's `lifecycle` asks for. */
import { type Diagnostic, error, isUnknown, sameValue, type Values } from "../../../schema";
import type { InstanceKey } from "../../address";
import type { Configuration, ResourceBlock } from "../../configuration";
import type { EvaluationScope } from "../../expression";
import { sourceAt } from "../../places/where";
import type { Change } from "../plan/plan";
import { closureOf, type Graph } from "./graph";
import { groupBy } from "./group";
import { attempt } from "./report";

/**
 * The blocks whose successors are made before their predecessors go, each with those that ask for it: those that say so, and all that they
 * need, because a predecessor must not go while one that still needs it is there.
 */
export function createFirstAddresses(configuration: Configuration, graph: Graph): ReadonlyMap<string, readonly string[]> {
  const asking = [...configuration.resources.values()].filter(({ lifecycle }) => lifecycle.createBeforeDestroy === true);
  const asked = asking.flatMap(({ blockAddress: by }) => [by, ...closureOf(graph, by)].map((address) => ({ address, by })));
  return new Map([...groupBy(asked, ({ address }) => address)].map(([address, all]) => [address, all.map(({ by }) => by)]));
}

/** The configuration with the attributes that are to be left alone as they are. */
export function ignoring(config: Values, prior: Values | null, ignored: ResourceBlock["lifecycle"]["ignoreChanges"]): Values {
  if (!prior || ignored.length === 0) return config;
  const names = ignored === "all" ? Object.keys(config) : ignored.map((name) => name.split(/[.[]/)[0] ?? name);
  return { ...config, ...Object.fromEntries(names.filter((name) => name in config).map((name) => [name, prior[name] ?? null])) };
}

/** The reference that triggers a replacement of one object of a block, if one does. */
export function triggerOf(
  block: ResourceBlock,
  key: InstanceKey,
  changesOf: (blockAddress: string) => readonly Change[],
): string | undefined {
  return block.lifecycle.replaceTriggeredBy.find(({ blockAddress, steps, isOfOwnKey }) =>
    changesOf(blockAddress).some((change) => {
      if (change.action !== "update" && change.action !== "replace") return false;
      if (isOfOwnKey && change.instance.key !== key) return false;
      const rest = [...(isOfOwnKey && key !== undefined ? [key] : []), ...steps];
      if (change.instance.key !== undefined && rest[0] !== undefined && rest.shift() !== change.instance.key) return false;
      const [attribute] = rest;
      return attribute === undefined || !sameValue(change.before?.values[attribute], change.after?.[attribute]);
    }),
  )?.text;
}

/** Why an object must stay that the plan wants to take away. */
export function refusePrevented({ lifecycle }: ResourceBlock, address: string, fate: "replaced" | "destroyed"): Diagnostic[] {
  if (!lifecycle.preventDestroy) return [];
  const detail = "Its lifecycle sets prevent_destroy. Take that out, or take back the change that asks for this.";
  return [error(`${address} must not be ${fate}`, detail, ["lifecycle", "prevent_destroy"])];
}

type Conditions = ResourceBlock["lifecycle"]["preconditions"];

/**
 * Conditions that do not hold. One that cannot be known yet is left for the apply.
 * @param kind what messages call them: `Precondition`
 * @param severity of one that does not hold; one that says neither yes nor no is an error in any case
 */
export function brokenConditions(
  kind: string,
  conditions: Conditions,
  scope: EvaluationScope,
  severity: Diagnostic["severity"] = "error",
): Diagnostic[] {
  return conditions.flatMap(({ condition, errorMessage }) => {
    const held = attempt(() => condition.evaluate(scope));
    if ("problem" in held) return [held.problem];
    const { value } = held.result;
    if (value === true || value === "true" || isUnknown(value)) return [];
    if (value !== false && value !== "false")
      return [{ ...error(`${kind} is neither true nor false`, `The condition is ${condition.text}.`), ...sourceAt(condition.where) }];
    const message = attempt(() => errorMessage.evaluate(scope));
    const words =
      "result" in message && typeof message.result.value === "string" && !message.result.sensitive ? message.result.value : condition.text;
    return [{ ...error(`${kind} does not hold`, words), severity, ...sourceAt(condition.where) }];
  });
}
