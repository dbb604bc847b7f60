import { didYouMean } from "../../schema/nearest";
import { readState } from "../../stack";
import type { StackFlags } from "../flags";
import { renderInstance } from "../render/state";
import type { Terminal } from "../terminal";
import { schemasOf, withState } from "../with-state";

/** Addresses of the recorded objects, one a line. */
export function stateList(flags: StackFlags, terminal: Terminal): Promise<number> {
  return withState(flags, terminal, (stack) => {
    for (const address of [...readState(stack).instances.keys()].sort()) terminal.out(`${address}\n`);
    return 0;
  });
}

export interface StateShowFlags extends StackFlags {
  readonly address: string;
}

/** One recorded object with all its attributes. */
export function stateShow(flags: StateShowFlags, terminal: Terminal): Promise<number> {
  return withState(flags, terminal, (stack) => {
    const state = readState(stack);
    const instance = state.instances.get(flags.address);
    if (!instance) {
      const hint = state.instances.size > 0 ? "smsform state list shows all addresses." : "The state is empty.";
      terminal.err(`The state has no object ${flags.address}. ${hint}${didYouMean(flags.address, state.instances.keys())}\n`);
      return 1;
    }
    terminal.out(renderInstance(instance, schemasOf(stack), terminal.colours.out));
    return 0;
  });
}
