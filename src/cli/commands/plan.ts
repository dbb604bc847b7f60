import { systemClock } from "../../http/clock";
import { hasChanges, plan as planStack } from "../../stack";
import type { PlanFlags } from "../flags";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** Shows what apply would do, and does nothing. @returns 2 where there are changes and `--detailed-exitcode` asks for it */
export async function plan(flags: PlanFlags, terminal: Terminal): Promise<number> {
  const view = createView(terminal, { json: flags.json ?? false, now: systemClock.now });
  return withStack(flags, terminal, view, async ({ stack, options, interrupts }) => {
    const made = await planStack(stack, { ...options, destroy: flags.destroy ?? false, refresh: flags.refresh });
    if (interrupts.cancel.aborted) {
      view.note("Interrupted. Nothing was changed.");
      return 1;
    }
    if (!made.errored) view.plan(made);
    view.diagnostics(made.diagnostics);
    if (made.errored) {
      view.note("There is no plan: see the errors. Nothing was changed.");
      return 1;
    }
    return flags.detailedExitcode && hasChanges(made) ? 2 : 0;
  });
}
