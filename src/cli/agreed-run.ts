/** A run that shows its plan, asks, and does it. */
import {
  type AppliedRun,
  type Ending,
  endingOf,
  isApplyable,
  type Plan,
  type PlanMode,
  planAndApply,
  type StackDiagnostic,
} from "../stack";
import { systemClock } from "../system/clock";
import type { Interrupts } from "./interrupts";
import { detailOf } from "./options/detail";
import type { DetailFlags, StackFlags } from "./options/flags";
import { ask } from "./prompt";
import { printable, type Showable } from "./render/writing/printable";
import { withStack } from "./runtime";
import type { Terminal } from "./terminal";
import { createView, type View } from "./view";

export interface AgreedRun {
  readonly flags: StackFlags & DetailFlags;
  readonly mode: PlanMode;
  /** Somebody has agreed beforehand. */
  readonly isAgreed: boolean;
  readonly question: (plan: Plan) => string;
  /** What is told where nobody can be asked. @param why a part of a sentence */
  readonly unasked: (why: string) => Showable;
  /** What speaks against a plan: looked at before it is shown, and again once it was agreed to. */
  readonly objections?: (plan: Plan) => Promise<readonly StackDiagnostic[]>;
}

export async function runAgreed({ flags, mode, unasked, ...asking }: AgreedRun, terminal: Terminal): Promise<number> {
  const json = flags.json ?? false;
  if (!asking.isAgreed && (json || !terminal.interactive)) {
    const why = json ? "with --json it cannot" : "there is nobody to ask here: stdin is no terminal, or --no-input is given";
    terminal.err(printable`${unasked(why)}\n`);
    return 1;
  }
  const view = createView(terminal, { json, now: systemClock.now, detail: detailOf(flags) });
  return withStack(flags, terminal, view, async ({ stack, options, interrupts }) => {
    const { plan, run } = await planAndApply(stack, {
      ...options,
      ...mode,
      stop: interrupts.stop,
      confirm: (made) => confirm(made, { ...asking, terminal, view, interrupts }),
    });
    if (run) return told(run, plan, view);
    if (plan.errored && !interrupts.stop.aborted) view.diagnostics(plan.diagnostics);
    view.note(
      `${interrupts.stop.aborted ? "Interrupted." : plan.errored ? "There is no plan: see the errors." : "Not confirmed."} Nothing was changed.`,
    );
    return 1;
  });
}

const exitCodes: Readonly<Record<Ending, number>> = { complete: 0, incomplete: 1, waiting: 3 };

export function told(run: AppliedRun, plan: Plan, view: View): number {
  view.diagnostics(run.diagnostics);
  view.applied(run, plan);
  return exitCodes[endingOf(run)];
}

interface Asking extends Pick<AgreedRun, "isAgreed" | "question" | "objections"> {
  readonly terminal: Terminal;
  readonly view: View;
  readonly interrupts: Interrupts;
}

/** Shows the plan; asks where it changes something and nobody has agreed beforehand. */
async function confirm(plan: Plan, { isAgreed, question, objections, terminal, view, interrupts }: Asking): Promise<boolean> {
  if (interrupts.stop.aborted) return false;
  view.plan(plan);
  view.diagnostics(plan.diagnostics);
  const isOpposed = async () => {
    const opposing = (await objections?.(plan)) ?? [];
    view.diagnostics(opposing);
    return opposing.length > 0;
  };
  if (await isOpposed()) return false;
  const needsAsking = !isAgreed && isApplyable(plan);
  if (needsAsking && (!(await ask(question(plan), terminal, interrupts.stop)) || (await isOpposed()))) return false;
  // An interrupt may have come while asking.
  if (interrupts.stop.aborted) return false;
  interrupts.writing();
  return true;
}
