import { hasErrors } from "../../schema";
import { type StackDiagnostic, validate as validateStack } from "../../stack";
import { systemClock } from "../../system/clock";
import { diagnosticJson } from "../json/json-messages";
import type { StackFlags } from "../options/flags";
import { json, printable } from "../render/writing/printable";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** Checks a stack without values of variables, credentials or the network. */
export async function validate(flags: StackFlags, terminal: Terminal): Promise<number> {
  const view = createView(terminal, { json: false, now: systemClock.now });
  if (flags.json) return validateAsJson(flags, terminal);
  return withStack(flags, terminal, view, async ({ stack }) => {
    const diagnostics = validateStack(stack);
    view.diagnostics(diagnostics);
    if (hasErrors(diagnostics)) return 1;
    view.note(printable`${terminal.colours.out.green("Success!")} The stack is valid.`);
    return 0;
  });
}

/** The document of `terraform validate -json`. */
async function validateAsJson(flags: StackFlags, terminal: Terminal): Promise<number> {
  const all: StackDiagnostic[] = [];
  const collector = { diagnostics: (more: readonly StackDiagnostic[]) => void all.push(...more), event() {}, tick() {}, note() {} };
  await withStack(flags, terminal, collector, async ({ stack }) => {
    all.push(...validateStack(stack));
    return 0;
  });
  const errors = all.filter(({ severity }) => severity === "error").length;
  const document = {
    format_version: "1.0",
    valid: errors === 0,
    error_count: errors,
    warning_count: all.length - errors,
    diagnostics: all.map(diagnosticJson),
  };
  terminal.out(printable`${json(document, 2)}\n`);
  return errors === 0 ? 0 : 1;
}
