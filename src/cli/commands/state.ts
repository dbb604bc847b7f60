import { didYouMean } from "../../schema/text/nearest";
import { forgetRecorded, formatAddress, listRecorded, moveRecorded, parseAddress, readState, recover } from "../../stack";
import { systemClock } from "../../system/clock";
import type { StackFlags } from "../options/flags";
import { renderDiagnostics } from "../render/diagnostics";
import { renderInstance } from "../render/state";
import { printable } from "../render/writing/printable";
import { type Session, withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView, type View } from "../view";
import { schemasOf, withState } from "../with-state";

export interface StateAddressesFlags extends StackFlags {
  readonly addresses: readonly string[];
}

/** Addresses of the recorded objects, one a line: of all, or of those that are named. */
export function stateList({ addresses, ...flags }: StateAddressesFlags, terminal: Terminal): Promise<number> {
  return withState(flags, terminal, (stack) => {
    const { done, diagnostics } = listRecorded(readState(stack), addresses);
    for (const address of done) terminal.out(printable`${address}\n`);
    terminal.err(renderDiagnostics(diagnostics, { colours: terminal.colours.err, columns: terminal.columns }));
    return diagnostics.length > 0 ? 1 : 0;
  });
}

export interface StateShowFlags extends StackFlags {
  readonly address: string;
}

/** One recorded object with all its attributes. */
export function stateShow(flags: StateShowFlags, terminal: Terminal): Promise<number> {
  return withState(flags, terminal, (stack) => {
    const state = readState(stack);
    // In any spelling: what cannot be seen was printed as an escape.
    const parsed = parseAddress(flags.address);
    const instance = state.instances.get(parsed ? formatAddress(parsed) : flags.address);
    if (!instance) {
      const hint = state.instances.size > 0 ? "smsform state list shows all addresses." : "The state is empty.";
      terminal.err(printable`The state has no object ${flags.address}. ${hint}${didYouMean(flags.address, state.instances.keys())}\n`);
      return 1;
    }
    terminal.out(renderInstance(instance, schemasOf(stack), terminal.colours.out, { columns: terminal.columns }));
    return 0;
  });
}

export interface StateMoveFlags extends StackFlags {
  readonly from: string;
  readonly to: string;
}

/** Gives recorded objects another address. */
export function stateMove({ from, to, ...flags }: StateMoveFlags, terminal: Terminal): Promise<number> {
  return edit(flags, terminal, async ({ stack, options }, view) => {
    const { done, diagnostics } = await moveRecorded(stack, from, to, options);
    view.diagnostics(diagnostics);
    for (const move of done) view.note(`Moved ${move.from} to ${move.to}`);
    return done.length > 0;
  });
}

/** Forgets recorded objects; they stay on their platforms. */
export function stateRemove({ addresses, ...flags }: StateAddressesFlags, terminal: Terminal): Promise<number> {
  return edit(flags, terminal, async ({ stack, options }, view) => {
    const { done, diagnostics } = await forgetRecorded(stack, addresses, options);
    view.diagnostics(diagnostics);
    for (const { address, what, hasObject } of done) {
      view.note(what === "object" ? `Removed ${address}` : `Forgot the attempt to create ${address}`);
      if (what === "attempt" && hasObject)
        view.note(`What is recorded at ${address} was there before, and stays recorded. The same command again forgets that.`);
    }
    if (done.length === 0) return false;
    if (done.some(({ what }) => what === "object"))
      view.note("Only the record is gone: what it stood for stays on the platform. smsform import takes it back.");
    return true;
  });
}

/** Takes up what an interrupted run has left. */
export function stateRecover(flags: StackFlags, terminal: Terminal): Promise<number> {
  return edit(flags, terminal, async ({ stack, options }, view) => {
    const { merged, begun, returned } = await recover(stack, options);
    if (merged + begun.length + returned === 0) view.note("There is nothing to recover: no run was cut off.");
    if (merged > 0) view.note(`Merged into the state: ${counted(merged, "finished step")} of an interrupted run.`);
    if (returned > 0) view.note(`Given back to the platform: ${counted(returned, "removal")} that an interrupted run had not made good.`);
    if (begun.length > 0)
      view.note(`Left open: ${counted(begun.length, "create")} (${begun.join(", ")}). smsform plan tells how each goes on.`);
    return true;
  });
}

function edit(flags: StackFlags, terminal: Terminal, work: (session: Session, view: View) => Promise<boolean>): Promise<number> {
  const view = createView(terminal, { json: false, now: systemClock.now });
  return withStack(flags, terminal, view, async (session) => ((await work(session, view)) ? 0 : 1));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
