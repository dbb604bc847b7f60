import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, error } from "../../schema";
import { isJsonObject, type Json } from "../expression";
import { readParsedFile } from "./parsed-file";

/** The values that a `.tfvars` or `.tfvars.json` file gives. */
export interface VariableFile {
  readonly path: string;
  readonly syntax: "json" | "hcl";
  readonly values: Readonly<Record<string, Json>>;
}

/** The files that are read without being asked for, in the order in which later ones win. */
export async function automaticFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const automatic = names.filter((name) => name.endsWith(".auto.tfvars") || name.endsWith(".auto.tfvars.json")).sort();
  return [...["terraform.tfvars", "terraform.tfvars.json"].filter((name) => names.includes(name)), ...automatic].map((name) =>
    join(folder, name),
  );
}

export async function readVariableFile(path: string): Promise<{ file?: VariableFile; diagnostics: Diagnostic[] }> {
  const { body, diagnostics } = await readParsedFile(path);
  if (body === undefined) return { diagnostics };
  if (isJsonObject(body)) return { file: { path, syntax: path.endsWith(".json") ? "json" : "hcl", values: body }, diagnostics };
  return { diagnostics: [error("Invalid variable file", `${path}: it must hold one object with a value for each variable.`)] };
}
