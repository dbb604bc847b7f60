/** Writes the configuration of what an account has, with import blocks: nothing is changed on any platform. */
import { basename, resolve } from "node:path";
import type { Wants } from "../../adoption/describe";
import { openFolder, type Put, writeFolder } from "../../adoption/folder";
import { type IdsFile, idsIn } from "../../adoption/ids";
import type { ListedObject } from "../../adoption/inventory/listed";
import type { Recorded } from "../../adoption/inventory/recorded";
import { type Found, look } from "../../adoption/look";
import type { Adoption, Form } from "../../adoption/record";
import type { Written } from "../../adoption/writers/files";
import type { Engine } from "../../adoption/writers/typescript";
import { type ProgramSetting, written } from "../../adoption/writers/written";
import { clouds } from "../../clouds";
import { stepToRead } from "../../ports/disk";
import { codeOf } from "../../ports/system-error";
import { type Cloud, type Diagnostic, error, hasErrors, type Resource } from "../../schema";
import { systemClock } from "../../system/clock";
import { systemWorld } from "../../system/world";
import type { StateFlags } from "../account/managed";
import { partsOf } from "../account/parts";
import { kindsOf, type Targets, targetsOf } from "../account/targets";
import { type Filter, filtersOf, meets } from "../options/filters";
import { distinct } from "../platforms/access";
import { withPlatforms } from "../platforms/with-platforms";
import { aroundProgram } from "../project/files";
import { isInstalled } from "../project/folder";
import { nameFrom } from "../project/name";
import { packagesFor } from "../project/project";
import { printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { createView } from "../view";
import { type IdsArgument, readIdsFiles } from "./ids-file";
import { recordedHere } from "./recorded";
import { summary } from "./summary";

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
      const sought = {
        ...begun,
        clouds,
        ids,
        kindsOf: (cloud: Cloud) => kindsOf(cloud, begun.targets),
        isWanted: (object: ListedObject) => meets(object, begun.filters),
      };
      const found = await look(accesses, sought, { clock: systemClock, signal: stop });
      if (stop.aborted) return refused(interrupted);
      view.diagnostics(found.problems);
      const exitCode = hasErrors(found.problems) ? 1 : 0;
      if (found.objects.length === 0) {
        if (exitCode === 0 && begun.filters.length > 0) return refused(nothingMatches(begun, found));
        view.note(exitCode === 0 ? summary({ ...found, flags }) : printable`Nothing was written.`);
        return exitCode;
      }
      const files = await written(found.objects, begun.adoption, flags, settingOf(begun.folder), types);
      if (stop.aborted) return refused(interrupted);
      const put = place(files, begun);
      if ("problem" in put) return refused(put.problem);
      const isUninstalled = flags.as !== "hcl" && !isInstalled(systemWorld.disk, begun.folder);
      view.note(summary({ ...found, flags, put, isUninstalled, messages: files.messages, approvals: files.approvals }));
      return exitCode;
    },
  );
}

function settingOf(folder: string): ProgramSetting {
  const packages = packagesFor(folder);
  return { name: nameFrom(basename(folder)), around: (name, engine) => aroundProgram(name, engine, packages) };
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
