import { forceUnlock } from "../../stack";
import { systemClock } from "../../system/clock";
import type { StackFlags } from "../options/flags";
import { ask } from "../prompt";
import { printable } from "../render/writing/printable";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

export interface ForceUnlockFlags extends StackFlags {
  readonly id: string;
  readonly force?: boolean;
}

/** Releases a lock that a run has left behind. */
export async function forceUnlockCommand({ id, force, ...flags }: ForceUnlockFlags, terminal: Terminal): Promise<number> {
  if (!force && !terminal.interactive) {
    terminal.err(
      printable`smsform force-unlock asks before it releases a lock, and stdin is no terminal to ask on. When the run is certainly over, run smsform force-unlock --force ${id}.\n`,
    );
    return 1;
  }
  const view = createView(terminal, { json: false, now: systemClock.now });
  return withStack(flags, terminal, view, async ({ stack, interrupts }) => {
    const { released, diagnostics } = await forceUnlock(stack, id, async (description) => {
      const question = printable`The state is ${description}.\nRelease this lock? If that run is still under way, both write to one state.`;
      return force === true || ask(question, terminal, interrupts.stop);
    });
    view.diagnostics(diagnostics);
    if (released) view.note(`The lock ${id} is released.`);
    else if (diagnostics.length === 0) view.note("Not confirmed. The lock stays.");
    return released ? 0 : 1;
  });
}
