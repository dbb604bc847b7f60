/**
 * Changes that arrive together become one call of which a part can fail: each key has a result of its own.
 */

import { committing } from "../undertaking";
import { type CoalescingOptions, coalesce } from "./coalesce";

export type Outcome<V> = { readonly value: V } | { readonly failure: unknown };

/** How a batch is sent. */
export interface Sending {
  /** Aborts when nobody waits any more. */
  readonly signal: AbortSignal;
  /** To be called right before something is sent for these keys: from then on whoever waits for them is about something that may have changed. */
  readonly leaving: (keys: readonly string[]) => void;
}

export interface BatchOptions<V> extends Omit<CoalescingOptions<Outcome<V>>, "read"> {
  /** One call for up to `most` keys, each once. A failure of the whole call is that of every key. */
  readonly send: (keys: readonly string[], sending: Sending) => Promise<ReadonlyMap<string, Outcome<V>>>;
  /** What it means when the answer lacks a key. */
  readonly missing: (key: string) => Error;
}

export interface Batched<V> {
  /** Rejects with the key's own failure; with the signal's reason when it aborts first, and the call goes on as long as others wait for it. */
  run(signal: AbortSignal | undefined, key: string): Promise<V>;
}

export function batch<V>({ send, missing, ...options }: BatchOptions<V>): Batched<V> {
  const waiting = new Map<string, Set<() => void>>();
  const leaving = (keys: readonly string[]) => {
    for (const key of keys) for (const commit of waiting.get(key) ?? []) commit();
  };
  const { loadUntil } = coalesce<Outcome<V>>({ ...options, read: (keys, signal) => send(keys, { signal, leaving }) });

  async function waitFor(signal: AbortSignal | undefined, key: string): Promise<V> {
    const outcome = await loadUntil(signal, key);
    if (outcome === undefined) throw missing(key);
    if ("failure" in outcome) throw outcome.failure;
    return outcome.value;
  }

  return {
    async run(signal, key) {
      const value = waitFor(signal, key);
      let result = value;
      // The call that is shared has a signal of its own, which tells no undertaking that it is under way.
      const commit = () => {
        result = committing(signal, () => value);
        those.delete(commit);
      };
      const those = waiting.get(key) ?? new Set();
      waiting.set(key, those.add(commit));
      await value.catch(() => {});
      those.delete(commit);
      if (those.size === 0 && waiting.get(key) === those) waiting.delete(key);
      return result;
    },
  };
}
