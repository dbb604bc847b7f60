import { clouds } from "../../clouds";
import { createRunStore, type Diagnostic, error, hasErrors, type ListingScope, warning } from "../../schema";
import { type StackDiagnostic, StateUnusable } from "../../stack";
import { systemClock } from "../../system/clock";
import { type Filter, filtersOf, meets } from "../options/filters";
import { distinct } from "../platforms/access";
import { withPlatforms } from "../platforms/with-platforms";
import { json, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { createView } from "../view";
import { documentOf } from "./document";
import { addressIn, type Management, managementIn, type StateFlags } from "./managed";
import { type ListedObject, partsOf } from "./parts";
import { counted, renderObjects, renderUnlisted } from "./render";
import { type Stock, takeStock } from "./stock";
import { kindsOf, type Targets, targetsOf } from "./targets";

export interface ListFlags extends StateFlags {
  /** Platforms or types. */
  readonly what: readonly string[];
  readonly filter: readonly (readonly [name: string, pattern: string])[];
  readonly json?: boolean;
}

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
  if (stocks.some(({ unlisted }) => !unlisted)) terminal.out(printable`${summaryOf(report)}\n`);
  createView(terminal, { json: false, now: systemClock.now }).diagnostics(report.diagnostics);
  return report.exitCode;
}

export interface Report {
  /** Those that meet the filters. */
  readonly objects: readonly ListedObject[];
  readonly stocks: readonly Stock[];
  readonly filters: readonly Filter<ListedObject>[];
  readonly diagnostics: readonly StackDiagnostic[];
  readonly exitCode: number;
}

async function reportOf(flags: ListFlags, terminal: Terminal): Promise<Report> {
  const refused = (diagnostics: readonly StackDiagnostic[]): Report => ({ objects: [], stocks: [], filters: [], diagnostics, exitCode: 1 });
  const targets = targetsOf(flags.what, clouds);
  if ("problem" in targets) return refused([targets.problem]);
  const meant = clouds.filter(({ name }) => targets.platforms.length === 0 || targets.platforms.includes(name));
  const read = filtersOf(flags.filter, partsOf(meant.flatMap((cloud) => kindsOf(cloud, targets))));
  if ("problem" in read) return refused([read.problem]);
  const management = await managementOf(flags, terminal);
  if ("diagnostics" in management && management.isAsked) return refused(management.diagnostics);
  const { stocks, diagnostics, exitCode } = await stocksOf(targets, flags, terminal);
  const recorded = "objects" in management ? management.objects : undefined;
  const address = recorded && addressIn(recorded, clouds);
  const listed = stocks.flatMap(({ cloud: { name, title }, objects }) =>
    objects.map((object): ListedObject => ({ ...object, platform: { name, title }, address: address ? address(object) : null })),
  );
  return {
    objects: listed.filter((object) => meets(object, read.filters)),
    stocks,
    filters: read.filters,
    diagnostics: [...("diagnostics" in management ? [unread(management)] : []), ...diagnostics],
    exitCode,
  };
}

async function managementOf(flags: ListFlags, terminal: Terminal): Promise<Management> {
  try {
    return await managementIn(flags, terminal);
  } catch (failure) {
    if (!(failure instanceof StateUnusable)) throw failure;
    return { diagnostics: [error("The state cannot be used", failure.message)], isAsked: true };
  }
}

/** The account is listed nevertheless. */
function unread({ diagnostics }: { readonly diagnostics: readonly StackDiagnostic[] }): Diagnostic {
  const [first] = diagnostics;
  const why = first ? `${first.summary}${first.detail === "" ? "" : `: ${first.detail}`}\n` : "";
  return warning(
    "Which of the objects are managed here is not known",
    `${why}Name a state: smsform list --state FILE, or tofu state pull | smsform list --state -`,
  );
}

async function stocksOf(targets: Targets, { filter }: ListFlags, terminal: Terminal) {
  const diagnostics: Diagnostic[] = [];
  const stocks: Stock[] = [];
  const exitCode = await withPlatforms(
    targets,
    terminal,
    (problems) => void diagnostics.push(...distinct(problems)),
    async ({ accesses, interrupts: { stop: signal } }) => {
      const found = accesses.map(async ({ cloud, client }) => {
        const scope: ListingScope<unknown> = { client, clock: systemClock, signal, store: createRunStore() };
        const kinds = kindsOf(cloud, targets);
        return Promise.all(kinds.map((resource) => takeStock({ cloud, resource, scope, asked: narrowed(resource.listing, filter) })));
      });
      stocks.push(...(await Promise.all(found)).flat());
      diagnostics.push(...stocks.flatMap((stock) => problemOf(stock, targets)));
      return hasErrors(diagnostics) ? 1 : 0;
    },
  );
  return { stocks, diagnostics, exitCode };
}

/** What the platform itself narrows its list to. */
function narrowed(listing: Stock["resource"]["listing"], filter: ListFlags["filter"]): Readonly<Record<string, string>> {
  const known = listing?.impossible === undefined ? (listing?.filters ?? []) : [];
  return Object.fromEntries(filter.filter(([name, pattern]) => known.includes(name) && !pattern.includes("*")));
}

/** What is asked for by its own name and cannot be listed is an error. */
function problemOf({ resource: { type, noun }, cloud: { title }, problem, unlisted }: Stock, { types }: Targets): readonly Diagnostic[] {
  if (problem) return [problem];
  return unlisted && types.has(type) ? [error(`${title} lists no ${noun}s`, `${unlisted.reason}. ${unlisted.next}`)] : [];
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
