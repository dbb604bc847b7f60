import type { ApplyResult, ObjectState } from "../../../reconcile";
import { hasErrors, sameValue, type Values } from "../../../schema";
import { blockAddressOf } from "../../address";
import type { Journal } from "../../state/journal";
import type { Instance, StateEditor } from "../../state/state";
import { closureOf } from "../model/graph";
import { providerAddress } from "../model/provider-address";
import { recordedPaths } from "../model/values";
import {
  type Change,
  type Creation,
  type Deletion,
  type Forgetting,
  type Plan,
  placeOf,
  type Reading,
  type Replacement,
  type Staying,
  type Update,
} from "../plan/plan";
import type { Step } from "./graph";

export type Made = Creation | Update | Replacement;
type WantedChange = Exclude<Change, Deletion | Forgetting>;

function isWanted(change: Change): change is WantedChange {
  return change.action !== "delete" && change.action !== "forget";
}

/** What a run records: every finished step in the journal at once, and in the state that is saved in the end. */
export class Recorder {
  readonly #plan: Plan;
  readonly #journal: Journal;
  readonly #state: StateEditor;
  readonly #deposedBy = new Map<string, string>();

  constructor(plan: Plan, journal: Journal, state: StateEditor) {
    this.#plan = plan;
    this.#journal = journal;
    this.#state = state;
  }

  /** An object as it was found or made. @param settles it is what a create that was begun there has come to */
  object(change: Change, object: ObjectState, tainted: boolean, settles: boolean): void {
    if (!isWanted(change)) throw new Error(`${change.address} is recorded, and is not wanted`);
    const instance = this.#instance(change, object, tainted);
    this.#journal.done(change.address, instance, { settles });
    this.#state.set(change.address, instance);
  }

  /** What was read is recorded as Terraform does; it needs no journal, because reading again costs nothing. */
  data(change: Staying | Reading, values: Values): void {
    const recorded = this.#state.instances.get(change.address);
    if (recorded && sameValue(recorded.object.values, values)) return;
    this.#state.set(change.address, { ...this.#instance(change, { values, private: {} }, false), dependencies: [] });
  }

  /** What the stack has no longer. */
  gone(address: string, deposedKey: string | undefined): void {
    this.#journal.done(address, null, { deposedKey });
    this.#state.set(address, null, deposedKey);
  }

  /** The outcome of a write. @param deposedKey of a predecessor that gets its place back where nothing was made */
  outcome(change: Made, result: ApplyResult, creates: boolean, deposedKey: string | undefined): void {
    const { address } = change;
    if (result.state) {
      // A failed change leaves what was recorded, unless it was sent in part.
      const isUnchanged = hasErrors(result.diagnostics) && !creates && result.state === change.before;
      if (!isUnchanged) this.object(change, result.state, result.tainted ?? false, creates);
      return;
    }
    if (!result.unsettled) this.#journal.drop(address);
    if (deposedKey !== undefined) {
      this.#journal.restore(address, deposedKey);
      this.#state.restore(address, deposedKey);
    }
  }

  /** Takes its place from an object that is to have a successor. @returns the key under which it is known now */
  depose(address: string): string | undefined {
    if (!this.#state.instances.has(address)) return undefined;
    const key = this.#plan.stack.machine.random.uuid().slice(0, 8);
    this.#journal.depose(address, key);
    this.#state.depose(address, key);
    this.#deposedBy.set(address, key);
    return key;
  }

  /** Of the object that this run has deposed, or that the change is about. */
  deposedKeyOf({ address, deposedKey }: Change): string | undefined {
    return deposedKey ?? this.#deposedBy.get(address);
  }

  /** Where what a step is about stands now: the predecessor of a successor that is there has lost its place to it. */
  placeOf({ kind, change }: Step): string {
    const { address } = change;
    const deposedKey = this.deposedKeyOf(change);
    const isPredecessor = kind === "destroy" && deposedKey !== undefined && this.#state.deposed.get(address)?.has(deposedKey);
    return isPredecessor ? placeOf({ address, deposedKey }) : address;
  }

  #instance(change: WantedChange, object: ObjectState, tainted: boolean): Instance {
    const { configuration, graph, provider } = this.#plan.stack;
    const blockAddress = blockAddressOf(change.instance);
    const block = configuration.resources.get(blockAddress);
    const { mode, type } = change.instance;
    const definition = provider.resources.get(type)?.definition;
    const attributes = (mode === "data" ? provider.dataSources.get(type)?.definition : definition)?.attributes ?? {};
    const recorded = this.#state.instances.get(change.address);
    return {
      address: change.instance,
      provider: providerAddress(block?.providerKey ?? "sms"),
      schemaVersion: definition?.schemaVersion ?? 0,
      object,
      tainted,
      dependencies: [...closureOf(graph, blockAddress)].filter((other) => configuration.resources.get(other)?.mode === "managed"),
      createBeforeDestroy: change.createFirst,
      sensitive: recordedPaths(change.sensitive, object.values, attributes),
      // A successor has an identity of its own.
      ...(recorded?.identity && recorded.object.values.id === object.values.id && { identity: recorded.identity }),
    };
  }
}
