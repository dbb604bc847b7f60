import { resolve } from "node:path";
import { clouds, functions } from "../../clouds";
import { kindAt } from "../../ports/disk";
import { createProvider } from "../../reconcile";
import { readState } from "../../stack";
import { systemClock } from "../../system/clock";
import { systemWorld } from "../../system/world";
import { standardInput, UnreadableInput } from "../files/standard-input";
import { planDocument } from "../json/plan-document";
import { stateDocument } from "../json/state-document";
import { detailOf } from "../options/detail";
import type { ShowFlags } from "../options/flags";
import { NoPlanDocument, readDocument } from "../reading/document";
import type { Reading } from "../reading/model";
import { readPlan } from "../reading/plan";
import { renderDiagnostics } from "../render/diagnostics";
import { planMarkdown } from "../render/markdown/plan";
import { renderReading } from "../render/plan";
import { renderState } from "../render/state";
import { printable } from "../render/writing/printable";
import { planFileIn, withPlanFile } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";
import { schemasOf, withState } from "../with-state";

/** Shows what is recorded, objects and outputs; or what a plan would do that is in a file, or that an engine wrote as JSON. */
export async function show(flags: ShowFlags, terminal: Terminal): Promise<number> {
  if (flags.stack === "-") return showDocument(flags, terminal);
  const file = planFileIn(flags, terminal);
  if (file !== undefined) return showPlan(file, flags, terminal);
  if (flags.markdown || flags.failOnDrift) {
    const missing = flags.stack !== undefined && kindAt(systemWorld.disk, resolve(terminal.cwd, flags.stack)) === undefined;
    terminal.err(
      printable`${missing ? `${flags.stack} is not there. ` : ""}${flags.markdown ? "--markdown" : "--fail-on-drift"} is for plans: name a file of smsform plan --out FILE, or give it an engine's: tofu show -json sms.plan | smsform show --markdown -\n`,
    );
    return 1;
  }
  return withState(flags, terminal, (stack) => {
    const state = readState(stack);
    const schemas = schemasOf(stack);
    const { colours, columns } = terminal;
    terminal.out(
      flags.json ? stateDocument(state, schemas) : renderState(state, schemas, { colours: colours.out, columns }, detailOf(flags)),
    );
    return 0;
  });
}

function showPlan(path: string, flags: ShowFlags, terminal: Terminal): Promise<number> {
  const view = createView({ ...terminal, out: terminal.err }, { json: false, now: systemClock.now });
  return withPlanFile(path, flags, terminal, view, async (plan) => {
    if (!flags.json) return showReading(readPlan(plan), flags, terminal);
    terminal.out(planDocument(plan));
    return exitCodeFor(plan.drift.length, flags, terminal);
  });
}

async function showDocument(flags: ShowFlags, terminal: Terminal): Promise<number> {
  if (flags.json) {
    terminal.err(printable`What comes on standard input is JSON already: leave --json out.\n`);
    return 1;
  }
  try {
    return showReading(readDocument(await standardInput(terminal, "plan"), createProvider(clouds, functions)), flags, terminal);
  } catch (failure) {
    if (failure instanceof UnreadableInput) terminal.err(printable`${failure.message}\n`);
    else if (failure instanceof NoPlanDocument) terminal.err(printable`The plan on standard input cannot be read: ${failure.message}\n`);
    else throw failure;
    return 1;
  }
}

function showReading(reading: Reading, flags: ShowFlags, terminal: Terminal): number {
  const { colours, columns } = terminal;
  const frame = { colours: colours.out, columns };
  if (flags.markdown) terminal.raw(planMarkdown(reading, flags.limit).toString());
  else terminal.out(printable`${renderReading(reading, frame, detailOf(flags))}\n${renderDiagnostics(reading.diagnostics, frame)}`);
  return exitCodeFor(reading.drift.length, flags, terminal);
}

function exitCodeFor(drift: number, { failOnDrift }: ShowFlags, terminal: Terminal): number {
  if (!failOnDrift || drift === 0) return 0;
  const what = drift === 1 ? "1 object has" : `${drift} objects have`;
  terminal.err(printable`${what} been changed outside of the stack. Take the change into the stack, or apply to undo it.\n`);
  return 2;
}
