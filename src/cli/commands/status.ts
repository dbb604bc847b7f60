import { hasErrors } from "../../schema";
import { isUnwell, type ObjectStatus, type StackDiagnostic, type StatusReport, statusFields, status as statusOf } from "../../stack";
import { systemClock } from "../../system/clock";
import { diagnosticJson } from "../json/json-messages";
import type { StackFlags } from "../options/flags";
import { renderStatus } from "../render/status-table";
import { json, printable } from "../render/writing/printable";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** How every object stands on its platform now. @returns 2 where one is rejected, gone, or not usable any more; 1 where one cannot be read */
export async function status(flags: StackFlags, terminal: Terminal): Promise<number> {
  if (flags.json) return statusAsJson(flags, terminal);
  const view = createView(terminal, { json: false, now: systemClock.now });
  return withStack(flags, terminal, view, async ({ stack, options, interrupts }) => {
    const report = await statusOf(stack, options);
    if (interrupts.stop.aborted) {
      view.note("Interrupted.");
      return 1;
    }
    view.note(renderStatus(report.objects, { colours: terminal.colours.out, columns: terminal.columns }));
    view.diagnostics(report.diagnostics);
    return exitCodeOf(report);
  });
}

/** One document, whatever happens. */
async function statusAsJson(flags: StackFlags, terminal: Terminal): Promise<number> {
  const diagnostics: StackDiagnostic[] = [];
  let objects: readonly ObjectStatus[] = [];
  const collector = { diagnostics: (more: readonly StackDiagnostic[]) => void diagnostics.push(...more), event() {}, tick() {}, note() {} };
  const exitCode = await withStack(flags, terminal, collector, async ({ stack, options }) => {
    const report = await statusOf(stack, options);
    objects = report.objects;
    diagnostics.push(...report.diagnostics);
    return exitCodeOf(report);
  });
  const document = { format_version: "1.0", objects: objects.map(objectJson), diagnostics: diagnostics.map(diagnosticJson) };
  terminal.out(printable`${json(document, 2)}\n`);
  return exitCode;
}

function exitCodeOf({ objects, diagnostics }: StatusReport): number {
  if (hasErrors(diagnostics) || objects.some(({ condition }) => condition === "unreadable")) return 1;
  return objects.some(isUnwell) ? 2 : 0;
}

function objectJson(object: ObjectStatus): object {
  const { tainted, problem } = object;
  return { ...statusFields(object), tainted, ...(problem && { problem }) };
}
