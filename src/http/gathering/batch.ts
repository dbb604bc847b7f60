/**
 * Calls that arrive together become one call of which a part can fail: each key has a result of its own.
 */
import { type CoalescingOptions, coalesce } from "./coalesce";

export type Outcome<V> = { readonly value: V } | { readonly failure: unknown };

export interface BatchOptions<V> extends Omit<CoalescingOptions<Outcome<V>>, "read"> {
  /** One call for up to `most` keys, each once. A failure of the whole call is that of every key. The signal aborts when nobody waits any more. */
  readonly send: (keys: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Outcome<V>>>;
  /** What it means when the answer lacks a key. */
  readonly missing: (key: string) => Error;
}

export interface Batched<V> {
  /** Rejects with the key's own failure; with the signal's reason when it aborts first, and the call goes on as long as others wait for it. */
  run(signal: AbortSignal | undefined, key: string): Promise<V>;
}

export function batch<V>({ send, missing, ...options }: BatchOptions<V>): Batched<V> {
  const { loadUntil } = coalesce<Outcome<V>>({ ...options, read: send });
  return {
    async run(signal, key) {
      const outcome = await loadUntil(signal, key);
      if (outcome === undefined) throw missing(key);
      if ("failure" in outcome) throw outcome.failure;
      return outcome.value;
    },
  };
}
