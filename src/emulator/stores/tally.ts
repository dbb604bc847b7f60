/** Counts what happened under a key within a window of time. */

export interface Tally {
  add(key: string, at: number): void;
  /** How often from `start` to `now`, both included. */
  count(key: string, start: number, now: number): number;
  clear(): void;
}

/** @param keptMs milliseconds for which a time is kept after it: at least as long as any window that is asked for */
export function createTally(keptMs: number): Tally {
  const times = new Map<string, number[]>();
  return {
    add: (key, at) => {
      const before = times.get(key) ?? [];
      while ((before[0] ?? at) <= at - keptMs) before.shift();
      before.push(at);
      times.set(key, before);
    },
    count: (key, start, now) => (times.get(key) ?? []).filter((at) => at >= start && at <= now).length,
    clear: () => times.clear(),
  };
}
