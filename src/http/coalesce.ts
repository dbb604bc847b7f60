/**
 * Reads that arrive together become one call, where a platform can be asked for many things at once.
 */
import { setImmediate } from "node:timers/promises";
import type { Clock } from "./clock";

export interface CoalescingOptions<V> {
  /** Most keys in one call. */
  readonly most: number;
  /**
   * A call waits for further keys as long as one comes within this time, ten times as long at most. A full call does not wait, nor one
   * with as many keys as were ever asked for at a time: who goes through many things, some at a time, asks for no more until it is answered.
   */
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
  /** Keys that were asked for and have no answer yet. */
  let open = 0;
  /** Most of them at a time when an answer came. */
  let mostOpen = Number.POSITIVE_INFINITY;

  function answered(keys: number): void {
    mostOpen = mostOpen === Number.POSITIVE_INFINITY ? open : Math.max(mostOpen, open);
    open -= keys;
  }

  function newBatch(): Batch<V> {
    const keys = new Set<string>();
    let send = () => {};
    const full = new Promise<void>((resolve) => {
      send = resolve;
    });
    const answer = Promise.race([full, lull(keys)]).then(() => {
      if (gathering === batch) gathering = undefined;
      return read([...keys]).finally(() => answered(keys.size));
    });
    // Who asked is told of a failure; the batch itself has nobody to tell.
    answer.catch(() => {});
    const batch: Batch<V> = { keys, answer, send };
    return batch;
  }

  /** Who is slow to ask for the next things would otherwise get a call for each. */
  async function lull(keys: ReadonlySet<string>): Promise<void> {
    let seen = 0;
    for (let wait = 0; wait < longestWait; wait++) {
      // Keys that come at the same time are there a moment later.
      await Promise.resolve();
      if (keys.size === seen) return;
      seen = keys.size;
      await clock.sleep(gatherMs);
      // Where the process was too busy to ask, a timer rings before those who were held up: they come first.
      await setImmediate();
    }
  }

  return {
    async load(key) {
      gathering ??= newBatch();
      const batch = gathering;
      if (!batch.keys.has(key)) open += 1;
      batch.keys.add(key);
      const isAlone = open === batch.keys.size;
      if (batch.keys.size >= most || (isAlone && open >= mostOpen)) {
        gathering = undefined;
        batch.send();
      }
      return (await batch.answer).get(key);
    },
  };
}
