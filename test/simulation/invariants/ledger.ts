/** What onlookers remember of a history. */
export interface Ledger {
  /** Keys of what runs have made, and what was adopted. */
  readonly ours: Set<string>;
  /** Keys of what is looked after no longer, and was said to stay. */
  readonly released: Set<string>;
  /** The status that a review ended with, by key. */
  readonly approved: Map<string, string>;
  /** Tokens of creates of which nobody knows yet how they ended, by address. */
  readonly tokens: Map<string, string>;
  /** An older state was put back, so what was made since is known to nobody. */
  isRestored: boolean;
}

export function emptyLedger(): Ledger {
  return { ours: new Set(), released: new Set(), approved: new Map(), tokens: new Map(), isRestored: false };
}
