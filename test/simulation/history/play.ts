import { Coverage } from "../coverage";
import { Violation } from "../invariants/violation";
import { closeScene, openScene, type Scene } from "../scene";
import { settle } from "../settle";
import { chanceOf } from "../world/chance";
import { type History, notationOf, tellOf } from "./history";

export interface Played {
  readonly history: History;
  readonly steps: number;
  readonly coverage: Coverage;
  readonly violation: Violation | undefined;
  /** What was left on the disk: the same each time. */
  readonly left: Readonly<Record<string, string>>;
}

/** Plays a history to its end, or to what must not be. @param tell is told of each step before it is done */
export async function play(history: History, tell: Scene["tell"] = () => {}): Promise<Played> {
  const coverage = new Coverage();
  const scene = await openScene(history, coverage, tell);
  let steps = 0;
  let violation: Violation | undefined;
  try {
    for (const step of history.steps) {
      tell(() => tellOf(step));
      steps += 1;
      await step.deed.run(scene, chanceOf(step.seed), step.isCalm);
    }
    tell(() => "all goes well from here on");
    await settle(scene);
  } catch (problem) {
    violation = problem instanceof Violation ? problem : new Violation(`${notationOf(history)} cannot be played`, stackOf(problem));
  } finally {
    await closeScene(scene, violation !== undefined);
  }
  return { history, steps, coverage, violation, left: scene.world.disk.texts() };
}

function stackOf(problem: unknown): string {
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}
