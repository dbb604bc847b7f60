import type { Clock } from "../ports/clock";
import type {
  Diagnostic,
  Failure,
  Files,
  Pending,
  PendingRestore,
  Resource,
  Retirement,
  ReviewedObject,
  RuleSettings,
  RunStore,
  Values,
} from "../schema";
import type { ObjectState } from "./state";

/** What a frontend brings to every operation on an object. */
export interface Environment {
  readonly client: unknown;
  /** Where the client looks: the settings of its cloud that say so. Absent where none do, or nobody knows them yet. */
  readonly place?: Values | undefined;
  /** The client's. */
  readonly store: RunStore;
  /** A failed call in the words for users. */
  readonly explain: (failure: unknown, action: string) => Failure;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly files: Files;
  readonly pending: Pending;
  /** Default: nothing. */
  readonly pendingRestores?: readonly PendingRestore[] | undefined;
  /** Keeps what is recorded of one account away from the key of another; absent where nothing is recorded. */
  readonly account?: AccountGuard | undefined;
  /** The rules of the object's platform, as users want them taken. */
  readonly rules: RuleSettings;
  readonly progress: (message: string) => void;
  /** How users name the object, where this is about one and that is known. */
  readonly address?: string | undefined;
  /** Is an object of the same type with that id in the state already? Absent where nobody here knows the state. */
  readonly isRecorded?: ((id: string) => boolean) | undefined;
  /** Set in a run that only deletes what was left behind. */
  readonly retirement?: Retirement | undefined;
  /** Whether this run has an object reviewed again, as far as that is planned by now. */
  readonly isReviewedAgain?: ((object: ReviewedObject) => boolean) | undefined;
  /** What else of the stack needs an object now, as far as that is known here; each with its reason. */
  readonly neededBy?: ((object: ReviewedObject) => Promise<readonly string[]>) | undefined;
}

/** An object that a state holds. */
export interface RecordedObject {
  readonly address: string;
  readonly resource: Resource;
  readonly object: ObjectState;
}

/** What is known of a provider block before anything is asked, where a whole state is visible. */
export interface Expected {
  /** As messages name the block. */
  readonly name: string;
  readonly objects: readonly RecordedObject[];
  /** Of which a plan was made. */
  readonly accounts: readonly string[];
}

/** One for each provider block and cloud. */
export interface AccountGuard {
  /** The key's account, as far as it is known. */
  readonly id: string | undefined;
  expect(expected: Expected): void;
  /** Nothing is sent beside a recorded object with the key of another account. */
  note(resource: Resource, recorded: ObjectState): void;
  /** Counts what is being read. */
  reading<T>(read: Promise<T>): Promise<T>;
  /** A recorded object was looked for, or was to be deleted. */
  looked(resource: Resource, recorded: ObjectState, wasThere: boolean): void;
  /** Why what was seen is not to be believed. @param seen undefined where nothing was found */
  distrust(resource: Resource, environment: Environment, recorded: ObjectState, seen: Values | undefined): Promise<Diagnostic | undefined>;
  /** Why nothing is to be sent. @param recorded what is to be changed */
  beforeWrite(environment: Environment, resource?: Resource, recorded?: ObjectState | null): Promise<Diagnostic | undefined>;
  /** Why an answer that is about no recorded object is not to be believed. */
  refusal(): Diagnostic | undefined;
  /** Notes in an object that was just seen or made whose it is. */
  owned(resource: Resource, environment: Environment, state: ObjectState, made: "made" | "seen"): Promise<ObjectState>;
  /** Nothing that is recorded was found, as after a change of the account; undefined where that was not so, or whoever has the key is known. */
  doubt(): Diagnostic | undefined;
  /** The same when all that is being read has been answered, and once. */
  newDoubt(): Promise<Diagnostic | undefined>;
}
