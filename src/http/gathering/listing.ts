/**
 * List once, show the rest: things that are asked for one after another are looked for in pages of a list, and what a page holds besides
 * answers those who ask later. What lists miss is asked for by its key before it counts as missing.
 */

import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../ports/clock";
import type { ListBudget } from "./list-budget";
import { createQueue, type Queue } from "./queue";
import { type Page, wholeList } from "./whole-list";

export interface ListingOptions<V> {
  readonly budget: ListBudget;
  readonly clock: Clock;
  /** Reads the page that begins after so many. The signal aborts when nobody waits for it any more. */
  readonly page: (offset: number, signal: AbortSignal) => Promise<Page<V>>;
  /** Asks for one thing, with others or alone. */
  readonly byKey: (signal: AbortSignal | undefined, key: string) => Promise<V | undefined>;
  /** Whether the failure of a page says that this asker may not list. Any other failure is one of the platform, by keys as well. */
  readonly isRefusal: (failure: unknown) => boolean;
}

export interface Listing<V> {
  /**
   * What the platform said of a key, a minute ago at most; who asks for it again wants to know how it is now, and is told that.
   * Rejects with the signal's reason when it aborts first.
   */
  show(signal: AbortSignal | undefined, key: string): Promise<V | undefined>;
  /** Everything, page after page, a minute old at most; who is shown something later, is shown it as these told it. */
  pages(signal: AbortSignal | undefined): AsyncIterable<readonly V[]>;
  /** Something was changed: what was listed before is shown no more. */
  forget(): void;
}

/** So long a list is believed. */
export const lifeMs = 60_000;

interface List<V> {
  readonly begunAt: number;
  readonly things: Map<string, V>;
  received: number;
  isWhole: boolean;
  /** The page that is under way. */
  next?: { readonly readers: Queue<void>; readonly keys: Set<string> };
}

export function listing<V>({ budget, clock, page, byKey, isRefusal }: ListingOptions<V>): Listing<V> {
  let list = newList();
  const whole = wholeList({ clock, lifeMs, page });
  const asked = new Set<string>();

  function newList(): List<V> {
    return { begunAt: clock.now(), things: new Map(), received: 0, isWhole: false };
  }

  function currentList(): List<V> {
    if (clock.now() - list.begunAt > lifeMs) list = newList();
    return list;
  }

  /** Waits for the page that is under way, or for a new one. */
  function nextPage(from: List<V>, signal: AbortSignal | undefined, key: string): Promise<void> {
    from.next ??= readPage(from);
    from.next.keys.add(key);
    return from.next.readers.wait(signal);
  }

  function readPage(into: List<V>): NonNullable<List<V>["next"]> {
    const deserted = new AbortController();
    const next = { readers: createQueue<void>(() => deserted.abort()), keys: new Set<string>() };
    const end = () => {
      budget.answered();
      if (into.next === next) delete into.next;
    };
    budget.paid();
    page(into.received, deserted.signal)
      .then(({ things, received, isLast }) => {
        for (const [key, thing] of things) into.things.set(key, thing);
        into.received += received;
        into.isWhole = isLast;
        budget.showed([...next.keys].filter((key) => things.has(key)).length);
      })
      .catch((failure: unknown) => {
        if (!isRefusal(failure)) throw failure;
        budget.refused();
      })
      .finally(end)
      .then(
        () => {
          while (next.readers.admit());
        },
        (failure) => next.readers.dismiss(failure),
      );
    // A page that nobody waits for any more is not waited for by those who come next.
    deserted.signal.addEventListener("abort", end, { once: true });
    return next;
  }

  async function lookFor(signal: AbortSignal | undefined, key: string): Promise<V | undefined> {
    // What is asked for at the same time is there a moment later.
    await setImmediate();
    for (;;) {
      const from = currentList();
      if (from.things.has(key)) return from.things.get(key);
      if (!from.next && (from.isWhole || !budget.allowsPage)) return byKey(signal, key);
      await nextPage(from, signal, key);
    }
  }

  return {
    async show(signal, key) {
      signal?.throwIfAborted();
      if (asked.has(key)) return byKey(signal, key);
      asked.add(key);
      const { things } = currentList();
      if (!things.has(key)) return budget.waiting(() => lookFor(signal, key));
      budget.showed(1);
      return things.get(key);
    },
    async *pages(signal) {
      const into = currentList();
      for await (const things of whole.pages(signal)) {
        for (const [key, thing] of things) into.things.set(key, thing);
        yield [...things.values()];
      }
      into.isWhole = true;
    },
    forget() {
      list = newList();
      whole.forget();
    },
  };
}
