import type { Violation } from "../invariants/violation";
import type { History, Step } from "./history";
import { play } from "./play";

export interface Shrunk {
  readonly history: History;
  readonly violation: Violation;
}

/** The shortest part of a history that comes to the same end: without steps, then without what went wrong in them. */
export async function shrink(history: History, violation: Violation): Promise<Shrunk> {
  let best: Shrunk = { history, violation };
  const attempt = async (steps: readonly Step[]): Promise<boolean> => {
    const tried = { ...history, steps };
    const { violation: found } = await play(tried);
    if (found?.invariant !== best.violation.invariant) return false;
    best = { history: tried, violation: found };
    return true;
  };
  for (let size = Math.ceil(history.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = best.history.steps.length - size; at >= 0; at -= size) {
      const { steps } = best.history;
      await attempt([...steps.slice(0, at), ...steps.slice(at + size)]);
    }
  }
  for (const [i, step] of best.history.steps.entries()) {
    if (!step.isCalm) await attempt(best.history.steps.map((each, k) => (k === i ? { ...each, isCalm: true } : each)));
  }
  return best;
}
