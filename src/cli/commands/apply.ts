import { systemClock } from "../../http/clock";
import { apply as applyStack, hasChanges, type Plan } from "../../stack";
import type { ApplyFlags } from "../flags";
import { ask } from "../prompt";
import { type Session, withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView, type View } from "../view";

export function apply(flags: ApplyFlags, terminal: Terminal): Promise<number> {
  return run(flags, terminal, false);
}

export function destroy(flags: ApplyFlags, terminal: Terminal): Promise<number> {
  return run(flags, terminal, true);
}

async function run(flags: ApplyFlags, terminal: Terminal, destroying: boolean): Promise<number> {
  const command = destroying ? "destroy" : "apply";
  const json = flags.json ?? false;
  if (!flags.autoApprove && (json || !terminal.interactive)) {
    const why = json ? "with --json it cannot" : "stdin is no terminal to ask on";
    terminal.err(
      `smsform ${command} asks before it changes anything, and ${why}. ` +
        `Look at smsform plan${destroying ? " --destroy" : ""} first, then run smsform ${command} --auto-approve.\n`,
    );
    return 1;
  }
  const view = createView(terminal, { json, now: systemClock.now });
  return withStack(flags, terminal, view, async (session) => {
    const { stack, options, interrupts } = session;
    const { plan, run: done } = await applyStack(stack, {
      ...options,
      destroy: destroying,
      refresh: flags.refresh,
      stop: interrupts.stop,
      confirm: (made) => confirm(made, { flags, terminal, view, session }),
    });
    if (done) {
      view.diagnostics(done.diagnostics);
      view.applied(done, destroying);
      return done.errored || done.skipped.length > 0 ? 1 : 0;
    }
    if (plan.errored && !interrupts.cancel.aborted) view.diagnostics(plan.diagnostics);
    view.note(
      `${interrupts.cancel.aborted ? "Interrupted." : plan.errored ? "There is no plan: see the errors." : "Not confirmed."} Nothing was changed.`,
    );
    return 1;
  });
}

interface Asking {
  readonly flags: ApplyFlags;
  readonly terminal: Terminal;
  readonly view: View;
  readonly session: Session;
}

/** Shows the plan; asks where it changes something and nobody has agreed beforehand. */
async function confirm(plan: Plan, { flags, terminal, view, session: { interrupts } }: Asking): Promise<boolean> {
  if (interrupts.cancel.aborted) return false;
  view.plan(plan);
  view.diagnostics(plan.diagnostics);
  const agreed = flags.autoApprove || !hasChanges(plan) || (await ask(question(plan), terminal, interrupts.cancel));
  // An interrupt may have come while asking.
  if (!agreed || interrupts.cancel.aborted) return false;
  interrupts.writing();
  return true;
}

function question({ destroy, stack }: Plan): string {
  return destroy
    ? `Do you really want to destroy everything in ${stack.name}? This cannot be undone.`
    : `Do you want to make these changes to ${stack.name}?`;
}
