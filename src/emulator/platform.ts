/** What the frame offers to a platform, and what a platform offers to the frame. */
import type { FilledInbox } from "./inbox/inbox";
import type { Callbacks } from "./pushes/callbacks";
import type { Pushes } from "./pushes/pushes";
import type { Decision, ReviewSettings } from "./review/review";
import type { Refusal } from "./server/refusal";
import type { Answer, WireRequest } from "./server/wire";
import type { Stores } from "./stores/store";
import type { Clock } from "./world/clock";
import type { Credentials } from "./world/credentials";
import type { Random } from "./world/random";
import type { SwitchCatalogue, Switches } from "./world/switches";

/** Whether a documented limit is enforced. */
export type Enforcement = "documented" | "off";

/** What all platforms share. `review` changes while the emulator runs: read it at each use. */
export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly credentials: Credentials;
  readonly switches: Switches;
  readonly accountLimits: Enforcement;
  readonly rateLimits: Enforcement;
  /** By platform. */
  readonly callbacks: Readonly<Record<string, Callbacks>>;
  /** Milliseconds from the sending of a message to its receipt. */
  readonly receiptDelayMs: number;
  readonly pushes: Pushes;
  readonly inbox: Pick<FilledInbox, "add">;
  review: ReviewSettings;
}

/** A platform as a line in the list of platforms. */
export interface PlatformModule {
  readonly name: string;
  readonly switches: SwitchCatalogue;
  /** What clients are told beside a key, by the names that settings have in the provider block. */
  readonly settings?: Readonly<Record<string, string>>;
  open(world: World): Platform;
}

export interface Platform {
  /** Names of the calls, for counters and faults. */
  readonly calls: readonly string[];
  /** Those that change nothing of what is kept: the data file is not written for them. */
  readonly reads: readonly string[];
  /**
   * Who a request says it is of, whether it proves that or not: of what there is, so that nothing which stands where an id belongs reaches
   * the log. Undefined where it says nothing.
   */
  callerOf(request: WireRequest): Caller | undefined;
  /** Body fields that hold file contents: they never reach the request log. */
  readonly fileFields: readonly string[];
  /** What the admin interface can see and change, by plural noun. */
  readonly kinds: Readonly<Record<string, ObjectKind>>;
  /** The call that a request is, `"unknown"` for one that only looks like this platform's, `undefined` for another's. */
  callOf(request: WireRequest): string | undefined;
  /** Carries the call out. The effect is complete when this returns, so that calls never interleave. @throws Refusal */
  answer(request: WireRequest): Answer;
  /** A refusal in this platform's own envelope. */
  refused(refusal: Refusal): Answer;
  /** How this platform says "too many requests". */
  throttled(): Refusal;
  /** Everything it holds. */
  readonly stores: Stores;
}

export interface Caller {
  /** As objects tell theirs: an access key's id. */
  readonly account: string;
  /** Where an application's own key signs. */
  readonly application?: string;
}

/** What the console or a reviewer does to an object. */
export const objectActions = ["approve", "reject", "abort", "deprecate", "hold"] as const;
export type ObjectAction = (typeof objectActions)[number];

/** An object as the admin interface shows it: the platform's own fields and these. */
export interface ObjectView {
  readonly platform: string;
  readonly kind: string;
  readonly id: string;
  /** Access key id of the owner. */
  readonly account: string;
  readonly status: string;
  readonly review: string;
  /** Missing where nothing is reviewed. */
  readonly decision?: Decision;
  readonly [field: string]: unknown;
}

/** What a platform says of an object: {@link ObjectView} without what the frame knows. */
export interface Shown {
  readonly id: string;
  readonly account: string;
  readonly status: string;
  /** Left out where nothing is reviewed. */
  readonly review?: string;
  readonly decision?: Decision;
  readonly [field: string]: unknown;
}

/** One object, and what can be done to it as the console or a reviewer would. */
export interface ManagedObject {
  show(): Shown;
  /** The same of what lists are chosen by, without the rest: of long lists a small part is shown. */
  brief?(): Pick<Shown, "account" | "decision">;
  /** Changes fields; no review begins. @throws Error naming the bad field, or saying that such objects do not change. */
  edit(changes: unknown): void;
  remove(): void;
  /** Missing where nothing is reviewed. */
  readonly review?: {
    /** @throws Error naming the statuses from which the action is possible. */
    act(action: ObjectAction, reply: string | undefined): void;
    /** Starts a review from the beginning. Missing where only calls do. */
    submit?(): void;
  };
}

/** One kind of object in the admin interface. */
export interface ObjectKind {
  all(): readonly ManagedObject[];
  /** @throws Error for what can be no id of such an object. */
  find(id: string): ManagedObject | undefined;
  /** Makes one as the console, a recipient or a carrier would. Missing where objects come from calls alone. @throws Error naming the bad field. */
  create?(fields: unknown): ManagedObject;
}

/** An object that is no longer what somebody saw who decides about it. */
export class ChangedMeanwhile extends Error {
  constructor(id: string, field: string, now: unknown, expected: unknown) {
    const [is, was] = [now, expected].map((value) => JSON.stringify(value) ?? "missing");
    super(`${id} changed meanwhile: its ${field} is ${is}, not ${was}. Look at it again; without "expected" it is decided as it is.`);
  }
}

export class UnknownObject extends Error {
  constructor(kind: string, id: string) {
    super(`There is no object "${id}" among ${kind}. GET /_emulator/objects lists what exists.`);
  }
}
