import { join, resolve } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { z } from "zod";
import { type Disk, exists } from "../../../ports/disk";
import type { Processes, RunOptions } from "../../../ports/processes";
import type { Machine } from "../../../ports/world";
import { type Diagnostic, error } from "../../../schema";
import { formatJson } from "../../../schema/text/json";
import { readParsedFile, regularFiles } from "./parsed-file";

/** The `cdktf.json` of a CDKTF or CDK Terrain program, as far as it is used here. */
const appSchema = z.object({
  app: z.string().min(1),
  output: z.string().min(1).default("cdktf.out"),
  context: z.record(z.string(), z.unknown()).default({}),
});
export type App = z.infer<typeof appSchema>;

const manifestSchema = z.object({ stacks: z.record(z.string(), z.object({ workingDirectory: z.string() })) });

/** A stack that an app synthesized. */
export interface SynthesizedStack {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
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
  const stacks = Object.entries(value?.stacks ?? {}).map(([name, stack]) => ({ name, folder: join(outputFolder, stack.workingDirectory) }));
  return { stacks, diagnostics };
}

async function readAs<T>(disk: Disk, path: string, schema: z.ZodType<T>): Promise<{ value?: T; diagnostics: Diagnostic[] }> {
  const { body, diagnostics } = await readParsedFile(path, path, regularFiles(disk));
  if (body === undefined) return { diagnostics };
  const parsed = schema.safeParse(body);
  if (parsed.success) return { value: parsed.data, diagnostics };
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".") || "the whole file"}: ${issue.message}`).join("; ");
  return { diagnostics: [error("File has a wrong shape", `${path}: ${issues}`)] };
}

/** How many of the last lines an app wrote are repeated in the error. */
const LAST_LINES = 15;

async function run(command: string, cwd: string, { env, stderr, signal, processes }: Running): Promise<Diagnostic | undefined> {
  let said = "";
  // A character may come in two pieces.
  const decoder = new StringDecoder("utf8");
  const onOutput: RunOptions["onOutput"] = (part, stream) => {
    stderr.write(part);
    if (stream === "stderr") said = (said + decoder.write(part)).slice(-10_000);
  };
  const ended = await processes.run(command, { cwd, env, onOutput, signal });
  if (ended === "well") return undefined;
  if (ended === "stopped") {
    return error("The app was stopped", `"${command}" (the app of cdktf.json) was ended on request. Nothing was changed.`);
  }
  const last = said.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
  return error("The app failed", `"${command}" (the app of cdktf.json, run in ${cwd}) ${ended.failure}.${last && `\n${last}`}`);
}

interface Running extends Pick<Required<Surroundings>, "env" | "stderr"> {
  readonly signal: AbortSignal | undefined;
  readonly processes: Processes;
}
