/** Requests that were seen, by what tells one from a replay of it. */

export interface Nonces {
  /** Whether this is the first request of the kind. */
  take(request: readonly (string | number)[], now: number): boolean;
  clear(): void;
}

/** @param keptMs for how long one is remembered: as long as a request is accepted */
export function createNonces(keptMs: number): Nonces {
  /** In the order of arrival. */
  const seen = new Map<string, number>();
  return {
    take: (request, now) => {
      for (const [key, at] of seen) {
        if (at > now - keptMs) break;
        seen.delete(key);
      }
      const key = JSON.stringify(request);
      if (seen.has(key)) return false;
      seen.set(key, now);
      return true;
    },
    clear: () => seen.clear(),
  };
}
