import type { ReviewedObject } from "./review";

/** What an object has to do with others of its account, by their ids: no block has to refer to them. */
export interface Claims {
  /** What it needs to be there. */
  readonly needs: readonly Need[];
  /** What it deletes beside itself. */
  readonly deletes: readonly Deleting[];
}

export interface Need extends ReviewedObject {
  /** As a part of a sentence, after who needs it: `sends with it`. */
  readonly because: string;
  /** When it needs it no longer, in milliseconds since 1970; absent where that is not known. */
  readonly until?: number | undefined;
}

export interface Deleting extends ReviewedObject {
  /** `later`: it is due one day, and not by this change. */
  readonly when: "now" | "later";
}
