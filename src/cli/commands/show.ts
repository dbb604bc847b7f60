import { readState } from "../../stack";
import type { StackFlags } from "../flags";
import { renderState } from "../render/state";
import { stateDocument } from "../state-document";
import type { Terminal } from "../terminal";
import { schemasOf, withState } from "../with-state";

/** Shows what is recorded: objects and outputs. */
export function show(flags: StackFlags, terminal: Terminal): Promise<number> {
  return withState(flags, terminal, (stack) => {
    const state = readState(stack);
    const schemas = schemasOf(stack);
    terminal.out(flags.json ? stateDocument(state, schemas) : renderState(state, schemas, terminal.colours.out));
    return 0;
  });
}
