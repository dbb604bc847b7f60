/**
 * What is remembered of messages, to tell repetitions and to wait for the segments of long ones. Here in memory; where several processes
 * receive, or nothing may be forgotten at a restart, the program gives a store of its own.
 */
import type { Receipt, ReceiptOutcome } from "./events";
import { RecentKeys } from "./recent-keys";

export interface KeptSegment {
  readonly outcome: ReceiptOutcome;
  /** Codes that were heard of it, so that a repetition is known even when another one came since. */
  readonly heard: readonly string[];
}

/** Plain data. */
export interface KeptMessage {
  /** How many segments it has. */
  readonly of: number;
  readonly segments: Readonly<Record<number, KeptSegment>>;
  /** What was told last. */
  readonly told?: ReceiptOutcome | undefined;
  /** Nothing was told yet: when to tell though segments are missing, and what. */
  readonly waiting?: { readonly until: number; readonly receipt: Receipt } | undefined;
  /** The wait is over: what comes is told at once. */
  readonly isOver?: boolean | undefined;
}

/** A reply is told once. */
export interface KeptReply {
  readonly reply: true;
}

export type Kept = KeptMessage | KeptReply;

export interface Due {
  /** Of messages whose wait is over at the time asked for. */
  readonly keys: readonly string[];
  /** When the next one is due, in milliseconds since 1970; missing where none waits. */
  readonly nextAt?: number | undefined;
}

export interface ReceiptStore {
  /**
   * Puts in the place of what is kept under a key what `change` makes of it, and gives back its result. Nobody else may change the same key
   * meanwhile; where that happened, `change` is asked again.
   */
  update<T>(key: string, change: (kept: Kept | undefined) => Changed<T>): T | Promise<T>;
  due(now: number): Due | Promise<Due>;
}

export interface Changed<T> {
  /** Undefined where nothing is kept. */
  readonly keep: Kept | undefined;
  readonly result: T;
}

export interface ReceiptStoreOptions {
  /** Most messages remembered; those not heard of for longest go first, many at once, and a third stays. Default: 100 000. */
  readonly capacity?: number | undefined;
}

/** @throws RangeError when the capacity is not positive */
export function createReceiptStore({ capacity = 100_000 }: ReceiptStoreOptions = {}): ReceiptStore & { readonly size: number } {
  if (!Number.isInteger(capacity) || capacity < 3) throw new RangeError(`The capacity is ${capacity}; it must be an integer of 3 or more.`);
  const most = Math.floor(capacity / 3);
  /** The oldest first. What waits here counts, whatever else is remembered of it. */
  const waiting = new Map<string, { readonly until: number; readonly kept: Kept }>();
  const others = new RecentKeys<Kept>(most);

  function keep(key: string, kept: Kept): void {
    if ("segments" in kept && kept.waiting) {
      waiting.set(key, { until: kept.waiting.until, kept });
      return;
    }
    if (waiting.size > 0) waiting.delete(key);
    others.set(key, kept);
  }

  return {
    update(key, change) {
      const { keep: kept, result } = change((waiting.size > 0 ? waiting.get(key)?.kept : undefined) ?? others.get(key));
      if (kept) keep(key, kept);
      return result;
    },
    // Where there is no room for more that wait, the oldest ones are due before their time.
    due(now) {
      const keys: string[] = [];
      for (const [key, { until }] of waiting) {
        if (until > now && waiting.size - keys.length <= most) return { keys, nextAt: until };
        keys.push(key);
      }
      return { keys };
    },
    get size() {
      return others.size + waiting.size;
    },
  };
}
