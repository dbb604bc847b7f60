import { systemClock } from "../../http/clock";
import { refresh as refreshState } from "../../stack";
import type { StackFlags } from "../flags";
import { renderFindings } from "../render/plan";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** Records what is really there. Nothing is changed on the platforms. */
export async function refresh(flags: StackFlags, terminal: Terminal): Promise<number> {
  const view = createView(terminal, { json: false, now: systemClock.now });
  return withStack(flags, terminal, view, async ({ stack, options, interrupts }) => {
    const found = await refreshState(stack, options);
    if (interrupts.cancel.aborted) {
      view.note("Interrupted. Nothing was recorded.");
      return 1;
    }
    const findings = renderFindings(found, terminal.colours.out);
    if (!found.errored && findings !== "") view.note(findings);
    view.diagnostics(found.diagnostics);
    if (found.errored) {
      view.note("Nothing was recorded: see the errors.");
      return 1;
    }
    view.note(found.drift.length > 0 ? `Recorded: ${found.drift.length} differed from the state.` : "The state is what is really there.");
    return 0;
  });
}
