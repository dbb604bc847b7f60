/** How many messages one number gets from this program: what stops a loop, and those who let numbers be flooded. */
import type { Clock } from "../../ports/clock";
import { systemClock } from "../../system/clock";
import { MessagingError } from "../errors";

/** Counts for all processes that share it. */
export interface CeilingStore {
  /** Adds one, at once for all who ask, and tells what it is then. A count that is new is forgotten after the time. */
  increment(key: string, ttlSeconds: number): number | Promise<number>;
}

export interface Ceilings {
  /** Most messages to a number in a minute. */
  readonly minute?: number | undefined;
  /** Most messages to a number in a day (UTC+8). */
  readonly day?: number | undefined;
  /** Default: one in this process. */
  readonly store?: CeilingStore | undefined;
}

const second = 1000;
/** Windows begin at full minutes and at the platforms' midnight. */
const windows = {
  minute: { ms: 60 * second, offsetMs: 0 },
  day: { ms: 86_400 * second, offsetMs: 8 * 3600 * second },
} as const;

/** Counts a message to a number; resolves with what forbids it, a sentence. */
export type CountMessage = (number: string) => Promise<string | undefined>;

/** @throws MessagingError for a ceiling that is none */
export function countBy({ minute, day, store }: Ceilings, clock: Clock): CountMessage {
  const ceilings = Object.entries({ minute, day }).flatMap(([name, most]) => (most === undefined ? [] : [{ name, most }]));
  const odd = ceilings.find(({ most }) => !Number.isSafeInteger(most) || most < 0);
  if (odd) throw new MessagingError(`The ceiling of a ${odd.name} is ${odd.most}; it must be an integer from 0.`);
  const counts = store ?? memoryStore(clock);
  return async (number) => {
    for (const [name, { ms, offsetMs }] of Object.entries(windows)) {
      const ceiling = ceilings.find((each) => each.name === name);
      if (!ceiling) continue;
      const window = Math.floor((clock.now() + offsetMs) / ms);
      const count = await counts.increment(`smsform:${name}:${window}:${number}`, ms / second);
      if (!(count <= ceiling.most)) return `The number got ${ceiling.most} messages in this ${name}, as many as this program sends.`;
    }
    return undefined;
  };
}

/** Counts in this process alone. */
export function memoryStore(clock: Clock = systemClock): CeilingStore {
  const counts = new Map<string, { count: number; readonly until: number }>();
  let sweepAt = 1024;

  function sweep(now: number): void {
    for (const [key, { until }] of counts) if (until <= now) counts.delete(key);
    sweepAt = Math.max(1024, counts.size * 2);
  }

  return {
    increment(key, ttlSeconds) {
      const now = clock.now();
      if (counts.size >= sweepAt) sweep(now);
      const known = counts.get(key);
      const entry = known && known.until > now ? known : { count: 0, until: now + ttlSeconds * second };
      entry.count += 1;
      counts.set(key, entry);
      return entry.count;
    },
  };
}
