import { hasErrors } from "../../schema";
import { importObject } from "../../stack";
import { systemClock } from "../../system/clock";
import type { StackFlags } from "../options/flags";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

export interface ImportFlags extends StackFlags {
  readonly address: string;
  readonly id: string;
}

/** Takes an object that exists into the state. */
export async function importCommand(flags: ImportFlags, terminal: Terminal): Promise<number> {
  const view = createView(terminal, { json: false, now: systemClock.now });
  return withStack(flags, terminal, view, async ({ stack, options }) => {
    const diagnostics = await importObject(stack, flags.address, flags.id, options);
    view.diagnostics(diagnostics);
    if (hasErrors(diagnostics)) return 1;
    view.note(`${flags.address}: Import complete [id=${flags.id}]`);
    view.note("It is in the state now. smsform plan shows where its block differs from it.");
    return 0;
  });
}
