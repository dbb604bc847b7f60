import { basename, join, resolve } from "node:path";
import type { Disk } from "../../../ports/disk";
import type { Machine } from "../../../ports/world";
import type { Provider } from "../../../reconcile";
import { type Diagnostic, type Files, hasErrors } from "../../../schema";
import { withBuiltin } from "../../builtin";
import {
  type Configuration,
  findStack,
  readConfiguration,
  resolveVariables,
  type StackSource,
  type VariableInputs,
} from "../../configuration";
import type { Evaluated } from "../../expression";
import { type StatePaths, statePaths } from "../../state/state-file";
import type { Graph } from "./graph";
import { orderOf } from "./order";
import type { StackDiagnostic } from "./report";

/** A stack that was read and understood; nothing of it has been evaluated against the platforms. */
export interface OpenStack {
  readonly name: string;
  readonly folder: string;
  /** The files as they were read. */
  readonly source: StackSource;
  readonly configuration: Configuration;
  readonly variables: ReadonlyMap<string, Evaluated>;
  readonly graph: Graph;
  readonly provider: Provider;
  readonly paths: StatePaths;
  readonly files: Files;
  readonly machine: Machine;
}

export interface OpenRequest {
  /** A folder, a stack's name, or nothing for the stack of the folder one is in. */
  readonly stack: string | undefined;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly provider: Provider;
  readonly machine: Machine;
  /** `--var` and `--var-file`, in the order of the command line. */
  readonly variables: VariableInputs["cli"];
  /**
   * False where the stack is only looked at: no values are taken. `where given`: what has no value is unknown.
   * Default: every variable must have one.
   */
  readonly needsVariables?: boolean | "where given";
  /** Where the output of the app goes that `cdktf.json` names. Default: stderr. */
  readonly appOutput?: NodeJS.WritableStream;
  /** The file of its state, absolute, where that is no matter of the stack: its backend is not asked. */
  readonly statePath?: string | undefined;
  /** Ends the app that `cdktf.json` names, and the waiting for files of variables that come through a pipe. */
  readonly signal?: AbortSignal;
}

export interface Opened {
  readonly stack?: OpenStack;
  readonly diagnostics: readonly StackDiagnostic[];
}

export async function openStack(request: OpenRequest): Promise<Opened> {
  const found = await findStack(request.stack, {
    cwd: request.cwd,
    machine: request.machine,
    env: request.environment,
    ...(request.appOutput && { stderr: request.appOutput }),
    ...(request.signal && { signal: request.signal }),
  });
  if (!found.stack) return { diagnostics: found.diagnostics };
  const { folder } = found.stack;
  const { machine } = request;
  const missing = request.needsVariables === "where given" ? "unknown" : "error";
  const given = {
    cli: request.variables,
    files: [],
    env: request.environment,
    folder,
    disk: machine.disk,
    missing,
    signal: request.signal,
  } as const;
  const opened = await understand(found.stack, request, async (configuration) =>
    request.needsVariables === false ? noVariables : resolveVariables(configuration, given),
  );
  return { ...opened, diagnostics: [...found.diagnostics, ...opened.diagnostics] };
}

/**
 * Opens a stack as it was when it was read before.
 * @param values of its variables, as they were then
 * @param statePath where its state is
 */
export async function reopenStack(
  source: StackSource,
  surroundings: Pick<OpenRequest, "provider" | "machine">,
  values: ReadonlyMap<string, Evaluated>,
  statePath: string,
): Promise<Opened> {
  return understand(source, { ...surroundings, statePath }, async () => ({ values, diagnostics: [] }));
}

interface Variables {
  readonly values: ReadonlyMap<string, Evaluated>;
  readonly diagnostics: readonly Diagnostic[];
}

const noVariables: Variables = { values: new Map(), diagnostics: [] };

async function understand(
  source: StackSource,
  { provider, machine, statePath }: Pick<OpenRequest, "provider" | "machine" | "statePath">,
  variablesOf: (configuration: Configuration) => Promise<Variables>,
): Promise<Opened> {
  const { configuration, diagnostics: mistakes } = await readConfiguration(source, statePath === undefined ? "the stack" : "a file");
  if (!configuration || hasErrors(mistakes)) return { diagnostics: mistakes };
  const variables = await variablesOf(configuration);
  const ordered = orderOf(configuration);
  const diagnostics = [...mistakes, ...variables.diagnostics, ...("problem" in ordered ? [ordered.problem] : [])];
  if (hasErrors(diagnostics) || !("graph" in ordered)) return { diagnostics };
  const { name, folder } = source;
  return {
    stack: {
      name,
      folder,
      source,
      configuration,
      variables: variables.values,
      graph: ordered.graph,
      provider: withBuiltin(provider),
      paths: statePaths(statePath ?? resolve(folder, configuration.backendPath ?? "terraform.tfstate")),
      files: filesIn(machine.disk, folder),
      machine,
    },
    diagnostics,
  };
}

export function filesIn(disk: Disk, folder: string): Files {
  return { read: (path, bounds) => disk.readMeanwhile(resolve(folder, path), bounds) };
}

export function displayName(stack: OpenStack): string {
  return stack.name || basename(join(stack.folder, "."));
}
