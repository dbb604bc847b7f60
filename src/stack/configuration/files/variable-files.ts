import { join } from "node:path";
import { type Disk, mostOfInput } from "../../../ports/disk";
import { type Diagnostic, error } from "../../../schema";
import { isJsonObject, type Json } from "../../expression";
import { hclFile, type Where, wholeFile } from "../../places/where";
import { type ParsedFile, readParsedFile, regularFiles } from "./parsed-file";

/** The values that a `.tfvars` or `.tfvars.json` file gives. */
export interface VariableFile {
  readonly syntax: "json" | "hcl";
  readonly where: Where;
  readonly values: Readonly<Record<string, Json>>;
}

/** The files that are read without being asked for, in the order in which later ones win. */
export async function automaticFiles(disk: Disk, folder: string): Promise<string[]> {
  const names = disk.list(folder);
  const automatic = names.filter((name) => name.endsWith(".auto.tfvars") || name.endsWith(".auto.tfvars.json")).sort();
  return [...["terraform.tfvars", "terraform.tfvars.json"].filter((name) => names.includes(name)), ...automatic].map((name) =>
    join(folder, name),
  );
}

type Found = Promise<{ file?: VariableFile; diagnostics: Diagnostic[] }>;

/** One that is named on the command line: it may be a pipe, as shells make them of what a program prints. */
export async function readGivenFile(disk: Disk, path: string, signal: AbortSignal | undefined): Found {
  return variablesIn(path, await readParsedFile(path, path, (file) => disk.readInput(file, { most: mostOfInput, signal })));
}

export async function readAutomaticFile(disk: Disk, path: string): Found {
  return variablesIn(path, await readParsedFile(path, path, regularFiles(disk)));
}

async function variablesIn(path: string, { body, hcl, diagnostics }: ParsedFile): Found {
  if (body === undefined) return { diagnostics };
  const where = wholeFile(path, hcl === undefined ? undefined : hclFile(path, hcl));
  if (isJsonObject(body)) return { file: { syntax: hcl === undefined ? "json" : "hcl", where, values: body }, diagnostics };
  return { diagnostics: [error("Invalid variable file", `${path}: it must hold one object with a value for each variable.`)] };
}
