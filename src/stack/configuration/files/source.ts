import { basename, join, resolve } from "node:path";
import { type Disk, kindAt, mostOfInput, stepToRead } from "../../../ports/disk";
import { codeOf, isCode } from "../../../ports/system-error";
import { type Diagnostic, error, hasErrors } from "../../../schema";
import { didYouMean } from "../../../schema/text/nearest";
import { type Json, refusalDiagnostic, unsupported } from "../../expression";
import type { App, Surroundings, SynthesizedStack } from "./app";
import { configurationFiles } from "./names";
import { readParsedFile, regularFiles } from "./parsed-file";

/** The files of one stack, parsed. */
export interface StackSource {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly files: readonly StackFile[];
}
export interface StackFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly body: Json;
  /** Its text, where it is HCL: for messages, since parsing loses the lines. */
  readonly hcl?: string;
}

export interface Location extends Surroundings {
  readonly cwd: string;
}

type Found = { stack?: StackSource; diagnostics: Diagnostic[] };

/**
 * Finds the stack that a command line means.
 * @param argument a folder with `.tf` or `.tf.json` files, a folder with a `cdktf.json`, or the name of a stack that the app of
 *   `cdktf.json` makes; without it, the working directory
 */
export async function findStack(argument: string | undefined, location: Location): Promise<Found> {
  try {
    return await foundBy(argument, location);
  } catch (failure) {
    if (!isCode(failure, "EACCES", "EPERM")) throw failure;
    const folder = resolve(location.cwd, argument ?? ".");
    return {
      diagnostics: [error("The stack cannot be read", `${folder} may not be looked into (${codeOf(failure)}). ${stepToRead(failure)}`)],
    };
  }
}

async function foundBy(argument: string | undefined, location: Location): Promise<Found> {
  const folder = resolve(location.cwd, argument ?? ".");
  const { disk } = location.machine;
  if (kindAt(disk, folder) === "folder") {
    const names = configurationFiles(disk, folder);
    if (names.length > 0) return readStack(basename(folder), folder, names, location);
    const { app, diagnostics } = await apps().readApp(disk, folder);
    if (app) return fromApp(undefined, folder, app, location);
    // A stack may be named like a folder that holds nothing for us.
    if (diagnostics.length > 0 || argument === undefined)
      return { diagnostics: diagnostics.length > 0 ? diagnostics : [nothingIn(folder)] };
  }
  const { app, diagnostics } = await apps().readApp(disk, location.cwd);
  if (app) return fromApp(argument, location.cwd, app, location);
  const detail = `"${argument}" is no folder with .tf or .tf.json files, and ${location.cwd} has no cdktf.json whose app could make a stack of that name.`;
  return { diagnostics: diagnostics.length > 0 ? diagnostics : [error("No such stack", detail)] };
}

async function fromApp(name: string | undefined, folder: string, app: App, location: Location): Promise<Found> {
  const { stacks, diagnostics } = await apps().synthesize(folder, app, location);
  if (diagnostics.length > 0) return { diagnostics };
  const chosen = choose(name, stacks);
  if ("severity" in chosen) return { diagnostics: [chosen] };
  const { annotations } = chosen;
  if (hasErrors(annotations)) return { diagnostics: [...annotations] };
  const read = await readStack(chosen.name, chosen.folder, configurationFiles(location.machine.disk, chosen.folder), location);
  return { ...read, diagnostics: [...annotations, ...read.diagnostics] };
}

/** Loaded where it is needed: a folder that holds the stack itself runs no app. */
function apps(): typeof import("./app") {
  return require("./app");
}

function choose(name: string | undefined, stacks: readonly SynthesizedStack[]): SynthesizedStack | Diagnostic {
  const names = stacks.map((stack) => stack.name);
  const [first, second] = stacks;
  if (!first) return error("The app made no stacks", "It has no TerraformStack: make one, or name a folder with .tf files.");
  if (name === undefined) {
    return second ? error("Several stacks", `The app makes ${names.join(", ")}. Name the one that is meant.`) : first;
  }
  const found = stacks.find((stack) => stack.name === name);
  return (
    found ??
    error(
      "No such stack",
      `The app makes no stack "${name}", and there is no folder of that name. It makes ${names.join(", ")}.${didYouMean(name, names)}`,
    )
  );
}

function nothingIn(folder: string): Diagnostic {
  return error("No stack here", `${folder} has neither .tf or .tf.json files nor a cdktf.json. Go to the stack's folder, or name it.`);
}

async function readStack(name: string, folder: string, names: readonly string[], { env, machine: { disk } }: Location): Promise<Found> {
  const files: StackFile[] = [];
  const workspace = await workspaceOf(disk, folder, env);
  const diagnostics: Diagnostic[] =
    workspace === "default" ? [] : [refusalDiagnostic({ text: name }, unsupported(`the workspace "${workspace}"`))];
  for (const path of names) {
    const { body, hcl, diagnostics: mistakes } = await readParsedFile(join(folder, path), path, regularFiles(disk));
    diagnostics.push(...mistakes);
    if (body !== undefined) files.push({ path, body, ...(hcl !== undefined && { hcl }) });
  }
  return diagnostics.length > 0 ? { diagnostics } : { stack: { name, folder, files }, diagnostics };
}

/** Another workspace has another state: the chosen one is in the environment, or where `workspace select` has written it. */
async function workspaceOf(disk: Disk, folder: string, env: Location["env"]): Promise<string> {
  if (env.TF_WORKSPACE) return env.TF_WORKSPACE;
  const path = resolve(folder, env.TF_DATA_DIR || ".terraform", "environment");
  const chosen = await disk.readMeanwhile(path, { most: mostOfInput }).then(String, () => "");
  return chosen.trim() || "default";
}
