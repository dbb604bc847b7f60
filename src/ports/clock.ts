/** Time as a dependency: everything that asks for the time or waits takes a clock, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with an `AbortError` when the signal aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
