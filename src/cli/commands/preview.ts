import { hasErrors } from "../../schema";
import { displayName, readTexts, type StackDiagnostic } from "../../stack";
import { systemClock } from "../../system/clock";
import { put } from "../files/put";
import { diagnosticJson } from "../json/json-messages";
import { previewDocument } from "../json/preview-document";
import type { StackFlags } from "../options/flags";
import { json, printable } from "../render/writing/printable";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { renderPreviews } from "../texts/lines";
import { pageOf } from "../texts/page";
import { previewOf, type TextPreview } from "../texts/preview";
import { createView } from "../view";

export interface PreviewFlags extends StackFlags {
  /** A file for the page. */
  readonly html?: string;
}

/** Shows every text of a stack as a phone does: no credentials, no network, no state. @returns 1 where the stack cannot be read */
export async function preview(flags: PreviewFlags, terminal: Terminal): Promise<number> {
  const given = { ...flags, variablesWhereGiven: true };
  if (flags.json) return previewAsJson(given, terminal);
  const view = createView(terminal, { json: false, now: systemClock.now });
  return withStack(given, terminal, view, async ({ stack }) => {
    const { texts, diagnostics } = readTexts(stack);
    view.diagnostics(diagnostics);
    const previews = texts.map(previewOf);
    if (flags.html !== undefined && put(pageOf(displayName(stack), previews), flags.html, terminal) !== 0) return 1;
    if (flags.html === undefined) view.note(renderPreviews(previews, { colours: terminal.colours.out, columns: terminal.columns }));
    return hasErrors(diagnostics) ? 1 : 0;
  });
}

/** One document, whatever happens. */
async function previewAsJson(flags: PreviewFlags, terminal: Terminal): Promise<number> {
  const diagnostics: StackDiagnostic[] = [];
  const previews: TextPreview[] = [];
  const collector = { diagnostics: (more: readonly StackDiagnostic[]) => void diagnostics.push(...more), event() {}, tick() {}, note() {} };
  const opened = await withStack(flags, terminal, collector, async ({ stack }) => {
    const report = readTexts(stack);
    diagnostics.push(...report.diagnostics);
    previews.push(...report.texts.map(previewOf));
    return hasErrors(diagnostics) ? 1 : 0;
  });
  const document = { format_version: "1.0", texts: previews.map(previewDocument), diagnostics: diagnostics.map(diagnosticJson) };
  terminal.out(printable`${json(document, 2)}\n`);
  return opened;
}
