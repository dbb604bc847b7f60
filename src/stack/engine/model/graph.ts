/** Order between the blocks of a stack, from what they refer to. */
import { createTurns } from "./turns";

export interface Graph {
  /** What a block, an output as `output.NAME` or a check as `check.NAME` directly needs; locals resolved to what they need. Each comes after what it needs. */
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>;
  /** Each `local.NAME` that nothing refers to. */
  readonly unused: ReadonlySet<string>;
}

export class CyclicReferences extends Error {
  constructor(readonly cycle: readonly string[]) {
    super(cycle.join(" → "));
  }
}

/**
 * The order between subjects.
 * @param direct what each subject and each `local.NAME` refers to
 * @throws CyclicReferences
 */
export function graphOf(direct: ReadonlyMap<string, Iterable<string>>): Graph {
  const resolved = new Map<string, ReadonlySet<string>>();
  const used = new Set<string>();
  const onTheWay: string[] = [];
  const visit = (blockAddress: string): ReadonlySet<string> => {
    const known = resolved.get(blockAddress);
    if (known) return known;
    const start = onTheWay.indexOf(blockAddress);
    if (start >= 0) throw new CyclicReferences([...onTheWay.slice(start), blockAddress]);
    onTheWay.push(blockAddress);
    const needs = new Set<string>();
    for (const other of direct.get(blockAddress) ?? []) {
      used.add(other);
      if (!direct.has(other)) continue;
      const further = visit(other);
      if (isBlock(other)) needs.add(other);
      else for (const item of further) needs.add(item);
    }
    onTheWay.pop();
    resolved.set(blockAddress, needs);
    return needs;
  };
  for (const blockAddress of direct.keys()) visit(blockAddress);
  return {
    needs: new Map([...resolved].filter(([name]) => isBlock(name) || name.startsWith("output.") || name.startsWith("check."))),
    unused: new Set([...direct.keys()].filter((name) => name.startsWith("local.") && !used.has(name))),
  };
}

/** A resource or data source, as opposed to a local. */
function isBlock(blockAddress: string): boolean {
  return !/^(?:local|output|check|provider)\./.test(blockAddress);
}

/** Everything that a subject needs, directly or not. */
export function closureOf(graph: Graph, blockAddress: string): Set<string> {
  const all = new Set<string>();
  const queue = [...(graph.needs.get(blockAddress) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (all.has(next)) continue;
    all.add(next);
    queue.push(...(graph.needs.get(next) ?? []));
  }
  return all;
}

/** What became of a node. One that is held may be done another time: nothing is wrong with it. */
export type Outcome = "done" | "held" | "failed";

/**
 * Visits nodes as soon as all they wait for is done, everything independent at once.
 * A node that failed or is held stops only those that wait for it, directly or not.
 * @returns the nodes that were not visited: those that wait for something that failed, and those that wait only for what is held
 */
export async function walk(
  waitsFor: ReadonlyMap<string, ReadonlySet<string>>,
  visit: (node: string) => Promise<Outcome>,
): Promise<ReadonlyMap<string, Exclude<Outcome, "done">>> {
  const nextTurn = createTurns(nodesPerTurn);
  const skipped = new Map<string, Exclude<Outcome, "done">>();
  const runs = new Map<string, Promise<Outcome>>();
  const run = (node: string): Promise<Outcome> => {
    const running = runs.get(node);
    if (running) return running;
    const needed = [...(waitsFor.get(node) ?? [])].filter((other) => waitsFor.has(other));
    const result = Promise.resolve()
      .then(() => Promise.all(needed.map(run)))
      .then(async (outcomes) => {
        const because = outcomes.includes("failed") ? "failed" : outcomes.includes("held") ? "held" : undefined;
        if (because !== undefined) {
          skipped.set(node, because);
          return because;
        }
        await nextTurn();
        return visit(node);
      });
    runs.set(node, result);
    return result;
  };
  await Promise.all([...waitsFor.keys()].map(run));
  return skipped;
}

/** Many nodes may wait for the same one, and go on at once. */
const nodesPerTurn = 8;
