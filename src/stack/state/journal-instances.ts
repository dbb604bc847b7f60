import { instanceFromJson, instanceToJson } from "./format";
import type { DoneEntry } from "./journal-schema";
import type { Instance } from "./state";

/** An object as a journal holds it: what the state would say, and where. */
export function instanceToEntry(
  instance: Instance | null,
  deposedKey: string | undefined,
): Omit<DoneEntry, "step" | "address" | "deposed"> {
  if (!instance) return { instance: null };
  const { mode, type, name } = instance.address;
  return { mode, type, name, provider: instance.provider, instance: instanceToJson(instance, deposedKey) };
}

export function instanceFromEntry({ mode, type, name, provider, instance }: DoneEntry): Instance | null {
  if (!instance || !mode || !type || !name || !provider) return null;
  return instanceFromJson({ mode, type, name, provider }, instance);
}
