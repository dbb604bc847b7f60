import type { Random } from "../../ports/random";
import type { ObjectState } from "../../reconcile";
import type { Value } from "../../schema";
import { type Address, formatAddress } from "../address";
import type { SensitivePath } from "./sensitive-paths";

/** What a state remembers of a stack, whatever the file's format. Immutable: changes give a new one. */
export interface State {
  readonly lineage: string;
  readonly serial: number;
  /** Written by the engine that made the file; kept, so that no engine takes the file for one from a newer release. */
  readonly terraformVersion: string;
  readonly outputs: ReadonlyMap<string, OutputValue>;
  /** By address. */
  readonly instances: ReadonlyMap<string, Instance>;
  /** Predecessors that still wait for their deletion, by address and deposed key. */
  readonly deposed: ReadonlyMap<string, ReadonlyMap<string, Instance>>;
}

export interface OutputValue {
  readonly value: Value;
  /** In Terraform's notation. Left out where it is the type that the value has when it is written out. */
  readonly type?: unknown;
  readonly sensitive: boolean;
}

export interface Instance {
  readonly address: Address;
  /** `provider["registry.terraform.io/smsform/sms"]`, with `.alias` where there is one. */
  readonly provider: string;
  readonly schemaVersion: number;
  readonly object: ObjectState;
  readonly tainted: boolean;
  /** Subjects that it was made after. */
  readonly dependencies: readonly string[];
  readonly createBeforeDestroy: boolean;
  /** What came from sensitive places of the configuration. */
  readonly sensitive: readonly SensitivePath[];
  /** As an engine that knows identities has recorded it. This one neither needs nor makes one, and keeps it for that one. */
  readonly identity?: RecordedIdentity | undefined;
}

export interface RecordedIdentity {
  readonly schemaVersion: number;
  readonly data: Readonly<Record<string, Value>>;
}

export function emptyState(random: Random): State {
  return {
    lineage: random.uuid(),
    serial: 0,
    terraformVersion: "1.6.0",
    outputs: new Map(),
    instances: new Map(),
    deposed: new Map(),
  };
}

/** Changes a state step by step, at a cost that does not grow with the state. The state it began with stays as it is. */
export class StateEditor {
  #instances: Map<string, Instance> | undefined;
  #deposed: Map<string, Map<string, Instance>> | undefined;

  constructor(private readonly base: State) {}

  get instances(): State["instances"] {
    return this.#instances ?? this.base.instances;
  }

  get deposed(): State["deposed"] {
    return this.#deposed ?? this.base.deposed;
  }

  /** Is there an object of that type with that id, be it a predecessor that waits for its deletion? */
  holds(type: string, id: string): boolean {
    const isIt = ({ address, object }: Instance) => address.mode === "managed" && address.type === type && object.values.id === id;
    return [...this.instances.values(), ...[...this.deposed.values()].flatMap((here) => [...here.values()])].some(isIt);
  }

  /** Puts an object in the place of what was there, or removes it. */
  set(address: string, instance: Instance | null, deposedKey?: string): void {
    if (deposedKey !== undefined) {
      this.#setDeposed(address, instance, deposedKey);
      return;
    }
    this.#instances ??= new Map(this.base.instances);
    if (instance) this.#instances.set(address, instance);
    else this.#instances.delete(address);
  }

  /** Moves the object at an address to its predecessors. */
  depose(address: string, deposedKey: string): void {
    const current = this.instances.get(address);
    if (!current) return;
    this.set(address, current, deposedKey);
    this.set(address, null);
  }

  /** Moves a predecessor back to its place. */
  restore(address: string, deposedKey: string): void {
    const predecessor = this.deposed.get(address)?.get(deposedKey);
    if (!predecessor) return;
    this.set(address, predecessor);
    this.set(address, null, deposedKey);
  }

  /** Takes everything away from an address. */
  leave(address: string): void {
    this.set(address, null);
    for (const key of [...(this.deposed.get(address)?.keys() ?? [])]) this.set(address, null, key);
  }

  /** The state as it is now; the very one it began with where nothing was changed. */
  result(): State {
    if (!this.#instances && !this.#deposed) return this.base;
    return { ...this.base, instances: this.instances, deposed: this.deposed };
  }

  #setDeposed(address: string, instance: Instance | null, deposedKey: string): void {
    this.#deposed ??= new Map([...this.base.deposed].map(([key, here]) => [key, new Map(here)]));
    const here = this.#deposed.get(address) ?? new Map<string, Instance>();
    if (instance) here.set(deposedKey, instance);
    else here.delete(deposedKey);
    if (here.size > 0) this.#deposed.set(address, here);
    else this.#deposed.delete(address);
  }
}

export function addressOf(instance: Instance): string {
  return formatAddress(instance.address);
}
