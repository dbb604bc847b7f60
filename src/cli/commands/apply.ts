import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { apply as applyPlan, type Plan } from "../../stack";
import { systemClock } from "../../system/clock";
import { runAgreed, told } from "../agreed-run";
import { type ApplyFlags, modeOf } from "../options/flags";
import { printable } from "../render/writing/printable";
import { planFileIn, withPlanFile } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

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

function planFirst(flags: ApplyFlags, terminal: Terminal): Promise<number> {
  const command = flags.destroy ? "destroy" : "apply";
  const { autoApprove: isAgreed = false } = flags;
  const unasked = (why: string) =>
    printable`smsform ${command} asks before it changes anything, and ${why}. Look at smsform plan${flags.destroy ? " --destroy" : ""} first, then run smsform ${command} --auto-approve.${missingFile(flags, terminal)}`;
  return runAgreed({ flags, mode: modeOf(flags), isAgreed, question, unasked }, terminal);
}

/** A plan file is not asked about, but one that is missing may be a stack's name. */
function missingFile({ stack, destroy: destroying }: ApplyFlags, { cwd }: Terminal): string {
  if (stack === undefined || destroying || existsSync(resolve(cwd, stack))) return "";
  return ` If a plan file was meant: there is no file ${stack}.`;
}

function question({ destroy: destroying, refreshOnly, targets, stack }: Plan): string {
  if (refreshOnly) return `Do you want to record this in the state of ${stack.name}?`;
  if (!destroying) return `Do you want to make these changes to ${stack.name}?`;
  const what = targets.length > 0 ? `this part of ${stack.name}` : `everything in ${stack.name}`;
  return `Do you really want to destroy ${what}? This cannot be undone.`;
}
