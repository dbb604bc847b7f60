import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type Connections, configureProvider, type Environment, type Provider } from "../../reconcile";
import { type Cloud, type Diagnostic, error, type Files, hasErrors, type Pending, type Runtime } from "../../schema";
import { subjectOf } from "../address";
import {
  type Condition,
  type Configuration,
  decodeBody,
  findStack,
  type ImportBlock,
  type ResourceBlock,
  readConfiguration,
  resolveVariables,
  type StackSource,
  type VariableInputs,
} from "../configuration";
import type { Evaluated, Expression } from "../expression";
import type { OpenDebt } from "../state/journal";
import { type StatePaths, statePaths } from "../state/state-file";
import { CyclicReferences, type Graph, graphOf } from "./graph";
import { groupBy } from "./group";
import { explainingJournal } from "./recording";
import type { StackDiagnostic } from "./report";
import type { StackValues } from "./values";

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
}

export interface OpenRequest {
  /** A folder, a stack's name, or nothing for the stack of the folder one is in. */
  readonly stack: string | undefined;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly provider: Provider;
  /** `--var` and `--var-file`, in the order of the command line. */
  readonly variables: VariableInputs["cli"];
  /**
   * False where the stack is only looked at: no values are taken. `where given`: what has no value is unknown.
   * Default: every variable must have one.
   */
  readonly needsVariables?: boolean | "where given";
  /** Where the output of the app goes that `cdktf.json` names. Default: stderr. */
  readonly appOutput?: NodeJS.WritableStream;
}

export interface Opened {
  readonly stack?: OpenStack;
  readonly diagnostics: readonly StackDiagnostic[];
}

export async function openStack(request: OpenRequest): Promise<Opened> {
  const found = await findStack(request.stack, {
    cwd: request.cwd,
    env: request.environment,
    ...(request.appOutput && { stderr: request.appOutput }),
  });
  if (!found.stack) return { diagnostics: found.diagnostics };
  const { folder } = found.stack;
  const missing = request.needsVariables === "where given" ? "unknown" : "error";
  const given = { cli: request.variables, files: [], env: request.environment, folder, missing } as const;
  const opened = await understand(found.stack, request.provider, async (configuration) =>
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
  provider: Provider,
  values: ReadonlyMap<string, Evaluated>,
  statePath: string,
): Promise<Opened> {
  const opened = await understand(source, provider, async () => ({ values, diagnostics: [] }));
  return opened.stack ? { ...opened, stack: { ...opened.stack, paths: statePaths(statePath) } } : opened;
}

interface Variables {
  readonly values: ReadonlyMap<string, Evaluated>;
  readonly diagnostics: readonly Diagnostic[];
}

const noVariables: Variables = { values: new Map(), diagnostics: [] };

async function understand(
  source: StackSource,
  provider: Provider,
  variablesOf: (configuration: Configuration) => Promise<Variables>,
): Promise<Opened> {
  const { configuration, diagnostics: mistakes } = await readConfiguration(source);
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
      provider,
      paths: statePaths(resolve(folder, configuration.backendPath ?? "terraform.tfstate")),
      files: filesIn(folder),
    },
    diagnostics,
  };
}

export function filesIn(folder: string): Files {
  return { read: (path) => readFile(resolve(folder, path)) };
}

function orderOf(configuration: Configuration): { readonly graph: Graph } | { readonly problem: Diagnostic } {
  const direct = new Map<string, string[]>();
  for (const [name, expression] of configuration.locals)
    direct.set(
      `local.${name}`,
      expression.references.map(({ subject }) => subject),
    );
  for (const [key, { body }] of configuration.providers) direct.set(`provider.${key}`, subjectsOf(body.attributes.values()));
  const imports = groupBy(configuration.imports, ({ to }) => subjectOf(to));
  for (const [subject, block] of configuration.resources)
    direct.set(subject, [...needsOf(block), ...importNeeds(imports.get(subject) ?? [])]);
  for (const [name, { value, dependsOn, preconditions }] of configuration.outputs)
    direct.set(`output.${name}`, [...subjectsOf([value, ...expressionsOf(preconditions)]), ...dependsOn]);
  try {
    return { graph: graphOf(direct) };
  } catch (failure) {
    if (!(failure instanceof CyclicReferences)) throw failure;
    return {
      problem: {
        severity: "error",
        summary: "The stack refers to itself in a circle",
        detail: `${failure.cycle.join(" → ")}. Break the circle: one of them must not depend on the next.`,
      },
    };
  }
}

function subjectsOf(expressions: Iterable<{ readonly references: readonly { readonly subject: string }[] }>): string[] {
  return [...expressions].flatMap(({ references }) => references.map(({ subject }) => subject));
}

function needsOf(block: ResourceBlock): string[] {
  const expressions = [...block.body.attributes.values(), ...(block.count ? [block.count] : []), ...(block.forEach ? [block.forEach] : [])];
  const { preconditions, postconditions, replaceTriggeredBy } = block.lifecycle;
  const conditions = expressionsOf([...preconditions, ...postconditions]);
  const triggers = replaceTriggeredBy.map(({ subject }) => subject);
  return [...subjectsOf([...expressions, ...conditions]), ...triggers, ...block.dependsOn, `provider.${block.providerKey}`];
}

function expressionsOf(conditions: readonly Condition[]): Expression[] {
  return conditions.flatMap(({ condition, errorMessage }) => [condition, errorMessage]);
}

/** What the ids and addresses of imports into a block refer to. */
function importNeeds(blocks: readonly ImportBlock[]): string[] {
  return subjectsOf(blocks.flatMap(({ id, key, forEach }) => [id, ...(key ? [key] : []), ...(forEach ? [forEach] : [])]));
}

interface Configured {
  readonly connections?: Connections;
  readonly diagnostics: readonly Diagnostic[];
}

/** One client for each provider block and cloud of a stack, made when first needed. */
export class StackConnections {
  readonly #configured = new Map<string, Configured>();
  readonly #told = new Set<string>();

  constructor(
    private readonly stack: OpenStack,
    private readonly values: StackValues,
    private readonly runtime: Runtime,
    /** What earlier runs have still to give back. */
    private readonly debts: ReadonlyMap<string, OpenDebt> = new Map(),
  ) {}

  /** What an operation on an object needs; or diagnostics, each told once however many objects ask. */
  environmentFor(
    cloud: Cloud,
    providerKey: string,
    rest: { readonly signal: AbortSignal; readonly pending: Pending; readonly progress: (message: string) => void },
  ): { readonly environment: Environment } | { readonly diagnostics: readonly Diagnostic[] } {
    const { connections, diagnostics } = this.#configure(providerKey);
    if (!connections || hasErrors(diagnostics)) return { diagnostics: this.#once(providerKey, diagnostics) };
    const made = connections.client(cloud);
    if ("diagnostics" in made) return { diagnostics: this.#once(`${providerKey} ${cloud.name}`, made.diagnostics) };
    const { ruleLevels } = connections;
    const { clock } = this.runtime;
    const { files } = this.stack;
    const owed = [...this.debts.values()]
      .filter((debt) => debt.cloud === cloud.name && debt.provider === providerKey)
      .map(({ debt }) => debt);
    return {
      environment: { ...rest, client: made.client, explain: explainingJournal(connections.explain(cloud)), clock, files, ruleLevels, owed },
    };
  }

  ruleLevels(providerKey: string): Connections["ruleLevels"] {
    return this.#configure(providerKey).connections?.ruleLevels ?? {};
  }

  #configure(key: string): Configured {
    const known = this.#configured.get(key);
    if (known) return known;
    const block = this.stack.configuration.providers.get(key);
    const { attributes } = this.stack.provider;
    // Another account would be asked for its objects, and would not have them.
    const decoded = block ? decodeBody(block.body, attributes, this.values.scope(), []) : { values: {}, diagnostics: [noProvider(key)] };
    const result: Configured = hasErrors(decoded.diagnostics)
      ? { diagnostics: decoded.diagnostics }
      : configureProvider(this.stack.provider, decoded.values, this.runtime);
    this.#configured.set(key, result);
    return result;
  }

  #once(key: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    if (this.#told.has(key)) return [];
    this.#told.add(key);
    return diagnostics;
  }
}

function noProvider(key: string): Diagnostic {
  return error(
    `The stack has no provider block for ${key}`,
    `Objects in the state belong to it. Write the block with alias = "${key.slice(key.indexOf(".") + 1)}" again until they are gone, or forget them with smsform state rm.`,
  );
}

/** `provider["registry.terraform.io/smsform/sms"].alias`, as states name it. */
export function providerAddress(key: string): string {
  const alias = key.includes(".") ? `.${key.slice(key.indexOf(".") + 1)}` : "";
  return `provider["registry.terraform.io/smsform/sms"]${alias}`;
}

/** The key of the provider block that an object in a state belongs to. */
export function providerKeyOf(address: string): string {
  const alias = /"\]\.(.+)$/.exec(address)?.[1];
  return alias === undefined ? "sms" : `sms.${alias}`;
}

export function displayName(stack: OpenStack): string {
  return stack.name || basename(join(stack.folder, "."));
}
