/**
 * All that a list holds, page after page. It may change meanwhile: what is there all the time is told, and each thing once.
 */

import type { Clock } from "../../ports/clock";
import { createQueue, type Queue } from "./queue";

export interface Page<V> {
  /** By their keys. */
  readonly things: ReadonlyMap<string, V>;
  /** How many the platform has gone through for it. */
  readonly received: number;
  readonly isLast: boolean;
}

export interface WholeListOptions<V> {
  readonly clock: Clock;
  /** So long a list is believed, from when its first page was asked for. */
  readonly lifeMs: number;
  /** Reads the page that begins after so many. The signal aborts when nobody waits for it any more. */
  readonly page: (offset: number, signal: AbortSignal) => Promise<Page<V>>;
}

export interface WholeList<V> {
  /** What others were told already comes without a call. A failure is that of all who wait. */
  pages(signal: AbortSignal | undefined): AsyncIterable<ReadonlyMap<string, V>>;
  /** Something was changed: who asks next is told anew. */
  forget(): void;
}

interface Shared {
  readonly begunAt: number;
  next?: Queue<void>;
}

interface Reading<V> {
  readonly told: ReadonlyMap<string, V>[];
  readonly keys: Set<string>;
  /** `front`: what came to the front meanwhile is read last. */
  part: "list" | "front" | "whole";
  /** Where the next page begins. */
  offset: number;
  /** Whether the next page repeats something of those before, so that they are known to meet. */
  repeats: boolean;
  /** What it begins with then, if nothing has changed. */
  seam: string | undefined;
  /** Most that a page held. */
  most: number;
  /** Something came to the front. */
  hasGrown: boolean;
}

export function wholeList<V>({ clock, lifeMs, page }: WholeListOptions<V>): WholeList<V> {
  let current: (Reading<V> & Shared) | undefined;

  function readOn(reading: Reading<V> & Shared): Queue<void> {
    const deserted = new AbortController();
    const end = () => {
      if (reading.next === readers) delete reading.next;
    };
    const readers = createQueue<void>(() => {
      deserted.abort();
      end();
    });
    page(reading.offset, deserted.signal)
      .then((read) => {
        if (!deserted.signal.aborted) take(reading, read);
      })
      .finally(end)
      .then(
        () => {
          while (readers.admit());
        },
        (failure) => {
          if (current === reading && !deserted.signal.aborted) current = undefined;
          readers.dismiss(failure);
        },
      );
    return readers;
  }

  return {
    async *pages(signal) {
      signal?.throwIfAborted();
      if (current && clock.now() - current.begunAt > lifeMs) current = undefined;
      current ??= { ...begin<V>(), begunAt: clock.now() };
      const reading = current;
      for (let at = 0; ; ) {
        for (; at < reading.told.length; at += 1) yield reading.told[at] ?? new Map();
        if (reading.part === "whole") return;
        reading.next ??= readOn(reading);
        await reading.next.wait(signal);
      }
    },
    forget() {
      current = undefined;
    },
  };
}

/** The same for who asks alone, and wants to know how it is now. */
export async function readWholeList<V>(page: (offset: number) => Promise<Page<V>>): Promise<readonly V[]> {
  const reading = begin<V>();
  while (reading.part !== "whole") take(reading, await page(reading.offset));
  return reading.told.flatMap((things) => [...things.values()]);
}

/** All pages as one. */
export async function collected<V>(pages: AsyncIterable<readonly V[]>): Promise<readonly V[]> {
  const all: V[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

function begin<V>(): Reading<V> {
  return { told: [], keys: new Set(), part: "list", offset: 0, repeats: false, seam: undefined, most: 0, hasGrown: false };
}

/** Notes what a page has told, and where the next one begins. */
function take<V>(reading: Reading<V>, { things, received, isLast }: Page<V>): void {
  const { offset, keys, seam } = reading;
  const page = [...things.keys()];
  const meets = page.some((key) => keys.has(key));
  reading.most = Math.max(reading.most, received);
  if (reading.part === "list" && reading.repeats && !meets && offset > 0) {
    // What stood before it went away, so that others moved up to where was read already.
    reading.offset = Math.max(0, offset - Math.max(1, reading.most - 1));
    reading.seam = undefined;
    return;
  }
  const fresh = new Map([...things].filter(([key]) => !keys.has(key)));
  for (const key of fresh.keys()) keys.add(key);
  if (fresh.size > 0) reading.told.push(fresh);
  if (reading.part === "front") {
    if (meets || isLast) reading.part = "whole";
    else reading.offset += received;
    return;
  }
  if (seam !== undefined && page.indexOf(seam) > 0) reading.hasGrown = true;
  reading.repeats = received > 1;
  reading.offset = offset + received - (reading.repeats ? 1 : 0);
  reading.seam = reading.repeats ? page.at(-1) : undefined;
  if (!isLast) return;
  if (reading.hasGrown) {
    reading.part = "front";
    reading.offset = 0;
  } else reading.part = "whole";
}
