import {
  type AccountGuard,
  type Connections,
  configureProvider,
  type Environment,
  type RecordedObject,
  settingsOf,
} from "../../../reconcile";
import {
  type Cloud,
  type Diagnostic,
  error,
  hasErrors,
  type Resource,
  type RuleSettings,
  type Runtime,
  type Values,
} from "../../../schema";
import { formatAddress } from "../../address";
import { BUILTIN } from "../../builtin";
import { decodeBody } from "../../configuration";
import { sourceAlong } from "../../places/where";
import type { OpenRestore } from "../../state/journal";
import type { State } from "../../state/state";
import { explainingJournal } from "../apply/recording";
import type { PlannedAccount } from "../plan/plan";
import { blockName, providerKeyOf } from "./provider-address";
import { referredIn } from "./referred";
import { at, type StackDiagnostic } from "./report";
import type { OpenStack } from "./stack";
import type { StackValues } from "./values";

interface Configured {
  readonly connections?: Connections;
  /** As the block has them. */
  readonly config?: Values;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a run begins with. */
export interface RecordedBefore {
  readonly state: Pick<State, "instances" | "deposed">;
  /** Of the plan that is carried out. */
  readonly accounts?: readonly PlannedAccount[];
  /** What earlier runs have still to give back. */
  readonly restores?: ReadonlyMap<string, OpenRestore>;
}

interface Kind {
  readonly cloud: Cloud;
  readonly definition?: Pick<Resource, "withoutClient">;
}

type Surroundings = Pick<
  Environment,
  "signal" | "pending" | "progress" | "address" | "isRecorded" | "neededBy" | "isReviewedAgain" | "retirement"
>;

type Given = Omit<Environment, keyof Surroundings>;

interface Refused {
  /** The block, or its part for a cloud. */
  readonly about: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** One client for each provider block and cloud of a stack, made when first needed. */
export class StackConnections {
  readonly #configured = new Map<string, Configured>();
  readonly #told = new Set<string>();
  readonly #needing = new Map<string, boolean>();
  readonly #given = new Map<string, Given | Refused>();

  readonly #guards = new Map<string, Omit<PlannedAccount, "id"> & { readonly guard: AccountGuard }>();

  constructor(
    private readonly stack: OpenStack,
    private readonly values: StackValues,
    private readonly runtime: Runtime,
    private readonly recorded: RecordedBefore,
  ) {}

  /** What an operation on an object needs; or diagnostics, each told once however many objects ask. */
  environmentFor(
    kind: Kind,
    providerKey: string,
    surroundings: Surroundings,
  ): { readonly environment: Environment } | { readonly diagnostics: readonly Diagnostic[] } {
    const connected = this.#connect(kind, providerKey, surroundings);
    return "environment" in connected
      ? connected
      : { diagnostics: this.#once(connected.about, this.#inBlock(providerKey, connected.diagnostics)) };
  }

  /** The same before anything was planned, for who tells nothing; undefined where it takes something of the stack, or is not to be had. */
  environmentAtOnce(kind: Kind, providerKey: string, surroundings: Surroundings): Environment | undefined {
    if (this.#needsOthers(providerKey)) return undefined;
    const connected = this.#connect(kind, providerKey, surroundings);
    return "environment" in connected ? connected.environment : undefined;
  }

  /** Whether settings come from objects or data sources. */
  #needsOthers(providerKey: string): boolean {
    const known = this.#needing.get(providerKey);
    if (known !== undefined) return known;
    const { configuration } = this.stack;
    const settings = configuration.providers.get(providerKey)?.body.attributes.values() ?? [];
    const needs = referredIn(configuration, [...settings]).length > 0;
    this.#needing.set(providerKey, needs);
    return needs;
  }

  #connect(kind: Kind, providerKey: string, surroundings: Surroundings): { readonly environment: Environment } | Refused {
    const given = this.#givenTo(kind, providerKey);
    return "diagnostics" in given ? given : { environment: { ...surroundings, ...given } };
  }

  /** The same for all of a kind's cloud. */
  #givenTo({ cloud, definition }: Kind, providerKey: string): Given | Refused {
    const key = `${providerKey} ${cloud.name}${definition?.withoutClient ? " without a client" : ""}`;
    const known = this.#given.get(key);
    if (known) return known;
    const given = this.#give(cloud, providerKey, definition?.withoutClient === true);
    this.#given.set(key, given);
    return given;
  }

  #give(cloud: Cloud, providerKey: string, withoutClient: boolean): Given | Refused {
    const { connections, diagnostics } = this.#configure(providerKey);
    if (!connections || hasErrors(diagnostics)) return { about: providerKey, diagnostics };
    const made = withoutClient
      ? { client: undefined, place: undefined, store: connections.store, account: undefined }
      : connections.client(cloud);
    if ("diagnostics" in made) return { about: `${providerKey} ${cloud.name}`, diagnostics: made.diagnostics };
    const pendingRestores = [...(this.recorded.restores?.values() ?? [])]
      .filter((restore) => restore.cloud === cloud.name && restore.provider === providerKey)
      .map(({ restore }) => restore);
    return {
      client: made.client,
      place: made.place,
      store: made.store,
      account: made.account && this.#guarded(made.account, cloud, providerKey),
      explain: explainingJournal(connections.explain(cloud)),
      clock: this.runtime.clock,
      files: this.stack.files,
      rules: connections.rules(cloud),
      pendingRestores,
    };
  }

  /** The accounts that are known by now. */
  accounts(): readonly PlannedAccount[] {
    return [...this.#guards.values()].flatMap(({ provider, cloud, guard: { id } }) => (id === undefined ? [] : [{ provider, cloud, id }]));
  }

  /** Warnings of the provider blocks that were needed; their errors are told with the objects that need them. */
  notices(): readonly StackDiagnostic[] {
    return [...this.#configured].flatMap(([key, { diagnostics }]) => (hasErrors(diagnostics) ? [] : at(`provider.${key}`, diagnostics)));
  }

  /** Of which provider blocks nothing was found that is recorded. */
  doubts(): readonly Diagnostic[] {
    return [...this.#guards.values()].flatMap(({ guard }) => guard.doubt() ?? []);
  }

  #guarded(guard: AccountGuard, cloud: Cloud, provider: string): AccountGuard {
    const key = `${provider} ${cloud.name}`;
    if (this.#guards.has(key)) return guard;
    this.#guards.set(key, { provider, cloud: cloud.name, guard });
    const planned = (this.recorded.accounts ?? []).filter((each) => each.provider === provider && each.cloud === cloud.name);
    guard.expect({ name: blockName(provider), objects: this.#objectsOf(cloud, provider), accounts: planned.map(({ id }) => id) });
    return guard;
  }

  #objectsOf(cloud: Cloud, provider: string): RecordedObject[] {
    const { instances, deposed } = this.recorded.state;
    const all = [...instances.values(), ...[...deposed.values()].flatMap((here) => [...here.values()])];
    return all.flatMap(({ address, object, provider: recorded }) => {
      const entry = address.mode === "managed" ? this.stack.provider.resources.get(address.type) : undefined;
      if (entry?.cloud !== cloud || entry.definition.withoutClient || providerKeyOf(recorded) !== provider) return [];
      return [{ address: formatAddress(address), resource: entry.definition, object }];
    });
  }

  rules(providerKey: string, cloud: Cloud): RuleSettings {
    return this.#configure(providerKey).connections?.rules(cloud) ?? { platform: cloud.name, levels: {} };
  }

  /** The settings of a cloud as its provider block and the environment have them. */
  settings(providerKey: string, cloud: Cloud): Values {
    return settingsOf(cloud, this.#configure(providerKey).config?.[cloud.name] ?? null, this.runtime.environment);
  }

  #configure(key: string): Configured {
    const known = this.#configured.get(key);
    if (known) return known;
    const block = this.stack.configuration.providers.get(key);
    const { attributes } = this.stack.provider;
    // Another account would be asked for its objects, and would not have them.
    const decoded =
      key === BUILTIN
        ? nothingToSet
        : block
          ? decodeBody(block.body, attributes, this.values.scope(), [])
          : { values: {}, diagnostics: [noProvider(key)] };
    const result: Configured = hasErrors(decoded.diagnostics)
      ? { diagnostics: decoded.diagnostics }
      : { ...configureProvider(this.stack.provider, decoded.values, this.runtime), config: decoded.values };
    this.#configured.set(key, result);
    return result;
  }

  /** They are told with an object that needs the block, and are about the block's lines. */
  #inBlock(key: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const where = this.stack.configuration.providers.get(key)?.body.where;
    return diagnostics.map((diagnostic) => ({ ...(where && sourceAlong(where, diagnostic.path)), ...diagnostic }));
  }

  #once(key: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    if (this.#told.has(key)) return [];
    this.#told.add(key);
    return diagnostics;
  }
}

const nothingToSet = { values: {}, diagnostics: [] };

function noProvider(key: string): Diagnostic {
  return error(
    `The stack has no provider block for ${key}`,
    `Objects in the state belong to it. Write the block with alias = "${key.slice(key.indexOf(".") + 1)}" again until they are gone, or forget them with smsform state rm.`,
  );
}
