/**
 * What lists may cost. Nobody knows beforehand how many things will be asked for, or how many a list holds: a page is read only where it
 * costs no more than a few calls beyond those that keys take, whatever else the list holds.
 */

import { type Asker, createAsker } from "./coalesce";

/** Shared by all lists that the same asker is shown. */
export interface ListBudget {
  /** Runs what waits for one thing. */
  waiting<T>(work: () => Promise<T>): Promise<T>;
  /** Whether one more page is worth its call. */
  readonly allowsPage: boolean;
  /** A page was asked for. */
  paid(): void;
  /** A page came. */
  answered(): void;
  /** So many things were shown that nobody has to ask for by their keys. */
  showed(things: number): void;
  /** Who asks may not list. */
  refused(): void;
}

/** So many calls more than by keys alone are risked. */
const risked = 2;

/** @param most keys that one call takes: who waits for as many gains nothing from a page, unless each key takes a call of its own */
export function createListBudget(most: number, asker: Asker = createAsker()): ListBudget {
  let now = 0;
  /** The most that were waited for at a time: so many share a call by keys. */
  let together = 1;
  let pages = 0;
  let shown = 0;
  let isRefused = false;
  return {
    async waiting(work) {
      now += 1;
      together = Math.max(together, now);
      try {
        return await work();
      } finally {
        now -= 1;
      }
    },
    get allowsPage() {
      const saved = shown / Math.min(together, most);
      // Keys that gather would be sent without those that wait for the page.
      return !isRefused && (most === 1 || now < most) && !asker.isGathering && pages + 1 <= risked + saved;
    },
    paid() {
      pages += 1;
    },
    answered() {
      asker.heard(now);
    },
    showed(things) {
      shown += things;
    },
    refused() {
      isRefused = true;
    },
  };
}
