/** The files of a program that makes the adopted objects as constructs of level 1. Pure. */

import type { AdoptedObject, OutFile } from "../model";
import { constructIds } from "../names/pinyin";
import type { Adoption } from "../record";
import { batchesOf, recorded, type Written } from "./files";
import { approvalOf, camelCase, constantsOf, type Engine, importingTs, indexTs, levelOneOf, mainTs, moduleOf } from "./typescript";

export interface ProgramOptions {
  readonly engine: Engine;
  /** Of the stack and the package. */
  readonly name: string;
  /** What a program needs beside its own files. */
  readonly around: readonly OutFile[];
}

export function programFiles(objects: readonly AdoptedObject[], adoption: Adoption, options: ProgramOptions): Written {
  const { engine } = options;
  const batches = batchesOf(objects, adoption, constructIds);
  const modules = batches.map((batch): OutFile => {
    const constants = constantsOf(
      batch.objects,
      batch.objects.filter(({ approval }) => approval),
    );
    const pieces = [...levelOneOf(batch.objects, constants), ...batch.objects.flatMap((object) => approvalOf(object, constants))];
    return { path: `${batch.name}.ts`, content: moduleOf(engine, camelCase(batch.name), pieces) };
  });
  const approvals = objects.filter(({ approval }) => approval).length;
  return { ...programOf(recorded(adoption, batches, ".ts"), modules, adoption, options), approvals };
}

/** The same around modules of any kind. */
export function programOf(
  record: Adoption,
  modules: readonly OutFile[],
  before: Adoption,
  { engine, name, around }: ProgramOptions,
): Written {
  return {
    record: { ...record, engine },
    files: modules,
    once: [{ path: "importing.ts", content: importingTs(engine) }, { path: "main.ts", content: mainTs(engine, name) }, ...around],
    index: { path: "adopted.ts", content: indexOf(record, engine), before: indexOf(before, engine) },
  };
}

function indexOf({ files }: Adoption, engine: Engine): string {
  return indexTs(
    engine,
    files.map(({ path }) => path.replace(/\.ts$/, "")),
  );
}
