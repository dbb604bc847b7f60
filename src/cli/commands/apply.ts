import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type AppliedRun, apply as applyPlan, type Ending, endingOf, isApplyable, type Plan, planAndApply } from "../../stack";
import { systemClock } from "../../system/clock";
import type { Interrupts } from "../interrupts";
import { type ApplyFlags, modeOf } from "../options/flags";
import { ask } from "../prompt";
import { printable } from "../render/writing/printable";
import { planFileIn, withPlanFile, withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView, type View } from "../view";

export function apply(flags: ApplyFlags, terminal: Terminal): Promise<number> {
  const file = planFileIn(flags, terminal);
  return file === undefined ? planFirst(flags, terminal) : applyFile(file, flags, terminal);
}

export function destroy(flags: ApplyFlags, terminal: Terminal): Promise<number> {
  return planFirst({ ...flags, destroy: true }, terminal);
}

/** What was planned and agreed on before is not asked again. */
async function applyFile(path: string, flags: ApplyFlags, terminal: Terminal): Promise<number> {
  const settled = settledBefore(flags);
  if (settled.length > 0) {
    const what = settled.length === 1 ? "it" : "them";
    terminal.err(printable`A plan file has settled ${settled.join(", ")} already: leave ${what} out, or plan again with ${what}.\n`);
    return 1;
  }
  const view = createView(terminal, { json: flags.json ?? false, now: systemClock.now });
  return withPlanFile(path, flags, terminal, view, async (plan, { options, interrupts }) => {
    interrupts.writing();
    return told(await applyPlan(plan, { ...options, stop: interrupts.stop }), plan, view);
  });
}

function settledBefore(flags: ApplyFlags): string[] {
  const { variables = [], destroy: destroying, refreshOnly, refresh, acceptMissing, target = [], replace = [] } = flags;
  const given: readonly (readonly [string, boolean])[] = [
    ["--var", variables.some((each) => !("file" in each))],
    ["--var-file", variables.some((each) => "file" in each)],
    ["--destroy", destroying === true],
    ["--refresh-only", refreshOnly === true],
    ["--no-refresh", !refresh],
    ["--accept-missing", acceptMissing === true],
    ["--target", target.length > 0],
    ["--replace", replace.length > 0],
  ];
  return given.filter(([, isGiven]) => isGiven).map(([name]) => name);
}

async function planFirst(flags: ApplyFlags, terminal: Terminal): Promise<number> {
  const command = flags.destroy ? "destroy" : "apply";
  const json = flags.json ?? false;
  if (!flags.autoApprove && (json || !terminal.interactive)) {
    const why = json ? "with --json it cannot" : "there is nobody to ask here: stdin is no terminal, or --no-input is given";
    terminal.err(
      printable`smsform ${command} asks before it changes anything, and ${why}. Look at smsform plan${flags.destroy ? " --destroy" : ""} first, then run smsform ${command} --auto-approve.${missingFile(flags, terminal)}\n`,
    );
    return 1;
  }
  const view = createView(terminal, { json, now: systemClock.now });
  return withStack(flags, terminal, view, async ({ stack, options, interrupts }) => {
    const { plan, run } = await planAndApply(stack, {
      ...options,
      ...modeOf(flags),
      stop: interrupts.stop,
      confirm: (made) => confirm(made, { flags, terminal, view, interrupts }),
    });
    if (run) return told(run, plan, view);
    if (plan.errored && !interrupts.stop.aborted) view.diagnostics(plan.diagnostics);
    view.note(
      `${interrupts.stop.aborted ? "Interrupted." : plan.errored ? "There is no plan: see the errors." : "Not confirmed."} Nothing was changed.`,
    );
    return 1;
  });
}

/** A plan file is not asked about, but one that is missing may be a stack's name. */
function missingFile({ stack, destroy: destroying }: ApplyFlags, { cwd }: Terminal): string {
  if (stack === undefined || destroying || existsSync(resolve(cwd, stack))) return "";
  return ` If a plan file was meant: there is no file ${stack}.`;
}

const exitCodes: Readonly<Record<Ending, number>> = { complete: 0, incomplete: 1, waiting: 3 };

function told(run: AppliedRun, plan: Plan, view: View): number {
  view.diagnostics(run.diagnostics);
  view.applied(run, plan);
  return exitCodes[endingOf(run)];
}

interface Asking {
  readonly flags: ApplyFlags;
  readonly terminal: Terminal;
  readonly view: View;
  readonly interrupts: Interrupts;
}

/** Shows the plan; asks where it changes something and nobody has agreed beforehand. */
async function confirm(plan: Plan, { flags, terminal, view, interrupts }: Asking): Promise<boolean> {
  if (interrupts.stop.aborted) return false;
  view.plan(plan);
  view.diagnostics(plan.diagnostics);
  const agreed = flags.autoApprove || !isApplyable(plan) || (await ask(question(plan), terminal, interrupts.stop));
  // An interrupt may have come while asking.
  if (!agreed || interrupts.stop.aborted) return false;
  interrupts.writing();
  return true;
}

function question({ destroy: destroying, refreshOnly, targets, stack }: Plan): string {
  if (refreshOnly) return `Do you want to record this in the state of ${stack.name}?`;
  if (!destroying) return `Do you want to make these changes to ${stack.name}?`;
  const what = targets.length > 0 ? `this part of ${stack.name}` : `everything in ${stack.name}`;
  return `Do you really want to destroy ${what}? This cannot be undone.`;
}
