/** Counts what happened under a key within a window of time. */

export interface Tally {
  add(key: string, at: number): void;
  /** How often from `start` to `now`, both included. */
  count(key: string, start: number, now: number): number;
  /** When that was, earliest first. */
  times(key: string, start: number, now: number): readonly number[];
  clear(): void;
}

/** @param keptMs milliseconds for which a time is kept after it: at least as long as any window that is asked for */
export function createTally(keptMs: number): Tally {
  const times = new Map<string, number[]>();
  const within = (key: string, start: number, now: number) => (times.get(key) ?? []).filter((at) => at >= start && at <= now);
  return {
    add: (key, at) => {
      const before = times.get(key) ?? [];
      while ((before[0] ?? at) <= at - keptMs) before.shift();
      before.push(at);
      times.set(key, before);
    },
    count: (key, start, now) => within(key, start, now).length,
    times: within,
    clear: () => times.clear(),
  };
}
