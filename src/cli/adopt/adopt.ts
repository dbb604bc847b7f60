/** Writes the configuration of what an account has, with import blocks: nothing is changed on any platform. */
import { resolve } from "node:path";
import { clouds } from "../../clouds";
import { stepToRead } from "../../ports/disk";
import { codeOf } from "../../ports/system-error";
import type { FoundObject } from "../../reconcile";
import { type Cloud, type Diagnostic, error, hasErrors, type Resource, toldOnce, warning } from "../../schema";
import { systemClock } from "../../system/clock";
import { systemWorld } from "../../system/world";
import { addressIn, type Recorded, type StateFlags } from "../account/managed";
import { type ListedObject, partsOf } from "../account/parts";
import { kindsOf, type Targets, targetsOf } from "../account/targets";
import { type Filter, filtersOf, meets } from "../options/filters";
import { type Access, distinct } from "../platforms/access";
import { withPlatforms } from "../platforms/with-platforms";
import { isInstalled } from "../project/folder";
import { printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { createView } from "../view";
import { accountOf, foreignAccount } from "./account";
import { describe, linked, type Wants } from "./describe";
import { openFolder, type Put, writeFolder } from "./folder";
import { type IdsFile, idsIn, type NamedId } from "./ids";
import { type IdsArgument, readIdsFiles } from "./ids-file";
import { keyOf } from "./model";
import { readPlatform } from "./read";
import type { Adoption, Form } from "./record";
import { recordedHere } from "./recorded";
import { type Found, summary } from "./summary";
import type { Written } from "./writers/files";
import type { Engine } from "./writers/typescript";
import { written } from "./writers/written";

export interface AdoptFlags extends StateFlags {
  /** Platforms or types. */
  readonly what: readonly string[];
  /** A folder. */
  readonly out: string;
  readonly as: Form;
  readonly engine?: Engine;
  readonly filter: readonly (readonly [name: string, pattern: string])[];
  readonly ids: readonly IdsArgument[];
  readonly idColumn?: string;
  readonly approvals?: boolean;
}

interface Begun extends Wants {
  readonly folder: string;
  readonly adoption: Adoption;
  readonly targets: Targets;
  readonly filters: readonly Filter<ListedObject>[];
  readonly idsFiles: readonly IdsFile[];
  readonly recorded: readonly Recorded[];
}

/** @returns 1 where something could not be adopted that was meant */
export async function adopt(flags: AdoptFlags, terminal: Terminal): Promise<number> {
  const view = createView(terminal, { json: false, now: systemClock.now });
  const refused = (...problems: readonly Diagnostic[]) => {
    view.diagnostics(problems);
    return 1;
  };
  const begun = await begin(flags, terminal);
  if ("problem" in begun) return refused(begun.problem);
  return withPlatforms(
    begun.targets,
    terminal,
    (problems) => view.diagnostics(distinct(problems)),
    async ({ accesses, interrupts: { stop } }) => {
      const types = new Map(accesses.flatMap(({ cloud }) => cloud.resources.map((resource) => [resource.type, resource] as const)));
      const { ids, problems } = namedIn(begun.idsFiles, types);
      if (problems.length > 0) return refused(...problems);
      const found = await look(accesses, ids, begun, stop);
      if (stop.aborted) return refused(interrupted);
      view.diagnostics(found.problems);
      const exitCode = hasErrors(found.problems) ? 1 : 0;
      if (found.objects.length === 0) {
        if (exitCode === 0 && begun.filters.length > 0) return refused(nothingMatches(begun, found));
        view.note(exitCode === 0 ? summary({ ...found, flags }) : printable`Nothing was written.`);
        return exitCode;
      }
      const files = await written(found.objects, begun.adoption, flags, begun.folder, types);
      if (stop.aborted) return refused(interrupted);
      const put = place(files, begun);
      if ("problem" in put) return refused(put.problem);
      const isUninstalled = flags.as !== "hcl" && !isInstalled(systemWorld.disk, begun.folder);
      view.note(summary({ ...found, flags, put, isUninstalled, messages: files.messages, approvals: files.approvals }));
      return exitCode;
    },
  );
}

const interrupted = error("Interrupted", "Nothing was written. Run the same command again.");

/** What can go wrong before anything is asked. */
async function begin(flags: AdoptFlags, terminal: Terminal): Promise<Begun | { readonly problem: Diagnostic }> {
  const folder = resolve(terminal.cwd, flags.out);
  const targets = targetsOf(flags.what, clouds);
  if ("problem" in targets) return targets;
  const meant = clouds.filter(({ name }) => targets.platforms.length === 0 || targets.platforms.includes(name));
  const read = filtersOf(flags.filter, partsOf(meant.flatMap((cloud) => kindsOf(cloud, targets))));
  if ("problem" in read) return read;
  const idsFiles = await readIdsFiles(flags.ids, flags.idColumn, terminal.cwd);
  if ("problem" in idsFiles) return idsFiles;
  const adoption = openFolder(systemWorld, folder, flags.as);
  if ("problem" in adoption) return adoption;
  const recorded = await recordedHere(flags, folder, terminal);
  if ("problem" in recorded) return recorded;
  return { folder, adoption, targets, filters: read.filters, idsFiles, recorded, approvals: flags.approvals ?? false };
}

function namedIn(files: readonly IdsFile[], types: ReadonlyMap<string, Resource>) {
  const all = files.map((file) => idsIn(file, types));
  return { ids: all.flatMap(({ ids }) => ids), problems: all.flatMap(({ problems }) => problems) };
}

/** Everything on the platforms that is meant and new here. */
async function look(accesses: readonly Access[], ids: readonly NamedId[], begun: Begun, signal: AbortSignal): Promise<Found> {
  const adopted = begun.adoption.files.flatMap(({ objects }) => objects);
  const isAdopted = new Set(adopted.map(keyOf));
  const addressOf = addressIn(begun.recorded, clouds);
  const listedIn =
    ({ name, title }: Cloud) =>
    (object: FoundObject): ListedObject => ({
      ...object,
      platform: { name, title },
      address: addressOf(object),
    });
  const isNew = ({ resource: { type }, id, address }: ListedObject) => address === undefined && !isAdopted.has(keyOf({ type, id }));
  const isWanted = (object: ListedObject) => isNew(object) && meets(object, begun.filters);
  const readings = await Promise.all(
    accesses.map(async (access) => {
      const { cloud } = access;
      const asListed = listedIn(cloud);
      const wanted = { kinds: kindsOf(cloud, begun.targets), ids, isWanted: (object: FoundObject) => isWanted(asListed(object)) };
      const reading = await readPlatform(access, wanted, { clock: systemClock, signal });
      const account = await accountOf(access, begun.recorded, { clock: systemClock, signal });
      const foreign = foreignAccount(cloud, account, begun.recorded, reading, adopted);
      const found = foreign ? [] : distinctOf(reading.found.map(asListed));
      return {
        described: found.filter(isWanted).map((object) => ({ object, described: describe(object, cloud, begun) })),
        seen: [...reading.seen, ...found.map(({ resource: { type }, id }) => ({ type, id }))].map(keyOf),
        problems: [...reading.problems, ...(foreign ? [foreign] : [])],
      };
    }),
  );
  const all = readings.flatMap(({ described }) => described);
  const objects = linked(all.flatMap(({ described }) => ("problem" in described ? [] : [described])));
  const left = all.flatMap(({ object, described }) => ("problem" in described ? [leftOut(object, described.problem)] : []));
  const seen = new Set(readings.flatMap((reading) => reading.seen));
  return { objects, seen: seen.size, problems: [...toldOnce(readings.flatMap(({ problems }) => problems)), ...left] };
}

/** One that a list told and a file names as well is adopted as the list tells it, with its links. */
function distinctOf(objects: readonly ListedObject[]): readonly ListedObject[] {
  const known = new Map<string, ListedObject>();
  for (const object of objects) {
    const key = keyOf({ type: object.resource.type, id: object.id });
    if (!known.has(key)) known.set(key, object);
  }
  return [...known.values()];
}

function leftOut({ platform, resource: { noun }, importId }: ListedObject, problem: string): Diagnostic {
  return warning(
    `${platform.title}: ${noun} ${importId} was left out`,
    `${problem}. Write its block by hand, and import it with smsform import.`,
  );
}

function nothingMatches({ filters }: Begun, { seen }: Found): Diagnostic {
  return error(
    `Nothing new is like ${filters.map(({ text }) => text).join(" and ")}`,
    `${seen} objects were looked at. Nothing was written. A filter is compared with the whole: write 'name=*登录*' for names that hold 登录 anywhere.`,
  );
}

function place(files: Written, { folder, adoption }: Begun): Put | { readonly problem: Diagnostic } {
  try {
    return writeFolder(systemWorld, folder, adoption, files);
  } catch (failure) {
    const code = codeOf(failure);
    if (!/^E[A-Z]+$/.test(code)) throw failure;
    return {
      problem: error(`${folder} cannot be written (${code})`, `${stepToRead(failure)} What is written is whole: the same command goes on.`),
    };
  }
}
