/** Tables of the codes with which a platform refuses, and what each comes down to. */
import type { Meaning } from "../../../http/errors";
import type { CodeOwner } from "./code-owner";

export interface ErrorKind {
  /** What a call that ends with it ends as. */
  readonly error: Meaning;
  /** Whether the request may have taken effect all the same. */
  readonly effect: "none" | "unknown";
  /** Whose move it is. */
  readonly owner: CodeOwner;
  /** What to do where a code has no advice of its own. */
  readonly advice: string;
}

/** A kind, what happened in English, and what to do where the kind's own advice is too general. */
export type ErrorEntry<Kind extends string> = readonly [kind: Kind, meaning: string, advice?: string];

export interface KnownError<Kind extends string> extends ErrorKind {
  readonly code: string;
  readonly kind: Kind;
  /** What happened, in English. */
  readonly meaning: string;
}

export function entriesOf<Kind extends string>(
  kinds: Readonly<Record<Kind, ErrorKind>>,
  table: Readonly<Record<string, ErrorEntry<Kind>>>,
): readonly KnownError<Kind>[] {
  return Object.entries(table).map(([code, [kind, meaning, advice = kinds[kind].advice]]) => ({
    ...kinds[kind],
    code,
    kind,
    meaning,
    advice,
  }));
}
