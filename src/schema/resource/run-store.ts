/**
 * What the steps of one run keep for each other: answers that serve several objects, turns, what was done already.
 * There is one for each client, so that nothing of one account reaches another, and it ends with its run.
 */
export interface RunStore {
  /** What stands under the key; made where nothing does yet. */
  of<T>(key: Kept<T>, make: () => T): T;
}

/** A key, to be made once for each kind of thing: `new Kept<Map<string, number>>()`. */
export class Kept<T> {
  declare readonly type: T;
}

export function createRunStore(): RunStore {
  const all = new Map<Kept<unknown>, unknown>();
  return {
    of<T>(key: Kept<T>, make: () => T): T {
      if (!all.has(key)) all.set(key, make());
      // Nothing else is ever put under a key of this type.
      return all.get(key) as T;
    },
  };
}
