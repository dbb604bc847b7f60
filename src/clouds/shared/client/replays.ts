import type { Clock } from "../../../ports/clock";
import { systemClock } from "../../../system/clock";
/**
 * Tells whether something was taken before, such as a push that comes again.
 */

export interface ReplayGuard {
  /** True at the first time within the memory; remembers the key. */
  isFirst(key: string): boolean;
  /** For a key whose handling failed: its repeat shall count as the first one. */
  forget(key: string): void;
  /** How many keys are remembered. */
  readonly size: number;
}

export interface ReplayGuardOptions {
  /** Most keys remembered; the oldest ones go first. Default: 100 000. */
  readonly capacity?: number | undefined;
  /** How long a key is remembered, in milliseconds. Default: 24 hours; Baidu repeats a push for 12. */
  readonly keepMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * Keeps its memory in this process: several receivers of one URL need a shared store instead.
 * @throws RangeError when capacity or time is not positive
 */
export function createReplayGuard({
  capacity = 100_000,
  keepMs = 24 * 60 * 60 * 1000,
  clock = systemClock,
}: ReplayGuardOptions = {}): ReplayGuard {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError(`The capacity is ${capacity}; it must be an integer of 1 or more.`);
  if (!(keepMs > 0)) throw new RangeError(`keepMs is ${keepMs}; it must be a number of milliseconds above 0.`);
  /** Times of the first sight, the oldest first. */
  const seen = new Map<string, number>();

  function dropExpired(now: number): void {
    for (const [key, at] of seen) {
      if (now - at < keepMs) return;
      seen.delete(key);
    }
  }

  return {
    isFirst(key) {
      const now = clock.now();
      dropExpired(now);
      if (seen.has(key)) return false;
      const [oldest] = seen.keys();
      if (seen.size >= capacity && oldest !== undefined) seen.delete(oldest);
      seen.set(key, now);
      return true;
    },
    forget(key) {
      seen.delete(key);
    },
    get size() {
      return seen.size;
    },
  };
}
