import type { Clock } from "../../ports/clock";
import type { Pending, PendingRestore } from "../ports";
import type { FilesByAttribute } from "./files";
import type { Retirement } from "./retirement";
import type { ReviewedObject } from "./review";
import type { RunStore } from "./run-store";

/** What a handler works with: the client of its cloud and the outside world. */
export interface Scope<Client> {
  readonly client: Client;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly reads: Reads;
  /** What the steps of this run keep for each other. */
  readonly store: RunStore;
  readonly pending: Pick<Pending, "planRestore">;
  /** The content behind file attributes. */
  readonly files: FilesByAttribute;
  /** What earlier runs took from this account and have not restored yet: to be looked upon as being there. */
  readonly pendingRestores: readonly PendingRestore[];
  /** Says what a long operation is waiting for. */
  readonly progress: (message: string) => void;
  /** What else of the stack needs an object, as far as that is known here; each with its reason. */
  readonly neededBy: (object: ReviewedObject) => Promise<readonly string[]>;
  /** Set in a run that only deletes what was left behind. */
  readonly retirement?: Retirement | undefined;
  /** Id of the account, where that is known. */
  readonly account?: string | undefined;
}

/** What looking at an account takes. */
export type ListingScope<Client> = Pick<Scope<Client>, "client" | "clock" | "signal" | "store">;

/**
 * How new an answer must be. `shared`: what was heard in the same run for another object will do, so that a plan of many takes few calls.
 * `fresh`: asked for now, and for this object by its id, as before a change.
 */
export type Reads = "shared" | "fresh";
