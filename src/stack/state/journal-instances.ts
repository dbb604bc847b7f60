import { instanceFromJson, instanceToJson } from "./format";
import type { Place } from "./journal-schema";
import type { Instance } from "./state";

/** An object as a journal holds it: what the state would say, and where. */
export function instanceToEntry(address: string, instance: Instance | null, deposedKey: string | undefined): Place {
  const place = { address, ...(deposedKey !== undefined && { deposed: deposedKey }) };
  if (!instance) return { ...place, instance: null };
  const { mode, type, name } = instance.address;
  return { ...place, mode, type, name, provider: instance.provider, instance: instanceToJson(instance, deposedKey) };
}

export function instanceFromEntry({ mode, type, name, provider, instance }: Place): Instance | null {
  if (!instance || !mode || !type || !name || !provider) return null;
  return instanceFromJson({ mode, type, name, provider }, instance);
}
