/** Steps that a test only goes on from. One that ends otherwise than was thought leaves a test that shows something else, or nothing. */
import type { FrontendResult } from "../scenarios/frontends";
import type { Result as Ended } from "./cli/command-line";
import type { Result as EngineEnded, PlanResult } from "./engines/engine";
import type { Outcome } from "./stacks/stacks";

type Step = Outcome | FrontendResult | Ended | EngineEnded | PlanResult;

/** Throws what was said unless the step went well. */
export async function succeeded<Done extends Step>(step: Promise<Done>): Promise<Done> {
  const done = await step;
  const failure = failureOf(done);
  if (failure !== undefined) throw new Error(`a step that the test goes on from failed:\n${failure}`);
  return done;
}

/** Throws unless the step ended with an error. */
export async function failed<Done extends Step>(step: Promise<Done>): Promise<Done> {
  const done = await step;
  if (failureOf(done) === undefined) throw new Error("a step that was to fail went well");
  return done;
}

function failureOf(done: Step): string | undefined {
  if ("errors" in done) return done.errors.length === 0 ? undefined : done.errors.join("\n");
  if ("ok" in done) return done.ok ? undefined : done.text;
  // An engine's plan ends with 2 where it has changes.
  if (done.exitCode === 0 || (done.exitCode === 2 && "changes" in done)) return undefined;
  return `exit code ${done.exitCode}\n${"text" in done ? done.text : done.stdout + done.stderr}`;
}
