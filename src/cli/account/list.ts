import { systemClock } from "../../system/clock";
import { json, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { createView } from "../view";
import { documentOf } from "./document";
import { counted, nothingKept, renderObjects, renderUnlisted } from "./render";
import { type ListFlags, type Report, reportOf } from "./report";

/** What the accounts have, as the platforms list it. @returns 1 where something could not be listed */
export async function list(flags: ListFlags, terminal: Terminal): Promise<number> {
  const report = await reportOf(flags, terminal);
  const now = systemClock.now();
  if (flags.json) {
    terminal.out(printable`${json(documentOf(report, now), 2)}\n`);
    return report.exitCode;
  }
  const frame = { colours: terminal.colours.out, columns: terminal.columns, now };
  const { objects, stocks } = report;
  for (const each of renderObjects(objects, frame)) terminal.out(printable`${each}\n\n`);
  for (const each of renderUnlisted(stocks, frame)) terminal.out(printable`${each}\n\n`);
  for (const { title } of report.bare) terminal.out(printable`${title}: ${nothingKept}.\n\n`);
  if (stocks.some((stock) => !stock.unlisted && (!stock.problem || stock.objects.length > 0)))
    terminal.out(printable`${summaryOf(report)}\n`);
  createView(terminal, { json: false, now: systemClock.now }).diagnostics(report.diagnostics);
  return report.exitCode;
}

function summaryOf({ objects, stocks, filters }: Report): string {
  const all = stocks.reduce((sum, stock) => sum + stock.objects.length, 0);
  const here = objects.filter(({ address }) => typeof address === "string").length;
  const managed = objects.some(({ address }) => address !== null) ? `, ${here} of them managed here` : "";
  if (filters.length === 0) return `${counted(all, "object")}${managed}.`;
  const texts = filters.map(({ text }) => text).join(" and ");
  return objects.length === 0
    ? `None of ${counted(all, "object")} is like ${texts}.`
    : `${objects.length} of ${counted(all, "object")} like ${texts}${managed}.`;
}
