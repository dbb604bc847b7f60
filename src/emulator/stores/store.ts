/**
 * What a platform holds, as stores by name. That one record is all there is to say: clearing everything, and the platform's part of data
 * and seed files, follow from it.
 */
import { z } from "zod";
import { parseOrExplain } from "../values/validation";

export interface Store {
  clear(): void;
  /** How it stands in a file; missing for what is forgotten at a restart, or counted anew from other stores. */
  readonly kept?: Kept;
}

export interface Kept {
  /** As JSON. */
  dump(): unknown;
  /**
   * Reads what a file says under the store's name; what it gives puts that into the store. Where nothing is said, nothing is put. Stores
   * make it when it is asked for: most emulators read no file.
   */
  readonly schema: z.ZodType<() => void>;
}

export type Stores = Readonly<Record<string, Store>>;

export function clearStores(stores: Stores): void {
  for (const store of Object.values(stores)) store.clear();
}

export function contentsOf(stores: Stores): unknown {
  return Object.fromEntries(keptOf(stores).map(([name, { dump }]) => [name, dump()]));
}

/**
 * Puts contents in place of what the stores hold.
 * @param what names the contents in an error
 * @throws Error naming the field that does not fit; what was held before is then still there.
 */
export function restoreContents(stores: Stores, contents: unknown, what: string): void {
  const schema = z.strictObject(Object.fromEntries(keptOf(stores).map(([name, kept]) => [name, kept.schema])));
  const puts = Object.values(parseOrExplain(schema, contents, what));
  clearStores(stores);
  for (const put of puts) put();
}

function keptOf(stores: Stores): [name: string, kept: Kept][] {
  return Object.entries(stores).flatMap(([name, { kept }]) => (kept === undefined ? [] : [[name, kept]]));
}
