/** What the accounts have, with what a state has of it, and what could not be told. */

import type { ListedObject } from "../../adoption/inventory/listed";
import { addressIn } from "../../adoption/inventory/recorded";
import { type Stock, takeStock } from "../../adoption/inventory/stock";
import { clouds } from "../../clouds";
import { type Cloud, type Diagnostic, error, hasErrors, toldOnce, warning } from "../../schema";
import { type StackDiagnostic, StateUnusable } from "../../stack";
import { systemClock } from "../../system/clock";
import { type Filter, filtersOf, meets } from "../options/filters";
import { distinct } from "../platforms/access";
import { withPlatforms } from "../platforms/with-platforms";
import type { Terminal } from "../terminal";
import { type Management, managementIn, type StateFlags } from "./managed";
import { partsOf } from "./parts";
import { kindsOf, type Targets, targetsOf } from "./targets";

export interface ListFlags extends StateFlags {
  /** Platforms or types. */
  readonly what: readonly string[];
  readonly filter: readonly (readonly [name: string, pattern: string])[];
  readonly json?: boolean;
}

export interface Report {
  /** Those that meet the filters. */
  readonly objects: readonly ListedObject[];
  readonly stocks: readonly Stock[];
  /** Platforms on which nothing is that could be listed. */
  readonly bare: readonly Cloud[];
  readonly filters: readonly Filter<ListedObject>[];
  readonly diagnostics: readonly StackDiagnostic[];
  readonly exitCode: number;
}

export async function reportOf(flags: ListFlags, terminal: Terminal): Promise<Report> {
  const refused = (diagnostics: readonly StackDiagnostic[]): Report => ({
    objects: [],
    stocks: [],
    bare: [],
    filters: [],
    diagnostics,
    exitCode: 1,
  });
  const targets = targetsOf(flags.what, clouds);
  if ("problem" in targets) return refused([targets.problem]);
  const meant = clouds.filter(({ name }) => targets.platforms.length === 0 || targets.platforms.includes(name));
  const read = filtersOf(flags.filter, partsOf(meant.flatMap((cloud) => kindsOf(cloud, targets))));
  if ("problem" in read) return refused([read.problem]);
  const management = await managementOf(flags, terminal);
  if ("diagnostics" in management && management.isAsked) return refused(management.diagnostics);
  if ("objects" in management && !management.objects && flags.filter.some(([name]) => name === "managed")) return refused([noState]);
  const { stocks, bare, diagnostics, exitCode } = await stocksOf(targets, flags, terminal);
  const recorded = "objects" in management ? management.objects : undefined;
  const address = recorded && addressIn(recorded, clouds);
  const listed = stocks.flatMap(({ cloud: { name, title }, objects }) =>
    objects.map((object): ListedObject => ({ ...object, platform: { name, title }, address: address ? address(object) : null })),
  );
  return {
    objects: listed.filter((object) => meets(object, read.filters)),
    stocks,
    bare,
    filters: read.filters,
    diagnostics: [...("diagnostics" in management ? [unread(management)] : []), ...diagnostics],
    exitCode,
  };
}

const noState = error(
  "--filter managed needs a state",
  "There is no stack in this folder. Name one by --stack FOLDER, or a state by --state FILE; tofu state pull | smsform list --state - takes one from elsewhere.",
);

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
  const bare: Cloud[] = [];
  const exitCode = await withPlatforms(
    targets,
    terminal,
    (problems) => void diagnostics.push(...distinct(problems)),
    async ({ accesses, interrupts: { stop: signal } }) => {
      bare.push(...accesses.flatMap(({ cloud }) => (kindsOf(cloud, targets).length === 0 ? [cloud] : [])));
      const found = accesses.map(async ({ cloud, client, store }) => {
        const scope = { client, store, clock: systemClock, signal };
        const kinds = kindsOf(cloud, targets);
        return Promise.all(kinds.map((resource) => takeStock({ cloud, resource, scope, asked: narrowed(resource.listing, filter) })));
      });
      stocks.push(...(await Promise.all(found)).flat());
      diagnostics.push(...toldOnce(stocks.flatMap((stock) => problemOf(stock, targets))));
      return hasErrors(diagnostics) ? 1 : 0;
    },
  );
  return { stocks, bare, diagnostics, exitCode };
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
