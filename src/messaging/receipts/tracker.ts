/**
 * Tells each thing once: repetitions are left out, the segments of a message become one, and what changes later is told as revised. Reports
 * without a key are told as they come.
 */
import type { Clock } from "../../ports/clock";
import { systemClock } from "../../system/clock";
import type { MessagingEvent, Receipt } from "./events";
import { joined, settled } from "./joining";
import { createReceiptStore, type Kept, type KeptMessage, type ReceiptStore } from "./store";

export interface TrackerOptions {
  /** Default: in memory, 100 000 messages. */
  readonly store?: ReceiptStore | undefined;
  /** How long `delivered` is held back while segments are missing, in milliseconds. Default: 10 minutes. */
  readonly segmentWaitMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

export interface Tracked {
  /** In the order of the reports. */
  readonly events: readonly MessagingEvent[];
  /** Why the store could not be asked; what it was asked about is among the events, repetitions as well. */
  readonly failure?: unknown;
}

export interface ReceiptTracker {
  /** What reports tell that was not told before. */
  take(reports: readonly MessagingEvent[]): Promise<Tracked>;
  /** What is to be told of messages whose wait for segments is over, and when the next one's is. */
  settle(now?: number): Promise<Tracked & { readonly nextAt?: number | undefined }>;
}

export function createReceiptTracker(options: TrackerOptions = {}): ReceiptTracker {
  const { store = createReceiptStore(), segmentWaitMs = 10 * 60_000, clock = systemClock } = options;

  const told = (report: MessagingEvent, key: string, until: number): Promised<MessagingEvent | undefined> => {
    if (report.type !== "reply") return store.update(key, (kept) => joined(messageOf(kept), report, until));
    return store.update(key, (kept) => ({ keep: { reply: true }, result: kept ? undefined : report }));
  };

  return {
    async take(reports) {
      const gathered = new Gathered();
      /** A store that takes time is asked about one message once at a time, so that its reports keep their order. */
      const under = new Map<string, Promise<unknown>>();
      const until = clock.now() + segmentWaitMs;
      for (const report of reports) {
        const key = report.type === "reply" ? report.key : report.messageKey;
        if (key === undefined) {
          gathered.put(report);
          continue;
        }
        const before = under.size > 0 ? under.get(key) : undefined;
        const found = before ? before.then(() => told(report, key, until)) : attempt(told, report, key, until);
        if (found instanceof Promise) under.set(key, gathered.later(found, report));
        else if (found) gathered.put(found);
      }
      return gathered.done();
    },

    async settle(now = clock.now()) {
      const { keys, nextAt } = await store.due(now);
      const gathered = new Gathered();
      // Those that the store has no room for are due before their time.
      const tell = (kept: Kept | undefined) => {
        const message = messageOf(kept);
        return message ? settled(message) : { keep: kept, result: undefined };
      };
      const settle = (key: string) => store.update<Receipt | undefined>(key, tell);
      for (const key of keys) {
        const found = attempt(settle, key);
        if (found instanceof Promise) void gathered.later(found);
        else if (found) gathered.put(found);
      }
      return { ...(await gathered.done()), nextAt };
    },
  };
}

type Promised<T> = T | Promise<T>;

interface Late {
  /** How many that came at once are told before it. */
  readonly place: number;
  readonly event: MessagingEvent | undefined;
}

/** What comes at once and what comes later, each at its place. */
class Gathered {
  readonly #events: MessagingEvent[] = [];
  readonly #later: Promise<Late>[] = [];
  #failure: { readonly error: unknown } | undefined;

  put(event: MessagingEvent): void {
    this.#events.push(event);
  }

  /** @param instead told where nothing comes but an error: twice is better than never */
  later(event: Promise<MessagingEvent | undefined>, instead?: MessagingEvent): Promise<unknown> {
    const place = this.#events.length;
    const late = event.then(
      (found) => ({ place, event: found }),
      (error: unknown) => {
        this.#failure ??= { error };
        return { place, event: instead };
      },
    );
    this.#later.push(late);
    return late;
  }

  async done(): Promise<Tracked> {
    const events = this.#later.length === 0 ? this.#events : this.#merged(await Promise.all(this.#later));
    return this.#failure ? { events, failure: this.#failure.error } : { events };
  }

  #merged(later: readonly Late[]): readonly MessagingEvent[] {
    let told = 0;
    const events = later.flatMap(({ place, event }) => {
      const before = this.#events.slice(told, place);
      told = place;
      return event ? [...before, event] : before;
    });
    return [...events, ...this.#events.slice(told)];
  }
}

/** What is thrown at once is an error like one that comes later. */
function attempt<Asked extends readonly unknown[], T>(ask: (...asked: Asked) => Promised<T>, ...asked: Asked): Promised<T> {
  try {
    return ask(...asked);
  } catch (error) {
    return Promise.reject(error);
  }
}

function messageOf(kept: Kept | undefined): KeptMessage | undefined {
  return kept && "segments" in kept ? kept : undefined;
}
