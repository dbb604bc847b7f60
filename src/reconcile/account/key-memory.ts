/** What a process has learnt of the keys that it uses. */
import type { Cloud, Runtime, Values } from "../../schema";

/** A key belongs to one account for ever, so all blocks and all steps of a process that use it share this. */
export interface KeyMemory {
  /** Id of its account, as far as the platform has told it. */
  account: string | undefined;
  asking: Promise<void> | undefined;
  /** It has shown an object that is recorded. */
  hasFound: boolean;
}

const memories = new WeakMap<Runtime, Map<string, KeyMemory>>();

/** @param settings of the cloud, as configured */
export function memoryOfKey(cloud: Cloud, settings: Values, runtime: Runtime): KeyMemory {
  const known = memories.get(runtime) ?? new Map<string, KeyMemory>();
  memories.set(runtime, known);
  const name = JSON.stringify([cloud.name, ...accountSettings(cloud).map((setting) => settings[setting] ?? null)]);
  const memory = known.get(name) ?? { account: undefined, asking: undefined, hasFound: false };
  known.set(name, memory);
  return memory;
}

/** What tells accounts apart: settings that are no secrets and are sent, and the first one that the cloud needs, which is the key's id. */
export function accountSettings({ needs, settings }: Cloud): string[] {
  const [identity] = Object.keys(needs);
  return Object.keys(settings).filter((name) => name === identity || !(settings[name]?.sensitive || settings[name]?.local));
}
