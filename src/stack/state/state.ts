import { randomUUID } from "node:crypto";
import type { ObjectState } from "../../reconcile";
import type { Value } from "../../schema";
import { type Address, formatAddress } from "../address";

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
  /** Attributes whose values came from sensitive places of the configuration. */
  readonly sensitive: readonly string[];
}

export function emptyState(): State {
  return {
    lineage: randomUUID(),
    serial: 0,
    terraformVersion: "1.6.0",
    outputs: new Map(),
    instances: new Map(),
    deposed: new Map(),
  };
}

/** The state with an object put in the place of what was there, or removed. */
export function withInstance(state: State, address: string, instance: Instance | null, deposedKey?: string): State {
  if (deposedKey === undefined) {
    const instances = new Map(state.instances);
    if (instance) instances.set(address, instance);
    else instances.delete(address);
    return { ...state, instances };
  }
  const deposed = new Map(state.deposed);
  const here = new Map(deposed.get(address));
  if (instance) here.set(deposedKey, instance);
  else here.delete(deposedKey);
  if (here.size > 0) deposed.set(address, here);
  else deposed.delete(address);
  return { ...state, deposed };
}

export function addressOf(instance: Instance): string {
  return formatAddress(instance.address);
}
