/** Nonces of signature version 1 that were seen: together with Timestamp they prevent replays (Tencent L712-714). */

/** Twice the tolerance for clocks: from the earliest acceptance of a request to the latest. */
const keptMs = 600 * 1000;

export interface Nonces {
  /** Whether this is the first request of the kind. */
  take(request: readonly (string | number)[], now: number): boolean;
  clear(): void;
}

export function createNonces(): Nonces {
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
