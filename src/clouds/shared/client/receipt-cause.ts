import type { CodeOwner } from "./code-owner";

/** Why a message was not delivered, or that it was. */
export interface ReceiptCause {
  /** What happened, in English. */
  readonly meaning: string;
  /** What to do about it, one sentence. */
  readonly advice: string;
  /** Who has to do it. */
  readonly owner: CodeOwner;
}
