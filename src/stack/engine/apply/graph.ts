import { blockAddressOf } from "../../address";
import type { State } from "../../state/state";
import { closureOf } from "../model/graph";
import { groupBy } from "../model/group";
import type { Change, Plan } from "../plan/plan";

/** One thing to do with one object. A replacement is two. */
export interface Step {
  readonly kind: "make" | "destroy";
  readonly change: Change;
}

export interface ApplyGraph {
  readonly steps: ReadonlyMap<string, Step>;
  /** Of steps, and of points in between that are no step: when all of a block is made, or gone. */
  readonly waitsFor: Waits;
}

type Waits = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The order of an apply. Something is made after all it needs; something goes after all that needed it is gone or
 * has been changed; a replacement goes before its successor is made, or with `create_before_destroy` after it.
 * @param state that the steps begin with, at the addresses of the plan
 */
export function applyGraph(plan: Plan, state: State): ApplyGraph {
  const all = plan.changes.flatMap((change) => stepsOf(change).map((kind): Step => ({ kind, change })));
  const steps = new Map(all.map((step) => [stepId(step), step]));
  // A point for each block, because many objects that wait for many others are too many pairs.
  const points = [...groupBy(all, ({ kind, change }) => pointId(kind, blockAddressOf(change.instance)))];
  const needs = needsByConfiguration(plan);
  const neededBy = inverted(withRemembered(needs, state));
  const waitsWith = (lettingGo: boolean): Waits =>
    new Map([
      ...points.map(([point, here]) => [point, new Set(here.map(stepId))] as const),
      ...all.map((step) => {
        const blockAddress = blockAddressOf(step.change.instance);
        const [needed, dependents] = [needs.get(blockAddress) ?? [], neededBy.get(blockAddress) ?? []];
        return [stepId(step), new Set(waitsOf(step, needed, dependents, lettingGo))] as const;
      }),
    ]);
  // What lets go of one object to take hold of another that is replaced cannot do both at once: then it lets go late.
  const waitsFor = waitsWith(true);
  return { steps, waitsFor: hasCircle(waitsFor) ? waitsWith(false) : waitsFor };
}

/** @param lettingGo does something that goes wait until nothing holds on to it any more? */
function waitsOf({ kind, change }: Step, needed: Iterable<string>, dependents: Iterable<string>, lettingGo: boolean): string[] {
  const replaces = change.action === "replace";
  const createFirst = change.action !== "delete" && change.action !== "forget" && change.createFirst;
  if (kind === "make") {
    const predecessor = replaces && !createFirst ? [stepId({ kind: "destroy", change })] : [];
    return [...predecessor, ...[...needed].map((each) => pointId("make", each))];
  }
  const successor = replaces && createFirst ? [stepId({ kind: "make", change })] : [];
  const gone = [...dependents].map((each) => pointId("destroy", each));
  const goesLast = lettingGo && (change.action === "delete" || createFirst);
  return [...successor, ...gone, ...(goesLast ? [...dependents].map((each) => pointId("make", each)) : [])];
}

function stepsOf({ action }: Change): Step["kind"][] {
  switch (action) {
    case "create":
    case "update":
    case "read":
      return ["make"];
    case "replace":
      return ["make", "destroy"];
    case "delete":
      return ["destroy"];
    case "none":
    case "forget":
      return [];
  }
}

function stepId({ kind, change: { address, deposedKey } }: Step): string {
  return `${kind} ${address}${deposedKey === undefined ? "" : ` (${deposedKey})`}`;
}

function pointId(kind: Step["kind"], blockAddress: string): string {
  return `all of ${kind} ${blockAddress}`;
}

type Needs = ReadonlyMap<string, ReadonlySet<string>>;

/** Direct or not. */
function needsByConfiguration({ stack: { configuration, graph } }: Plan): Needs {
  return new Map([...configuration.resources.keys()].map((blockAddress) => [blockAddress, closureOf(graph, blockAddress)]));
}

/** With what the state remembers: objects may hold on to what their configuration no longer speaks of. */
function withRemembered(configured: Needs, { instances, deposed }: State): Needs {
  const needs = new Map([...configured].map(([blockAddress, others]) => [blockAddress, new Set(others)]));
  for (const { address, dependencies } of [...instances.values(), ...[...deposed.values()].flatMap((here) => [...here.values()])]) {
    const blockAddress = blockAddressOf(address);
    const known = needs.get(blockAddress) ?? new Set();
    // The configuration rules where it still speaks of both; a remembered need against it would close a circle.
    for (const other of dependencies) if (!known.has(other) && !reaches(needs, other, blockAddress)) known.add(other);
    needs.set(blockAddress, known);
  }
  return needs;
}

function reaches(needs: Needs, from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = [from];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(needs.get(next) ?? []));
  }
  return false;
}

function hasCircle(waitsFor: Waits): boolean {
  const open = new Map([...waitsFor].map(([node, others]) => [node, [...others].filter((other) => waitsFor.has(other)).length]));
  const waiting = inverted(waitsFor);
  const ready = [...open].filter(([, count]) => count === 0).map(([node]) => node);
  let done = 0;
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    done++;
    for (const other of waiting.get(node) ?? []) {
      const left = (open.get(other) ?? 0) - 1;
      open.set(other, left);
      if (left === 0) ready.push(other);
    }
  }
  return done < waitsFor.size;
}

function inverted(needs: Needs): Needs {
  const inverse = new Map<string, Set<string>>();
  for (const [blockAddress, others] of needs) {
    for (const other of others) {
      const here = inverse.get(other);
      if (here) here.add(blockAddress);
      else inverse.set(other, new Set([blockAddress]));
    }
  }
  return inverse;
}
