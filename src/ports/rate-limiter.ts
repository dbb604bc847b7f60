import type { ConcurrencyLimit } from "./concurrency-limit";
import type { LimitPause } from "./wait";

/** Keeps the documented limits of an account by sending later. */
export interface RateLimiter {
  /**
   * Runs the task through the concurrency limit, in its turn, which is that of every limit it counts for.
   * @param calls one or more, the slowest limit first
   * Rejects with the signal's reason when it aborts in the queue; the turn then goes to the next one.
   */
  run<T>(calls: readonly LimitedCall[], concurrency: ConcurrencyLimit, task: () => Promise<T>, options?: LimitOptions): Promise<T>;
}

/** A limit, and whose it is. */
export interface LimitedCall {
  readonly platform: string;
  /** Whatever the platform counts by: the key's id, with the region where each has a count of its own. Kept as a digest only. */
  readonly account: string;
  /** Calls of one group are counted together. */
  readonly group: string;
  readonly limit: RateLimit;
  /** How long a call that has its turn may wait for that of a narrower group; see `limitsOf`. */
  readonly patienceMs?: number | undefined;
}

/** What a platform's document allows, e.g. 20 calls in 1000 ms. */
export interface RateLimit {
  /** An integer of 1 or more. */
  readonly calls: number;
  /** Milliseconds, more than 0. */
  readonly perMs: number;
}

export interface LimitOptions {
  readonly signal?: AbortSignal | undefined;
  /** Awaited shortly before the call takes its turn, so that what takes time cannot make it late. What it rejects with ends the call. */
  readonly prepare?: (() => Promise<unknown>) | undefined;
  /** Told once, when the call begins to wait. How long is an estimate: others may be waiting in other processes. */
  readonly onPause?: ((pause: LimitPause) => void) | undefined;
}
