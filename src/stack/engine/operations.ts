/**
 * What can be done with a stack as a whole. Nothing here prints or prompts.
 */
import { openJournal } from "../state/journal";
import { assertUnlocked } from "../state/lock";
import type { State } from "../state/state";
import { writeStateFile } from "../state/state-file";
import { applyPlan } from "./applier";
import { holding, lockRequest, recovered } from "./holding";
import type { AppliedRun, Plan } from "./plan-types";
import { planStack } from "./planner";
import type { RunOptions } from "./run-options";
import type { OpenStack } from "./stack";

export interface PlanOptions extends RunOptions {
  readonly destroy?: boolean;
  readonly refresh?: boolean;
}

/** Plans and writes nothing. @throws StateUnusable, StateLocked */
export async function plan(stack: OpenStack, options: PlanOptions): Promise<Plan> {
  await assertUnlocked(lockRequest(stack, "plan", options));
  const { state, debts } = recovered(stack);
  return planStack({ ...options, stack, state, debts });
}

export interface ApplyOptions extends PlanOptions {
  /** Asked once, with a plan that has something to do and no errors. */
  readonly confirm: (plan: Plan) => Promise<boolean>;
  readonly stop: AbortSignal;
}

export interface Applied {
  readonly plan: Plan;
  /** Absent when nothing was done: errors in the plan, or not confirmed. */
  readonly run?: AppliedRun;
}

/** Plans, asks, and does it, under the lock all the while. @throws StateUnusable, StateLocked */
export async function apply(stack: OpenStack, options: ApplyOptions): Promise<Applied> {
  return holding(stack, options.destroy ? "destroy" : "apply", options, async ({ state, begun, debts }) => {
    const made = await planStack({ ...options, stack, state });
    if (made.errored || !(await options.confirm(made))) return { plan: made };
    const journal = openJournal(stack.paths.journal, state, { begun, debts });
    const run = await applyPlan({ ...options, plan: made, journal, begun });
    if (!sameState(run.state, state)) writeStateFile(stack.paths.state, run.state, state, journal.merge);
    journal.close();
    return { plan: made, run };
  });
}

/** Records what is really there; changes nothing on the platforms. @throws StateUnusable, StateLocked */
export async function refresh(stack: OpenStack, options: RunOptions): Promise<Plan> {
  return holding(stack, "refresh", options, async ({ state }) => {
    const made = await planStack({ ...options, stack, state });
    if (!made.errored && made.drift.length > 0) writeStateFile(stack.paths.state, made.refreshed, state);
    return made;
  });
}

function sameState(a: State, b: State): boolean {
  return a.instances === b.instances && a.deposed === b.deposed && sameOutputs(a, b);
}

function sameOutputs({ outputs: a }: State, { outputs: b }: State): boolean {
  return JSON.stringify([...a].sort(([x], [y]) => (x < y ? -1 : 1))) === JSON.stringify([...b].sort(([x], [y]) => (x < y ? -1 : 1)));
}
