import { subjectOf } from "../address";
import { closureOf } from "./graph";
import type { Change, Plan } from "./plan-types";

/** One thing to do with one object. A replacement is two. */
export interface Step {
  readonly kind: "make" | "destroy";
  readonly change: Change;
}

export interface ApplyGraph {
  readonly steps: ReadonlyMap<string, Step>;
  readonly waitsFor: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The order of an apply. Something is made after all it needs; something goes after all that needed it is gone or
 * has been changed; a replacement goes before its successor is made, or with `create_before_destroy` after it.
 */
export function applyGraph(plan: Plan): ApplyGraph {
  const steps = new Map<string, Step>();
  const makes = new Map<string, string[]>();
  const destroys = new Map<string, string[]>();
  for (const change of plan.changes) {
    const subject = subjectOf(change.instance);
    if (change.action === "create" || change.action === "update" || change.action === "replace" || change.action === "read") {
      add(makes, subject, stepId("make", change));
      steps.set(stepId("make", change), { kind: "make", change });
    }
    if (change.action === "delete" || change.action === "replace") {
      add(destroys, subject, stepId("destroy", change));
      steps.set(stepId("destroy", change), { kind: "destroy", change });
    }
  }

  const needs = needsOf(plan);
  const neededBy = new Map<string, string[]>();
  for (const [subject, others] of needs) for (const other of others) add(neededBy, other, subject);

  const waitsFor = new Map<string, ReadonlySet<string>>();
  for (const [id, { kind, change }] of steps) {
    const subject = subjectOf(change.instance);
    const waits = new Set<string>();
    if (kind === "make") {
      for (const other of needs.get(subject) ?? []) for (const make of makes.get(other) ?? []) waits.add(make);
      if (change.action === "replace" && !change.createFirst) waits.add(stepId("destroy", change));
    } else {
      const goesLast = change.action === "delete" || change.createFirst;
      if (change.action === "replace" && change.createFirst) waits.add(stepId("make", change));
      for (const dependent of neededBy.get(subject) ?? []) {
        for (const destroy of destroys.get(dependent) ?? []) waits.add(destroy);
        if (goesLast) for (const make of makes.get(dependent) ?? []) waits.add(make);
      }
    }
    waits.delete(id);
    waitsFor.set(id, waits);
  }
  return { steps, waitsFor };
}

function stepId(kind: Step["kind"], { address, deposedKey }: Change): string {
  return `${kind} ${address}${deposedKey === undefined ? "" : ` (${deposedKey})`}`;
}

/** Needs by configuration and, for what is no longer in it, by what the state remembers; direct or not. */
function needsOf({ stack, base }: Plan): ReadonlyMap<string, ReadonlySet<string>> {
  const needs = new Map<string, Set<string>>();
  for (const subject of stack.configuration.resources.keys()) needs.set(subject, closureOf(stack.graph, subject));
  const remembered = [...base.instances.values(), ...[...base.deposed.values()].flatMap((here) => [...here.values()])];
  for (const { address, dependencies } of remembered) {
    const subject = subjectOf(address);
    const known = needs.get(subject) ?? new Set();
    // The configuration rules where it still speaks of both; a remembered need against it would close a circle.
    for (const other of dependencies) if (!needs.get(other)?.has(subject)) known.add(other);
    needs.set(subject, known);
  }
  return needs;
}

function add(map: Map<string, string[]>, key: string, item: string): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}
