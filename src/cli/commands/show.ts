import { readState } from "../../stack";
import { systemClock } from "../../system/clock";
import { planDocument } from "../json/plan-document";
import { stateDocument } from "../json/state-document";
import type { StackFlags } from "../options/flags";
import { renderDiagnostics } from "../render/diagnostics";
import { renderPlan } from "../render/plan";
import { renderState } from "../render/state";
import { printable } from "../render/writing/printable";
import { planFileIn, withPlanFile } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";
import { schemasOf, withState } from "../with-state";

/** Shows what is recorded, objects and outputs; or what a plan in a file would do. */
export function show(flags: StackFlags, terminal: Terminal): Promise<number> {
  const file = planFileIn(flags, terminal);
  if (file !== undefined) return showPlan(file, flags, terminal);
  return withState(flags, terminal, (stack) => {
    const state = readState(stack);
    const schemas = schemasOf(stack);
    terminal.out(flags.json ? stateDocument(state, schemas) : renderState(state, schemas, terminal.colours.out, terminal.columns));
    return 0;
  });
}

function showPlan(path: string, flags: StackFlags, terminal: Terminal): Promise<number> {
  const view = createView({ ...terminal, out: terminal.err }, { json: false, now: systemClock.now });
  return withPlanFile(path, flags, terminal, view, async (plan) => {
    const { colours, columns } = terminal;
    if (flags.json) terminal.out(planDocument(plan));
    else
      terminal.out(
        printable`${renderPlan(plan, colours.out, columns)}\n${renderDiagnostics(plan.diagnostics, { colours: colours.out, columns })}`,
      );
    return 0;
  });
}
