import {
  type Attribute,
  type Attributes,
  block,
  type Cloud,
  createRunStore,
  type DataSource,
  type Diagnostic,
  error,
  type Failure,
  isObject,
  isUnknown,
  type Needs,
  nested,
  onceKeyOf,
  type ProviderFunction,
  type Resource,
  type RuleSettings,
  type RunStore,
  type Runtime,
  type Value,
  type Values,
} from "../schema";
import { createAccountGuard } from "./account/account";
import { memoryOfKey } from "./account/key-memory";
import type { AccountGuard } from "./environment";
import { outdatedRulesArgument, refuseNamesakes, ruleSettings, rulesArgument } from "./rules/rule-settings";
import { checkSettings } from "./rules/rules";

/** All that a frontend serves: the provider block's schema and every kind of object, with its cloud. */
export interface Provider {
  readonly attributes: Attributes;
  readonly clouds: readonly Cloud[];
  readonly resources: ReadonlyMap<string, RegistryEntry<Resource>>;
  readonly dataSources: ReadonlyMap<string, RegistryEntry<DataSource>>;
  /** By name, for engines that know functions. */
  readonly functions: ReadonlyMap<string, ProviderFunction>;
}

export interface RegistryEntry<Definition> {
  readonly definition: Definition;
  readonly cloud: Cloud;
}

/** @throws Error where a name stands for two rules of a cloud */
export function createProvider(clouds: readonly Cloud[], functions: readonly ProviderFunction[] = []): Provider {
  clouds.forEach(refuseNamesakes);
  const blocks = clouds.map((cloud) => {
    const settings = { ...cloud.settings, rules: rulesArgument(cloud) };
    return [cloud.name, block(nested("single", settings), { doc: cloud.doc })] as const;
  });
  return {
    attributes: { ...Object.fromEntries(blocks), rules: outdatedRulesArgument },
    clouds,
    resources: entries(clouds, (cloud) => cloud.resources),
    dataSources: entries(clouds, (cloud) => cloud.dataSources),
    functions: new Map(functions.map((definition) => [definition.name, definition])),
  };
}

function entries<Definition extends { readonly type: string }>(
  clouds: readonly Cloud[],
  of: (cloud: Cloud) => readonly Definition[],
): ReadonlyMap<string, RegistryEntry<Definition>> {
  return new Map(clouds.flatMap((cloud) => of(cloud).map((definition) => [definition.type, { definition, cloud }] as const)));
}

export interface Unconnected {
  readonly diagnostics: readonly Diagnostic[];
  /** Settings come from something that is still to be made: a plan can go on without them. */
  readonly deferred?: boolean;
}

export interface Connected {
  readonly client: unknown;
  /** The settings that say where its objects lie. */
  readonly place: Values;
  readonly store: RunStore;
  readonly account: AccountGuard;
}

export interface ConnectedCloud extends Connected {
  readonly cloud: Cloud;
}

/** A configured provider: clients by cloud, made when an object first needs them. */
export interface Connections {
  readonly rules: (cloud: Cloud) => RuleSettings;
  /** The cloud's client, or why there is none. */
  client(cloud: Cloud): Connected | Unconnected;
  /** For what needs no client, and while there is none. */
  readonly store: RunStore;
  explain(cloud: Cloud): (failure: unknown, action: string) => Failure;
}

/**
 * Settings of the provider block over environment variables.
 * A cloud that is written in the block is checked at once; credentials are asked for only when an object needs them.
 */
export function configureProvider(
  provider: Provider,
  config: Values,
  runtime: Runtime,
): { readonly connections: Connections; readonly diagnostics: readonly Diagnostic[] } {
  const rules = ruleSettings(provider.clouds, config);
  const made = new Map<string, ReturnType<Connections["client"]>>();
  const connections: Connections = {
    rules: rules.of,
    client(cloud) {
      const known = made.get(cloud.name) ?? connect(cloud, config[cloud.name] ?? null, runtime);
      made.set(cloud.name, known);
      return known;
    },
    explain: (cloud) => cloud.explain,
    store: createRunStore(),
  };
  const problems = provider.clouds.flatMap((cloud) => {
    const given = config[cloud.name] ?? null;
    const settings = settingsOf(cloud, given, runtime.environment);
    const unusable = unusableSettings(cloud, settings).map((problem) => atSetting(cloud, given, runtime, problem));
    if (unusable.length > 0 || !isObject(given)) return unusable;
    const findings = checkSettings(cloud, settings, rules.of(cloud));
    if (missingOf(cloud, settings).length > 0 || unknownOf(cloud, settings).length > 0) return findings;
    const result = connections.client(cloud);
    return "diagnostics" in result ? result.diagnostics : findings;
  });
  // One variable may be meant for several clouds.
  const distinct = new Map(problems.map((problem) => [JSON.stringify([problem.path, onceKeyOf(problem)]), problem]));
  return { connections, diagnostics: [...distinct.values(), ...rules.diagnostics] };
}

function unusableSettings({ title, settings: attributes }: Cloud, settings: Values): Diagnostic[] {
  return Object.entries(attributes).flatMap(([name, { problem }]) => {
    const value = settings[name];
    const found = typeof value === "string" ? problem?.(value) : undefined;
    return found === undefined ? [] : [error(`The settings of ${title} cannot be used`, found, [name])];
  });
}

/** A problem with a setting, told where that was given: in the block, or by a variable of the environment. */
function atSetting(cloud: Cloud, given: Value, { environment }: Runtime, problem: Diagnostic): Diagnostic {
  const { path = [], severity, detail } = problem;
  const [setting = ""] = path;
  const isInBlock = isObject(given) && (given[setting] ?? null) !== null;
  const variable = isInBlock ? undefined : variableOf(cloud.settings[setting], environment);
  if (variable === undefined) return { ...problem, path: [cloud.name, ...path] };
  return { severity, summary: `The environment variable ${variable} cannot be used`, detail };
}

function connect(cloud: Cloud, given: Value, runtime: Runtime): ReturnType<Connections["client"]> {
  const settings = settingsOf(cloud, given, runtime.environment);
  const unknown = unknownOf(cloud, settings);
  if (unknown.length > 0) {
    const names = unknown.join(", ");
    return {
      deferred: true,
      diagnostics: [
        error(
          `Settings of ${cloud.title} are not known yet: ${names}`,
          "They come from something that this run has still to make. Make that first, in a run of its own.",
          [cloud.name, unknown[0] ?? ""],
        ),
      ],
    };
  }
  const missing = missingOf(cloud, settings);
  if (missing.length > 0) {
    return { diagnostics: [missingSettings(cloud, missing)] };
  }
  const client = cloud.connect(settings, runtime);
  if (!Array.isArray(client)) {
    const account = createAccountGuard({ cloud, client, settings, key: memoryOfKey(cloud, settings, runtime) });
    return { client, place: placeIn(cloud, settings), store: createRunStore(), account };
  }
  return { diagnostics: client.map((problem: Diagnostic) => atSetting(cloud, given, runtime, problem)) };
}

function placeIn({ place = {} }: Cloud, settings: Values): Values {
  return Object.fromEntries(Object.entries(place).map(([name, otherwise = null]) => [name, settings[name] ?? otherwise]));
}

/** Settings without which no client can be made; others only steer this program. */
function unknownOf(cloud: Cloud, settings: Values): string[] {
  return Object.keys(settings).filter((name) => !cloud.settings[name]?.local && isUnknown(settings[name] ?? null));
}

/** What is missing of each kind of credentials; nothing where one kind is there. */
function missingOf(cloud: Cloud, settings: Values): readonly MissingKind[] {
  const kinds = kindsOf(cloud).map((needs): MissingKind => {
    const wanted = Object.entries(needs).flatMap(([name, hint]) => (hint === undefined ? [] : [{ name, hint }]));
    return { wanted, missing: wanted.filter(({ name }) => (settings[name] ?? null) === null) };
  });
  return kinds.some(({ missing }) => missing.length === 0) ? [] : kinds;
}

interface MissingKind {
  readonly wanted: readonly Needed[];
  readonly missing: readonly Needed[];
}
interface Needed {
  readonly name: string;
  readonly hint: string;
}

function kindsOf({ needs }: Cloud): readonly Needs<Attributes>[] {
  return isList(needs) ? needs : [needs];
}

function isList(needs: Cloud["needs"]): needs is readonly [Needs<Attributes>, Needs<Attributes>, ...Needs<Attributes>[]] {
  return Array.isArray(needs);
}

function missingSettings(cloud: Cloud, kinds: readonly MissingKind[]): Diagnostic {
  const variablesOf = (wanted: readonly Needed[]) => wanted.flatMap(({ name }) => cloud.settings[name]?.env ?? []).join(" and ");
  const namesOf = (wanted: readonly Needed[]) => wanted.map(({ name }) => name).join(" and ");
  const hintsOf = (wanted: readonly Needed[]) => [...new Set(wanted.map(({ hint }) => hint))].join(" ");
  // Whoever has given the most of a kind means that one.
  const [nearest] = kinds.toSorted((one, other) => one.missing.length - one.wanted.length - (other.missing.length - other.wanted.length));
  const { missing = [] } = nearest ?? {};
  const path = [cloud.name, missing[0]?.name ?? ""];
  const block = `the ${cloud.name} block of provider "sms"`;
  if (kinds.length === 1) {
    const summary = `No ${missing.map(({ name }) => name).join(" and no ")} for ${cloud.title}`;
    const variables = `the environment variables ${variablesOf(missing)}`;
    return error(summary, `Set ${namesOf(missing)} in ${block}, or ${variables}. ${hintsOf(missing)}`, path);
  }
  const choices = kinds.map(({ wanted, missing: lacking }) => {
    const part = lacking.length < wanted.length ? `, of which ${namesOf(lacking)} ${lacking.length === 1 ? "is" : "are"} missing` : "";
    return `  ${namesOf(wanted)} (${variablesOf(wanted)})${part}. ${hintsOf(wanted)}`;
  });
  const detail = `One of these is needed, in ${block} or in the environment:\n${choices.join("\n")}`;
  return error(`No credentials for ${cloud.title}`, detail, path);
}

/** Settings of a cloud: its block over the environment over defaults. */
export function settingsOf(cloud: Cloud, given: Value, environment: Runtime["environment"]): Values {
  const values = isObject(given) ? given : {};
  const settings = Object.entries(cloud.settings).map(([name, attribute]) => {
    const fromEnvironment = environment[variableOf(attribute, environment) ?? ""];
    return [name, values[name] ?? fromEnvironment ?? attribute.default ?? null] as const;
  });
  return Object.fromEntries(settings);
}

/** The variable of the environment that gives a setting. */
function variableOf(attribute: Attribute | undefined, environment: Runtime["environment"]): string | undefined {
  return attribute?.env?.find((variable) => environment[variable] !== undefined && environment[variable] !== "");
}
