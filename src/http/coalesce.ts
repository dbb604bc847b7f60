/**
 * Reads that arrive together become one call, where a platform can be asked for many things at once.
 */
import type { Clock } from "./clock";

export interface CoalescingOptions<V> {
  /** Most keys in one call. */
  readonly most: number;
  /** A call waits for further keys as long as one comes within this time, ten times as long at most. A full call does not wait. */
  readonly gatherMs: number;
  readonly clock: Clock;
  /** One call for up to `most` keys, each once. A key that the answer lacks resolves to undefined. */
  readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>;
}

export interface Coalesced<V> {
  /** What the platform says of a key. Keys that are asked for at the same time share a call, and its failure. */
  load(key: string): Promise<V | undefined>;
}

/** In times of `gatherMs`. */
const longestWait = 10;

interface Batch<V> {
  readonly keys: Set<string>;
  readonly answer: Promise<ReadonlyMap<string, V>>;
  send(): void;
}

export function coalesce<V>({ most, gatherMs, clock, read }: CoalescingOptions<V>): Coalesced<V> {
  let gathering: Batch<V> | undefined;

  function newBatch(): Batch<V> {
    const keys = new Set<string>();
    let send = () => {};
    const full = new Promise<void>((resolve) => {
      send = resolve;
    });
    const answer = Promise.race([full, lull(keys)]).then(() => {
      if (gathering === batch) gathering = undefined;
      return read([...keys]);
    });
    // Who asked is told of a failure; the batch itself has nobody to tell.
    answer.catch(() => {});
    const batch: Batch<V> = { keys, answer, send };
    return batch;
  }

  /** Who asks for many things, some at a time, goes on asking when the first ones are answered: so their calls had better be full. */
  async function lull(keys: ReadonlySet<string>): Promise<void> {
    let seen = 0;
    for (let wait = 0; wait < longestWait; wait++) {
      // Keys that come at the same time are there a moment later.
      await Promise.resolve();
      if (keys.size === seen) return;
      seen = keys.size;
      await clock.sleep(gatherMs);
    }
  }

  return {
    async load(key) {
      gathering ??= newBatch();
      const batch = gathering;
      batch.keys.add(key);
      if (batch.keys.size >= most) {
        gathering = undefined;
        batch.send();
      }
      return (await batch.answer).get(key);
    },
  };
}
