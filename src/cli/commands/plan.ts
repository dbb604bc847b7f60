import { resolve } from "node:path";
import { hasChanges, type OpenStack, plan as planStack, type StackDiagnostic, writePlanFile } from "../../stack";
import { systemClock } from "../../system/clock";
import { packageVersion } from "../../version";
import { detailOf } from "../options/detail";
import { modeOf, type PlanFlags } from "../options/flags";
import { joined, printable } from "../render/writing/printable";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** Shows what apply would do, and does nothing. @returns 2 where there are changes and `--detailed-exitcode` asks for it */
export async function plan(flags: PlanFlags, terminal: Terminal): Promise<number> {
  const recorded = flags.emulator ? aboutRecorded(flags) : [];
  if (recorded.length > 0) {
    terminal.err(
      printable`With --emulator nothing of the stack was made before, and nothing is kept: leave ${joined(recorded, ", ")} out. For a life of several commands run smsform emulator in another terminal, and set what it prints.\n`,
    );
    return 1;
  }
  const view = createView(terminal, { json: flags.json ?? false, now: systemClock.now, detail: detailOf(flags) });
  return withStack(flags, terminal, view, async ({ stack, options, interrupts }) => {
    const unapproved = await unapprovedTexts(flags, stack, terminal);
    if (unapproved.length > 0) {
      view.diagnostics(unapproved);
      view.note("There is no plan: see the errors. Nothing was changed.");
      return 1;
    }
    const made = await planStack(stack, { ...options, ...modeOf(flags) });
    if (interrupts.stop.aborted) {
      view.note("Interrupted. Nothing was changed.");
      return 1;
    }
    if (!made.errored) view.plan(made);
    if (!made.errored && flags.emulator) view.note(emulatedNote);
    view.diagnostics(made.diagnostics);
    if (made.errored) {
      view.note("There is no plan: see the errors. Nothing was changed.");
      return 1;
    }
    if (flags.out !== undefined) {
      const { cwd } = terminal;
      writePlanFile(made, { path: resolve(cwd, flags.out), cwd, version: packageVersion() });
      view.note(
        printable`The plan is kept in ${flags.out}, with the values of its variables: treat it like a secret. To do exactly this:\n  smsform apply ${flags.out}`,
      );
    }
    return flags.detailedExitcode && hasChanges(made) ? 2 : 0;
  });
}

/** What is only taken away needs nobody's approval. */
async function unapprovedTexts(flags: PlanFlags, stack: OpenStack, terminal: Terminal): Promise<readonly StackDiagnostic[]> {
  if (flags.requireApprovedIn === undefined || flags.destroy) return [];
  const { unapprovedIn }: typeof import("../texts/required-approvals") = require("../texts/required-approvals");
  return unapprovedIn(flags.requireApprovedIn, stack, terminal);
}

const emulatedNote =
  "The platforms were an emulator of this command: no account, no network, and no state was looked at. With keys of your own, smsform plan asks the real ones.";

/** What is asked of objects that were made before, or of an apply. */
function aboutRecorded({ destroy, refreshOnly, replace = [], out }: PlanFlags): string[] {
  const given: readonly (readonly [string, boolean])[] = [
    ["--destroy", destroy === true],
    ["--refresh-only", refreshOnly === true],
    ["--replace", replace.length > 0],
    ["--out", out !== undefined],
  ];
  return given.filter(([, isGiven]) => isGiven).map(([name]) => name);
}
