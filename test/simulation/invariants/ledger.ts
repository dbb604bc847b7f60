import type { Wanted } from "../stack/wish";

/** What onlookers remember of a history. */
export interface Ledger {
  /** Keys of what runs have made, and what was adopted. */
  readonly ours: Set<string>;
  /** Keys of what is looked after no longer, and was said to stay. */
  readonly released: Set<string>;
  /** The status that a review ended with, by key. */
  readonly approved: Map<string, string>;
  /** What was wanted last of an object, be it wanted still or not, by its mark. */
  readonly known: Map<number, Wanted>;
  /** The addresses that an object has had, by its mark and type. */
  readonly places: Map<string, Set<string>>;
  /** Tokens of creates of which nobody knows yet how they ended, by address. */
  readonly tokens: Map<string, string>;
  /** An older state was put back, so what was made since is known to nobody. */
  isRestored: boolean;
}

export function emptyLedger(): Ledger {
  return {
    ours: new Set(),
    released: new Set(),
    approved: new Map(),
    known: new Map(),
    places: new Map(),
    tokens: new Map(),
    isRestored: false,
  };
}
