import { type Plan, planAndApply } from "../../stack";
import { systemClock } from "../../system/clock";
import type { RefreshFlags } from "../options/flags";
import { renderFindings } from "../render/plan";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** Records what is really there. Nothing is changed on the platforms. */
export async function refresh(flags: RefreshFlags, terminal: Terminal): Promise<number> {
  const view = createView(terminal, { json: false, now: systemClock.now });
  return withStack(flags, terminal, view, async ({ stack, options, interrupts }) => {
    const show = (found: Plan) => {
      const findings = renderFindings(found, terminal.colours.out, terminal.columns);
      if (!found.errored && findings) view.note(findings);
      view.diagnostics(found.diagnostics);
    };
    const confirm = async (found: Plan) => {
      if (interrupts.stop.aborted) return false;
      show(found);
      return true;
    };
    const { acceptMissing = false } = flags;
    const { plan: found, run } = await planAndApply(stack, {
      ...options,
      refreshOnly: true,
      acceptMissing,
      stop: interrupts.stop,
      confirm,
    });
    if (!run && interrupts.stop.aborted) {
      view.note("Interrupted. Nothing was recorded.");
      return 1;
    }
    if (!run) {
      show(found);
      view.note("Nothing was recorded: see the errors.");
      return 1;
    }
    const { size } = found.observed;
    view.note(size > 0 ? `Recorded: ${size} differed from the state.` : "The state is what is really there.");
    return 0;
  });
}
