/**
 * What can be done with a stack as a whole. Nothing here prints or prompts.
 */
import { formatJson } from "../../../schema/text/json";
import { openJournal, type Recovered } from "../../state/journal";
import { assertUnlocked } from "../../state/lock";
import type { State } from "../../state/state";
import { writeStateFile } from "../../state/state-file";
import { applyPlan } from "../apply/applier";
import { recordRun } from "../apply/recording";
import { refreshedState } from "../apply/refreshed-state";
import { recordedOutputs } from "../model/outputs";
import type { OpenStack } from "../model/stack";
import { movedCreates } from "../plan/moves";
import type { AppliedRun, Basis, Plan } from "../plan/plan";
import { type PlanMode, planStack } from "../plan/planner";
import { basisOf, lockRequest, recovered, withLockedState } from "./locked-state";
import { endOf, type RunOptions } from "./run-options";

export interface PlanOptions extends RunOptions, PlanMode {}

/** Plans and writes nothing. @throws StateUnusable, StateLocked */
export async function plan(stack: OpenStack, options: PlanOptions): Promise<Plan> {
  await assertUnlocked(lockRequest(stack, "plan", options));
  const { state, restores, begun } = recovered(stack);
  return planStack({ ...options, signal: endOf(options), stack, state, restores, begun, basis: basisOf(stack, state) });
}

export interface ApplyOptions extends RunOptions {
  readonly stop: AbortSignal;
}

/**
 * Carries a plan out.
 * @throws StateUnusable, StateLocked; PlanOutdated when the state is no longer the one that the plan was made from: nothing was sent then
 */
export async function apply(plan: Plan, options: ApplyOptions): Promise<AppliedRun> {
  const { stack, basis } = plan;
  if (plan.errored) throw new PlanUnusable("The plan has errors, so there is nothing that could be applied. Mend them and plan again.");
  const check = (state: State) => assertBasis(basis, basisOf(stack, state), stack);
  return withLockedState(stack, operationOf(plan), options, (held) => carryOut(plan, held, options), check);
}

export interface PlanAndApplyOptions extends ApplyOptions, PlanMode {
  /** Asked once, with a plan that has no errors. */
  readonly confirm: (plan: Plan) => Promise<boolean>;
}

export interface Applied {
  readonly plan: Plan;
  /** Absent when nothing was done: errors in the plan, or not confirmed. */
  readonly run?: AppliedRun;
}

/** Plans, asks, and does it, under the lock all the while. @throws StateUnusable, StateLocked */
export async function planAndApply(stack: OpenStack, options: PlanAndApplyOptions): Promise<Applied> {
  return withLockedState(stack, operationOf(options), options, async (held) => {
    const { state, begun } = held;
    const made = await planStack({ ...options, signal: endOf(options), stack, state, begun, basis: basisOf(stack, state) });
    if (made.errored || !(await options.confirm(made))) return { plan: made };
    return { plan: made, run: await carryOut(made, held, options) };
  });
}

/** A plan that cannot be carried out; the message says why and what to do. */
export class PlanUnusable extends Error {
  override readonly name: string = "PlanUnusable";
}

/** The state has moved on since the plan was made. */
export class PlanOutdated extends PlanUnusable {
  override readonly name = "PlanOutdated";
}

async function carryOut(made: Plan, { state, begun: open, restores }: Recovered, options: ApplyOptions): Promise<AppliedRun> {
  if (made.refreshOnly) return record(made, state);
  const { stack } = made;
  const begun = movedCreates(stack, open);
  const journal = openJournal(stack.machine, stack.paths.journal, state, { begun, restores });
  // What cannot be written down is not begun.
  const stop = AbortSignal.any([options.stop, journal.failed]);
  const run = await applyPlan({ ...options, stop, plan: made, base: state, journal, begun });
  return recordRun(run, journal, () => {
    if (!sameState(run.state, state)) writeStateFile(stack.machine, stack.paths.state, run.state, state, journal.merge);
  });
}

/** Puts into the state what was observed; the platforms are not touched. */
function record(made: Plan, state: State): AppliedRun {
  const changed = new Map(
    made.outputs.map(({ name, after, type, sensitive }) => [name, { value: after ?? null, type, sensitive }] as const),
  );
  const outputs = recordedOutputs(new Map([...state.outputs, ...changed]));
  const next = { ...refreshedState(made, state), outputs };
  if (!sameState(next, state)) writeStateFile(made.stack.machine, made.stack.paths.state, next, state);
  const counts = { import: 0, add: 0, change: 0, destroy: 0, forget: 0 };
  return { state: next, counts, diagnostics: [], errored: false, skipped: [], waiting: [], held: [] };
}

function assertBasis(planned: Basis, found: Basis, stack: OpenStack): void {
  const again = "Nothing was sent. Plan again, and look at the new plan.";
  const { state: path } = stack.paths;
  if (planned.serial === 0 && found.serial > 0) {
    throw new PlanOutdated(`The plan was made when nothing was recorded at ${path}, which is at serial ${found.serial} now. ${again}`);
  }
  if (planned.serial > 0 && found.serial === 0) {
    throw new PlanOutdated(
      `The plan was made from serial ${planned.serial} of a state that is not at ${path}. ${again} A plan is applied from the folder in which it was made, or the same place of another checkout.`,
    );
  }
  if (found.serial > 0 && planned.lineage !== found.lineage) {
    throw new PlanOutdated(`The plan was made from the state ${planned.lineage}, but ${path} holds the state ${found.lineage}. ${again}`);
  }
  if (planned.serial !== found.serial) {
    throw new PlanOutdated(
      `The plan was made from serial ${planned.serial} of the state, which is at serial ${found.serial} now: something was applied or recorded since. ${again}`,
    );
  }
  if (planned.journal !== found.journal) {
    throw new PlanOutdated(`An interrupted run has left its journal beside ${path} since the plan was made, or it was taken up. ${again}`);
  }
}

function operationOf({ destroy, refreshOnly, retirement }: PlanMode): string {
  if (retirement) return "prune";
  return destroy ? "destroy" : refreshOnly ? "refresh" : "apply";
}

function sameState(a: State, b: State): boolean {
  return a.instances === b.instances && a.deposed === b.deposed && sameOutputs(a, b);
}

function sameOutputs({ outputs: a }: State, { outputs: b }: State): boolean {
  return formatJson([...a].sort(([x], [y]) => (x < y ? -1 : 1))) === formatJson([...b].sort(([x], [y]) => (x < y ? -1 : 1)));
}
