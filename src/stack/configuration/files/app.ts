import { join, resolve } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { z } from "zod";
import { type Disk, exists } from "../../../ports/disk";
import type { Processes, RunOptions } from "../../../ports/processes";
import type { Machine } from "../../../ports/world";
import { type Diagnostic, error, warning } from "../../../schema";
import { formatJson } from "../../../schema/text/json";
import { readParsedFile, regularFiles } from "./parsed-file";

/** The `cdktf.json` of a CDKTF or CDK Terrain program, as far as it is used here. */
const appSchema = z.object({
  app: z.string().min(1),
  output: z.string().min(1).default("cdktf.out"),
  context: z.record(z.string(), z.unknown()).default({}),
});
export type App = z.infer<typeof appSchema>;

const annotationSchema = z.object({ constructPath: z.string(), level: z.string(), message: z.string() });
const manifestSchema = z.object({
  stacks: z.record(z.string(), z.object({ workingDirectory: z.string(), annotations: z.array(annotationSchema).default([]) })),
});

/** A stack that an app synthesized. */
export interface SynthesizedStack {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** What constructs and aspects say of it. */
  readonly annotations: readonly Diagnostic[];
}

export interface Surroundings {
  readonly machine: Machine;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the app's own output goes. */
  readonly stderr?: NodeJS.WritableStream;
  /** Ends the app. */
  readonly signal?: AbortSignal;
}

/** The program in a folder; nothing where there is no `cdktf.json`. */
export async function readApp(disk: Disk, folder: string): Promise<{ app?: App; diagnostics: Diagnostic[] }> {
  const path = join(folder, "cdktf.json");
  if (!exists(disk, path)) return { diagnostics: [] };
  const { value, diagnostics } = await readAs(disk, path, appSchema);
  return { ...(value && { app: value }), diagnostics };
}

/** Runs the app and lists the stacks that it made. The app gets what the CDKTF command line would give it. */
export async function synthesize(
  folder: string,
  { app, output, context }: App,
  { machine: { disk, processes }, env, stderr = process.stderr, signal }: Surroundings,
): Promise<{ stacks: SynthesizedStack[]; diagnostics: Diagnostic[] }> {
  const outputFolder = resolve(folder, output);
  disk.makeFolder(outputFolder);
  const given = { ...env, CDKTF_OUTDIR: output, CDKTF_CONTEXT_JSON: formatJson(context) };
  const failure = await run(app, folder, { env: given, stderr, signal, processes });
  if (failure !== undefined) return { stacks: [], diagnostics: [failure] };
  const path = join(outputFolder, "manifest.json");
  if (!exists(disk, path)) {
    const detail = `The app of cdktf.json ("${app}") ended well but wrote no ${path}. Does it call app.synth()?`;
    return { stacks: [], diagnostics: [error("The app made no stacks", detail)] };
  }
  const { value, diagnostics } = await readAs(disk, path, manifestSchema);
  const stacks = Object.entries(value?.stacks ?? {}).map(([name, { workingDirectory, annotations }]) => ({
    name,
    folder: join(outputFolder, workingDirectory),
    annotations: annotations.flatMap(told),
  }));
  return { stacks, diagnostics };
}

/** An app ends by itself where one is an error, unless the environment tells it to go on. What is for information only is left to its readers. */
function told({ constructPath, level, message }: z.infer<typeof annotationSchema>): readonly Diagnostic[] {
  if (level.endsWith("/error")) return [error(`The app refuses ${constructPath}`, message)];
  return level.endsWith("/warn") ? [warning(`The app warns of ${constructPath}`, message)] : [];
}

async function readAs<T>(disk: Disk, path: string, schema: z.ZodType<T>): Promise<{ value?: T; diagnostics: Diagnostic[] }> {
  const { body, diagnostics } = await readParsedFile(path, path, regularFiles(disk));
  if (body === undefined) return { diagnostics };
  const parsed = schema.safeParse(body);
  if (parsed.success) return { value: parsed.data, diagnostics };
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".") || "the whole file"}: ${issue.message}`).join("; ");
  return { diagnostics: [error("File has a wrong shape", `${path}: ${issues}`)] };
}

/** How many of the last lines an app wrote are told with its failure. */
const lastLines = 15;
/** Characters on stderr that are held back until it has ended: its last lines may be told as the error, and then only so. */
const mostHeld = 10_000;

async function run(command: string, cwd: string, { env, stderr, signal, processes }: Running): Promise<Diagnostic | undefined> {
  let held = "";
  // A character may come in two pieces.
  const decoder = new StringDecoder("utf8");
  const onOutput: RunOptions["onOutput"] = (part, stream) => {
    if (stream === "stdout") return void stderr.write(part);
    held += decoder.write(part);
    const old = held.lastIndexOf("\n", held.length - mostHeld) + 1;
    stderr.write(held.slice(0, old));
    held = held.slice(old);
  };
  const ended = await processes.run(command, { cwd, env, onOutput, signal });
  const { before, last } = ended === "well" || ended === "stopped" ? { before: held, last: "" } : lastWords(held);
  stderr.write(before);
  if (ended === "well") return undefined;
  if (ended === "stopped") {
    return error("The app was stopped", `"${command}" (the app of cdktf.json) was ended on request. Nothing was changed.`);
  }
  return error("The app failed", `"${command}" (the app of cdktf.json, run in ${cwd}) ${ended.failure}.${last && `\n${last}`}`);
}

/** How the message of an exception begins that a program did not catch; its trace may be longer than what is told otherwise. */
const message = /^(?:Uncaught )?[A-Z]\w*(?:Error|Exception)\b|^Error\b/;

/** Points at a place in the line above, which Node shows before the message, under the line with the file's name. */
const pointer = /^\s*\^+$/;

/** The end of what a program wrote before it failed, its error from the place on that Node shows. */
function lastWords(said: string): { readonly before: string; readonly last: string } {
  const lines = said.trimEnd().split("\n");
  const latest = Math.max(0, lines.length - lastLines);
  const told = lines.findLastIndex((line) => message.test(line));
  const pointed = lines.findIndex((line, i) => i >= told - 2 && i < told && pointer.test(line));
  const start = told === -1 ? latest : Math.max(0, Math.min(pointed === -1 ? told : pointed - 2, latest));
  return {
    before: lines
      .slice(0, start)
      .map((line) => `${line}\n`)
      .join(""),
    last: lines.slice(start).join("\n"),
  };
}

interface Running extends Pick<Required<Surroundings>, "env" | "stderr"> {
  readonly signal: AbortSignal | undefined;
  readonly processes: Processes;
}
