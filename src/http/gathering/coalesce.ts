/**
 * Reads that arrive together become one call, where a platform can be asked for many things at once.
 */

import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../ports/clock";
import { createQueue } from "./queue";

export interface CoalescingOptions<V> {
  /** Most keys in one call. */
  readonly most: number;
  /**
   * A call waits for further keys as long as one comes within this time, ten times as long at most. A full call does not wait, and none
   * does once the asker waits for as many keys as it ever did: who goes through many things, some at a time, asks for no more then.
   */
  readonly gatherMs: number;
  /** Shared by reads of several kinds that the same asker makes. Default: one for these reads alone. */
  readonly asker?: Asker | undefined;
  readonly clock: Clock;
  /**
   * One call for up to `most` keys, each once. A key that the answer lacks resolves to undefined.
   * The signal aborts when nobody waits for the answer any more.
   */
  readonly read: (keys: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, V>>;
}

export interface Coalesced<V> {
  /** What the platform says of a key. Keys that are asked for at the same time share a call, and its failure. */
  load(key: string): Promise<V | undefined>;
  /** The same. Rejects with the signal's reason when it aborts first; the call goes on as long as others wait for it. */
  loadUntil(signal: AbortSignal | undefined, key: string): Promise<V | undefined>;
}

/** In times of `gatherMs`. */
const longestWait = 10;

interface Batch<V> {
  readonly keys: Set<string>;
  answer(signal: AbortSignal | undefined): Promise<ReadonlyMap<string, V>>;
  send(): void;
}

/** Who asks, as far as it shows how much is asked for at a time. */
export interface Asker {
  /** Keys wait for others to share a call with. */
  readonly isGathering: boolean;
  /** Notes a key of a batch that gathers; `send` sends that batch. */
  asks(send: () => void): void;
  /** Notes that a batch is on its way. */
  sent(keys: number): void;
  answered(keys: number): void;
  /** Notes that something else was answered, while it and others waited: so many may gather. */
  heard(waiting: number): void;
}

export function createAsker(): Asker {
  let gathering = 0;
  let underWay = 0;
  /** Most that had no answer at a time when one came. */
  let most: number | undefined;
  const batches = new Set<() => void>();
  return {
    get isGathering() {
      return gathering > 0;
    },
    asks(send) {
      gathering += 1;
      batches.add(send);
      if (underWay > 0 || most === undefined || gathering < most) return;
      for (const each of batches) each();
      batches.clear();
    },
    sent(keys) {
      gathering -= keys;
      underWay += keys;
      if (gathering === 0) batches.clear();
    },
    answered(keys) {
      most = Math.max(most ?? 0, gathering + underWay);
      underWay -= keys;
    },
    heard(waiting) {
      // A page does not wait for keys: the first one may come before all have asked.
      if (most !== undefined) most = Math.max(most, waiting);
    },
  };
}

export function coalesce<V>({ most, gatherMs, asker = createAsker(), clock, read }: CoalescingOptions<V>): Coalesced<V> {
  let gathering: Batch<V> | undefined;

  function newBatch(): Batch<V> {
    const keys = new Set<string>();
    let resolve = () => {};
    const closed = new Promise<void>((resolveClosed) => {
      resolve = resolveClosed;
    });
    const send = () => {
      if (gathering !== batch) return;
      gathering = undefined;
      asker.sent(keys.size);
      resolve();
    };
    const deserted = new AbortController();
    const waiting = createQueue<ReadonlyMap<string, V>>(() => {
      deserted.abort();
      send();
    });
    closed
      .then(() => read([...keys], deserted.signal))
      .finally(() => asker.answered(keys.size))
      .then(
        (values) => {
          while (waiting.admit(values));
        },
        (failure) => waiting.dismiss(failure),
      );
    void lull(keys).then(send);
    const batch: Batch<V> = { keys, answer: (signal) => waiting.wait(signal), send };
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

  async function loadUntil(signal: AbortSignal | undefined, key: string): Promise<V | undefined> {
    signal?.throwIfAborted();
    gathering ??= newBatch();
    const batch = gathering;
    const isNew = !batch.keys.has(key);
    batch.keys.add(key);
    const answer = batch.answer(signal);
    if (isNew) asker.asks(batch.send);
    if (batch.keys.size >= most) batch.send();
    return (await answer).get(key);
  }

  return { load: (key) => loadUntil(undefined, key), loadUntil };
}
