/** Plays histories of some seeds, one after the other, and tells what was found. */
import { Coverage } from "./coverage";
import { historyIn, notationOf, tellOf } from "./history/history";
import { play } from "./history/play";
import { shrink } from "./history/shrink";
import type { Scene } from "./scene";

export interface Found {
  /** As it can be played again. */
  readonly history: string;
  readonly invariant: string;
  readonly found: string;
  readonly steps: readonly string[];
}

export interface Simulated {
  readonly histories: number;
  readonly steps: number;
  readonly violations: readonly Found[];
  readonly coverage: ReturnType<Coverage["entries"]>;
}

export interface Simulating {
  /** Stops after so many that fail. Default: never. */
  readonly most?: number;
  readonly shrinks?: boolean;
  readonly tell?: Scene["tell"];
}

/** @param notations seeds, or histories as they are printed */
export async function simulate(
  notations: Iterable<string>,
  { most = Number.POSITIVE_INFINITY, shrinks = true, tell }: Simulating = {},
): Promise<Simulated> {
  const coverage = new Coverage();
  const violations: Found[] = [];
  let [histories, steps] = [0, 0];
  for (const notation of notations) {
    if (violations.length >= most) break;
    const played = await play(historyIn(notation), tell);
    histories += 1;
    steps += played.steps;
    coverage.merge(played.coverage.entries());
    if (!played.violation) continue;
    const { history, violation } = shrinks ? await shrink(played.history, played.violation) : { ...played, violation: played.violation };
    const { invariant, found } = violation;
    violations.push({ history: notationOf(history), invariant, found, steps: history.steps.map(tellOf) });
  }
  return { histories, steps, violations, coverage: coverage.entries() };
}

export function* seeds(from: number, to: number): Generator<string> {
  for (let seed = from; seed <= to; seed += 1) yield String(seed);
}
