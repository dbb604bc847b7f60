import { type LintReport, lint as lintStack, type StackDiagnostic } from "../../stack";
import { systemClock } from "../../system/clock";
import { diagnosticJson } from "../json/json-messages";
import type { LintFlags } from "../options/flags";
import { renderLintSummary } from "../render/lint";
import { json, printable } from "../render/writing/printable";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** The texts of a stack against the rules of the platforms: no credentials, no network, no state. @returns 1 where one is broken */
export async function lint(flags: LintFlags, terminal: Terminal): Promise<number> {
  const given = { ...flags, variablesWhereGiven: true };
  if (flags.json) return lintAsJson(given, terminal);
  const view = createView(terminal, { json: false, now: systemClock.now });
  return withStack(given, terminal, view, async ({ stack }) => {
    const report = await lintStack(stack);
    view.diagnostics(report.diagnostics);
    view.note(renderLintSummary(report));
    return exitCodeOf(report.diagnostics, flags);
  });
}

/** One document, whatever happens. */
async function lintAsJson(flags: LintFlags, terminal: Terminal): Promise<number> {
  const diagnostics: StackDiagnostic[] = [];
  let report: LintReport = { texts: 0, others: 0, unchecked: [], diagnostics: [] };
  const collector = { diagnostics: (more: readonly StackDiagnostic[]) => void diagnostics.push(...more), event() {}, tick() {}, note() {} };
  const opened = await withStack(flags, terminal, collector, async ({ stack }) => {
    report = await lintStack(stack);
    diagnostics.push(...report.diagnostics);
    return 0;
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const document = {
    format_version: "1.0",
    texts_checked: report.texts,
    others_checked: report.others,
    error_count: errors,
    warning_count: diagnostics.length - errors,
    unchecked: report.unchecked,
    diagnostics: diagnostics.map((diagnostic) => ({
      ...diagnosticJson(diagnostic),
      ...(diagnostic.rule !== undefined && { rule: diagnostic.rule }),
    })),
  };
  terminal.out(printable`${json(document, 2)}\n`);
  return opened === 0 ? exitCodeOf(diagnostics, flags) : opened;
}

function exitCodeOf(diagnostics: readonly StackDiagnostic[], { strict }: LintFlags): number {
  return diagnostics.some(({ severity }) => strict || severity === "error") ? 1 : 0;
}
