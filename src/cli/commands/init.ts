import { relative } from "node:path";
import { hasErrors } from "../../schema";
import { overview, validate } from "../../stack";
import { systemClock } from "../../system/clock";
import type { StackFlags } from "../options/flags";
import { renderOverview } from "../render/overview";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** Says what a run would use, and what is missing. There is nothing to download or to set up. @returns 1 where the stack cannot be run */
export async function init(flags: StackFlags, terminal: Terminal): Promise<number> {
  const view = createView(terminal, { json: false, now: systemClock.now });
  return withStack({ ...flags, variablesWhereGiven: true }, terminal, view, async ({ stack }) => {
    const diagnostics = validate(stack);
    view.diagnostics(diagnostics);
    if (hasErrors(diagnostics)) return 1;
    const place = (path: string) => shorter(relative(terminal.cwd, path) || ".", path);
    view.note(renderOverview(overview(stack), { colours: terminal.colours.out, place, argument: flags.stack }));
    return 0;
  });
}

function shorter(a: string, b: string): string {
  return a.length < b.length ? a : b;
}
