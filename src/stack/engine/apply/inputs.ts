import { ClaimIndex, type Environment, type RegistryEntry } from "../../../reconcile";
import { type Diagnostic, hasErrors, type Resource, type Runtime, type Values } from "../../../schema";
import { blockAddressOf } from "../../address";
import { decodeBody, type ResourceBlock } from "../../configuration";
import type { Evaluated } from "../../expression";
import type { BegunCreate, Journal } from "../../state/journal";
import type { StateEditor } from "../../state/state";
import { plannedClaimant, recordedClaimants } from "../model/claimants";
import type { StackConnections } from "../model/connections";
import { expand } from "../model/expand";
import { ignoring } from "../model/lifecycle";
import type { StackValues } from "../model/values";
import type { Change, Plan, Reading, RunEvent } from "../plan/plan";
import { pendingIn } from "./pending";
import type { Made } from "./recorder";
import type { Stopping } from "./stopping";

export interface InputsOf {
  readonly plan: Plan;
  readonly journal: Journal;
  /** Creates that an earlier run left open, by address. */
  readonly begun: ReadonlyMap<string, BegunCreate>;
  readonly runtime: Runtime;
  readonly on?: (event: RunEvent) => void;
  readonly values: StackValues;
  readonly connections: StackConnections;
  readonly state: StateEditor;
  readonly stopping: Stopping;
}

type Connected = { readonly environment: Environment } | { readonly diagnostics: readonly Diagnostic[] };

/** What the steps of a run are made of: the configuration with everything known that has been made by now, and the way to the platform. */
export class Inputs {
  readonly #keys = new Map<string, Map<string, Evaluated>>();

  constructor(private readonly given: InputsOf) {}

  /** Of an object that is to be made. */
  object(change: Made) {
    const { plan, values } = this.given;
    const block = plan.stack.configuration.resources.get(blockAddressOf(change.instance));
    const entry = plan.stack.provider.resources.get(change.instance.type);
    if (!block || !entry) throw new Error(`${change.address} is to be made, and the stack does not ask for it`);
    if (plan.retirement) return this.#recorded(change, block, entry);
    const each = this.#each(block, change);
    const decoded = decodeBody(block.body, entry.definition.attributes, values.scope(each), []);
    if (hasErrors(decoded.diagnostics)) return { diagnostics: decoded.diagnostics };
    const connected = this.environment(entry, block.providerKey, change, decoded.values);
    if ("diagnostics" in connected) return connected;
    const config = ignoring(decoded.values, change.before?.values ?? null, block.lifecycle.ignoreChanges);
    return { definition: entry.definition, lifecycle: block.lifecycle, each, config, sensitive: decoded.sensitive, ...connected };
  }

  /** Of an object that is to be left as it is but for what it has left behind: its block is not asked. */
  #recorded(change: Made, { providerKey, lifecycle }: ResourceBlock, entry: RegistryEntry<Resource>) {
    const config = change.before?.values ?? {};
    const connected = this.environment(entry, providerKey, change, config);
    if ("diagnostics" in connected) return connected;
    return {
      definition: entry.definition,
      lifecycle: { ...lifecycle, preconditions: [], postconditions: [] },
      each: { key: change.instance.key, value: { value: null, sensitive: false } },
      config,
      sensitive: change.sensitive,
      ...connected,
    };
  }

  /** Of a data source that is to be read. */
  data(change: Reading) {
    const { plan, values } = this.given;
    const block = plan.stack.configuration.resources.get(blockAddressOf(change.instance));
    const entry = plan.stack.provider.dataSources.get(change.instance.type);
    if (!block || !entry) throw new Error(`${change.address} is to be read, and the stack has no such data source`);
    const decoded = decodeBody(block.body, entry.definition.attributes, values.scope(this.#each(block, change)), []);
    if (hasErrors(decoded.diagnostics)) return { diagnostics: decoded.diagnostics };
    const connected = this.environment(entry, block.providerKey, change);
    return "diagnostics" in connected ? connected : { definition: entry.definition, config: decoded.values, ...connected };
  }

  /** The way to the platform for one step, or why there is none. */
  environment(entry: Pick<RegistryEntry<unknown>, "cloud">, providerKey: string, change: Change, wanted: Values = {}): Connected {
    const { plan, journal, begun, runtime, on, connections, state, stopping } = this.given;
    const { address } = change;
    const pending = pendingIn({
      journal,
      begun: begun.get(address),
      address,
      wanted,
      owner: { cloud: entry.cloud.name, provider: providerKey },
      clock: runtime.clock,
      random: plan.stack.machine.random,
    });
    return connections.environmentFor(entry, providerKey, {
      signal: stopping.signalOf(change),
      pending,
      progress: (message) => on?.({ type: "progress", address, message }),
      address,
      retirement: plan.retirement,
      isReviewedAgain: (object) => this.#planned().isReviewedAgain(object),
      isRecorded: (id) => state.holds(change.instance.type, id),
      neededBy: async (object) =>
        new ClaimIndex(recordedClaimants(plan.stack, state), plan.retirement).neededBy(
          object,
          runtime.clock.now(),
          ({ name }) => name !== address,
        ),
    });
  }

  #claims: ClaimIndex | undefined;

  #planned(): ClaimIndex {
    const { stack, changes } = this.given.plan;
    this.#claims ??= new ClaimIndex(changes.flatMap((change) => plannedClaimant(stack, change)));
    return this.#claims;
  }

  #each(block: ResourceBlock, { instance }: Change): { readonly key: Change["instance"]["key"]; readonly value: Evaluated } {
    const known = this.#keys.get(block.blockAddress) ?? this.#expandAgain(block);
    return { key: instance.key, value: known.get(String(instance.key)) ?? { value: null, sensitive: false } };
  }

  #expandAgain(block: ResourceBlock): Map<string, Evaluated> {
    const expansion = expand(block, this.given.values.scope());
    const values = new Map("problem" in expansion ? [] : expansion.instances.map(({ key, value }) => [String(key), value] as const));
    this.#keys.set(block.blockAddress, values);
    return values;
  }
}
