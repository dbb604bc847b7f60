import type { Clock, Debt, Failure, Files, Pending, RuleLevel } from "../schema";

/** What a front door brings to every operation on an object. */
export interface Environment {
  readonly client: unknown;
  /** A failed call in the words for users. */
  readonly explain: (failure: unknown, action: string) => Failure;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly files: Files;
  readonly pending: Pending;
  /** Default: nothing. */
  readonly owed?: readonly Debt[] | undefined;
  /** Levels that users set for rules of text, by rule id. */
  readonly ruleLevels: Readonly<Record<string, RuleLevel>>;
  readonly progress: (message: string) => void;
}
