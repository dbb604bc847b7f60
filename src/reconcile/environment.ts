import type { Clock, Debt, Failure, Files, Pending, RuleLevel } from "../schema";
import type { AccountGuard } from "./account";

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
  /** Keeps what is recorded of one account away from the key of another; absent where nothing is recorded. */
  readonly account?: AccountGuard | undefined;
  /** Levels that users set for rules of text, by rule id. */
  readonly ruleLevels: Readonly<Record<string, RuleLevel>>;
  readonly progress: (message: string) => void;
  /** How users name the object, where this is about one and that is known. */
  readonly address?: string | undefined;
  /** Is an object of the same type with that id in the state already? Absent where nobody here knows the state. */
  readonly isRecorded?: ((id: string) => boolean) | undefined;
}
