/** Writes the configuration of what an account has, with import blocks: nothing is changed on any platform. */
import { resolve } from "node:path";
import { stepToRead } from "../../ports/disk";
import { codeOf } from "../../ports/system-error";
import type { FoundObject } from "../../reconcile";
import { type Diagnostic, error, hasErrors, type Resource, warning } from "../../schema";
import { StateUnusable } from "../../stack";
import { systemClock } from "../../system/clock";
import { systemWorld } from "../../system/world";
import { type Access, distinct } from "../platforms/access";
import { withPlatforms } from "../platforms/with-platforms";
import type { Terminal } from "../terminal";
import { createView } from "../view";
import { foreignAccount } from "./account";
import { describe, linked } from "./describe";
import { type Filter, filtersOf, meets } from "./filters";
import { type Adoption, type Form, openFolder, type Put, writeFolder } from "./folder";
import { type IdsFile, idsIn, type NamedId } from "./ids";
import { type IdsArgument, readIdsFiles } from "./ids-file";
import { keyOf } from "./model";
import { type Reading, readPlatform } from "./read";
import { type RecordedObject, recordedIn } from "./recorded";
import { type Found, summary } from "./summary";
import type { Written } from "./writers/files";
import type { Engine } from "./writers/typescript";
import { written } from "./writers/written";

export interface AdoptFlags {
  readonly platforms: readonly string[];
  /** A folder. */
  readonly out: string;
  readonly as: Form;
  readonly engine?: Engine;
  readonly filter: readonly (readonly [name: string, pattern: string])[];
  readonly ids: readonly IdsArgument[];
  readonly idColumn?: string;
}

interface Begun {
  readonly folder: string;
  readonly adoption: Adoption;
  readonly filters: readonly Filter[];
  readonly idsFiles: readonly IdsFile[];
  readonly recorded: readonly RecordedObject[];
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
    flags,
    terminal,
    (problems) => view.diagnostics(distinct(problems)),
    async ({ accesses, interrupts: { stop } }) => {
      const types = new Map(accesses.flatMap(({ cloud }) => cloud.resources.map((resource) => [resource.type, resource] as const)));
      const { ids, problems } = namedIn(begun.idsFiles, types);
      if (problems.length > 0) return refused(...problems);
      const found = await look(accesses, ids, begun, stop);
      if (stop.aborted) return refused(error("Interrupted", "Nothing was written. Run the same command again."));
      view.diagnostics(found.problems);
      const exitCode = hasErrors(found.problems) ? 1 : 0;
      if (found.objects.length === 0) {
        if (exitCode === 0 && flags.filter.length > 0 && found.known === 0) return refused(nothingMatches(flags, found));
        view.note(summary({ ...found, flags }));
        return exitCode;
      }
      const files = await written(found.objects, begun.adoption, flags, begun.folder, types);
      const put = place(files, begun.folder);
      if ("problem" in put) return refused(put.problem);
      view.note(summary({ ...found, flags, put, messages: files.messages }));
      return exitCode;
    },
  );
}

async function begin(flags: AdoptFlags, { cwd }: Terminal): Promise<Begun | { readonly problem: Diagnostic }> {
  const folder = resolve(cwd, flags.out);
  const filters = filtersOf(flags.filter);
  if ("problem" in filters) return filters;
  const idsFiles = await readIdsFiles(flags.ids, flags.idColumn, cwd);
  if ("problem" in idsFiles) return idsFiles;
  const adoption = openFolder(systemWorld, folder, flags.as);
  if ("problem" in adoption) return adoption;
  try {
    return { folder, adoption, filters, idsFiles, recorded: recordedIn(systemWorld, [cwd, folder]) };
  } catch (failure) {
    if (!(failure instanceof StateUnusable)) throw failure;
    const detail = `${failure.message} Without it nobody can say what is adopted already.`;
    return { problem: error("A state here cannot be used", detail) };
  }
}

function namedIn(files: readonly IdsFile[], types: ReadonlyMap<string, Resource>) {
  const all = files.map((file) => idsIn(file, types));
  return { ids: all.flatMap(({ ids }) => ids), problems: all.flatMap(({ problems }) => problems) };
}

/** Everything on the platforms that is meant and new here. */
async function look(accesses: readonly Access[], ids: readonly NamedId[], begun: Begun, signal: AbortSignal): Promise<Found> {
  const adopted = begun.adoption.files.flatMap(({ objects }) => objects);
  const known = new Set([...begun.recorded, ...adopted].map(keyOf));
  const isMeant = ({ resource: { type }, id, name }: FoundObject) => meets({ type, id, title: name ?? "" }, begun.filters);
  const isNew = ({ resource: { type }, id }: FoundObject) => !known.has(keyOf({ type, id }));
  const readings = await Promise.all(
    accesses.map(async (access): Promise<Reading> => {
      const reading = await readPlatform(
        access,
        { ids, isWanted: (object) => isNew(object) && isMeant(object) },
        { clock: systemClock, signal },
      );
      const foreign = foreignAccount(access.cloud, access.account.id, begun.recorded, reading, adopted);
      return foreign ? { ...reading, found: [], problems: [...reading.problems, foreign] } : reading;
    }),
  );
  const all = readings.flatMap(({ found }) => found).map((each) => ({ each, described: describe(each) }));
  const problems = all.flatMap(({ each: { cloud, resource, importId }, described }) =>
    "problem" in described
      ? [
          warning(
            `${cloud.title}: ${resource.noun} ${importId} was left out`,
            `${described.problem}. Write its block by hand, and import it with smsform import.`,
          ),
        ]
      : [],
  );
  const described = all.flatMap(({ described: each }) => ("problem" in each ? [] : [each]));
  // One that a list told and a file names as well is adopted as the list tells it.
  const distinctObjects = [...new Map(described.toReversed().map((each) => [keyOf(each.object), each])).values()].toReversed();
  const meant = distinctObjects.filter(({ object }) => !known.has(keyOf(object)) && meets(object, begun.filters));
  const seen = new Set([...readings.flatMap((reading) => reading.seen), ...distinctObjects.map(({ object }) => object)].map(keyOf));
  return {
    objects: linked(meant),
    seen: seen.size,
    known: [...seen].filter((key) => known.has(key)).length,
    problems: [...readings.flatMap((reading) => reading.problems), ...problems],
  };
}

function nothingMatches({ filter }: AdoptFlags, { seen }: Found): Diagnostic {
  const given = filter.map(([name, pattern]) => `${name}=${pattern}`).join(", ");
  return error(
    `Nothing matches ${given}`,
    `${seen} objects were looked at. Nothing was written. A filter is compared with the whole: write name=*登录* for names that hold 登录 anywhere.`,
  );
}

function place(files: Written, folder: string): Put | { readonly problem: Diagnostic } {
  try {
    return writeFolder(systemWorld, folder, files);
  } catch (failure) {
    const code = codeOf(failure);
    if (!/^E[A-Z]+$/.test(code)) throw failure;
    return {
      problem: error(`${folder} cannot be written (${code})`, `${stepToRead(failure)} What is written is whole: the same command goes on.`),
    };
  }
}
