import type { Wait } from "../../../ports/wait";
import type { ObjectState, RemovalWishes } from "../../../reconcile";
import type { Retirement, Value, Values } from "../../../schema";
import type { Address } from "../../address";
import type { SensitiveParts } from "../../expression";
import type { State } from "../../state/state";
import type { StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import type { Move } from "./moves";

/** One object and what becomes of it, in the words of the output. */
export type Change = Staying | Creation | Update | Replacement | Deletion | Forgetting | Reading;
export type Action = Change["action"];

interface Subject {
  readonly address: string;
  readonly instance: Address;
  /** Why, where that is not the configuration's plain wish: of a replacement, a removal, or an update that a status asks for. */
  readonly reason?: string;
  /** The address that it had until now. */
  readonly movedFrom?: string;
  /** Set where this is a predecessor that waits for its deletion. */
  readonly deposedKey?: string;
  /** Attributes whose values are not shown, and what of them the configuration makes so. */
  readonly sensitive: SensitiveParts;
  /** Attributes that were sensitive when they were recorded: what they were is not shown, be they sensitive now or not. */
  readonly wasSensitive: readonly string[];
}

/** What is there when the run is over. */
interface Wanted extends Subject {
  /** As it will be, unknown where only the platform can tell. */
  readonly after: Values;
  /** Its successors are made before it goes (`create_before_destroy`). */
  readonly createFirst: boolean;
}

/** What is there already. */
interface Found {
  /** As observed. */
  readonly before: ObjectState;
}
interface Imported extends Found {
  /** The id that it is adopted by. */
  readonly importedAs?: string;
}
interface New {
  readonly before: null;
}

export interface Staying extends Wanted, Imported {
  readonly action: "none";
}
export interface Creation extends Wanted, New {
  readonly action: "create";
}
export interface Update extends Wanted, Imported {
  readonly action: "update";
  /** False where it is only recorded. */
  readonly sends: boolean;
}
export interface Replacement extends Wanted, Imported {
  readonly action: "replace";
  /** Attributes that force it. */
  readonly replacedBy: readonly string[];
  readonly predecessor: "deleted" | "forgotten";
  /** Of the predecessor. */
  readonly wishes: RemovalWishes;
}
export interface Deletion extends Subject, Found {
  readonly action: "delete";
  readonly after: null;
  readonly wishes: RemovalWishes;
}
/** It is no longer looked after: the platform keeps it. */
export interface Forgetting extends Subject, Found {
  readonly action: "forget";
  readonly after: null;
}
/** Of a data source that can only be asked while applying. */
export interface Reading extends Wanted, New {
  readonly action: "read";
}

/** The id that an object is adopted by, where it is. */
export function importedAs(change: Change): string | undefined {
  return "importedAs" in change ? change.importedAs : undefined;
}

/** The real object differs from what was recorded, in more than its review. */
export interface Drift {
  readonly address: string;
  /** Set where this is a predecessor that waits for its deletion. */
  readonly deposedKey?: string;
  readonly recorded: Values;
  /** Null when it is gone. */
  readonly observed: Values | null;
  readonly sensitive: ReadonlySet<string>;
}

/** A review that stands otherwise than recorded, of an object that is as recorded for the rest: nobody has changed anything. */
export interface ReviewMove {
  readonly address: string;
  /** Set where this is a predecessor that waits for its deletion. */
  readonly deposedKey?: string;
  readonly recorded: Values;
  readonly observed: Values;
}

export interface OutputChange {
  readonly name: string;
  /** Undefined where there was none. */
  readonly before: Value | undefined;
  /** Undefined when it goes. */
  readonly after: Value | undefined;
  /** Of `after`, in Terraform's notation. */
  readonly type?: unknown;
  readonly sensitive: boolean;
}

/** The address, and which predecessor of it where it is one. */
export function placeOf({ address, deposedKey }: { readonly address: string; readonly deposedKey?: string | undefined }): string {
  return deposedKey === undefined ? address : `${address} (deposed object ${deposedKey})`;
}

/** A state, with what an unfinished run did laid over it. */
export interface Basis {
  readonly lineage: string;
  readonly serial: number;
  /** Digest of the unfinished run's journal, where there was one. */
  readonly journal?: string;
}

/** Whose key a provider block has. */
export interface PlannedAccount {
  /** Key of the provider block. */
  readonly provider: string;
  /** Name of the cloud. */
  readonly cloud: string;
  readonly id: string;
}

export interface Plan {
  readonly stack: OpenStack;
  readonly destroy: boolean;
  /** It changes nothing on the platforms, and records what was observed. */
  readonly refreshOnly: boolean;
  /** It deletes what objects have left behind, and does nothing else. Such a plan is not kept in a file. */
  readonly retirement?: Retirement | undefined;
  /** The part of the stack that it is about; none means all of it. */
  readonly targets: readonly string[];
  /** When it was made, by RFC 3339. */
  readonly madeAt: string;
  /** What it was made from: a plan is carried out only on that. */
  readonly basis: Basis;
  /** Whose keys it was made with, as far as that was told: it is carried out with no other account's. */
  readonly accounts: readonly PlannedAccount[];
  /** What was found to differ from the record, by the places of now (see {@link placeOf}); null where the object is gone. */
  readonly observed: ReadonlyMap<string, ObjectState | null>;
  /** Objects with new addresses, in an order in which they can be moved. */
  readonly moves: readonly Move[];
  readonly changes: readonly Change[];
  readonly drift: readonly Drift[];
  readonly reviewMoves: readonly ReviewMove[];
  readonly outputs: readonly OutputChange[];
  readonly diagnostics: readonly StackDiagnostic[];
  readonly errored: boolean;
}

/** Does the plan do, or did it find, anything that a person would call a change? A review that moved on is none. */
export function hasChanges({ refreshOnly, drift, moves, changes, outputs }: Plan): boolean {
  if (refreshOnly) return drift.length > 0;
  if (outputs.length > 0 || moves.length > 0) return true;
  return changes.some((change) => (change.action !== "none" && change.action !== "read") || importedAs(change) !== undefined);
}

/** Is there anything to apply? A run that only records has more to do than there are changes. */
export function isApplyable(plan: Plan): boolean {
  const { refreshOnly, observed, moves, outputs } = plan;
  return hasChanges(plan) || (refreshOnly && observed.size + moves.length + outputs.length > 0);
}

export interface Counts {
  readonly import: number;
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  readonly forget: number;
}

/** The numbers of the line `Plan: 1 to add, 0 to change, 0 to destroy.` */
export function countsOf(changes: readonly Change[]): Counts {
  const count = (counts: (change: Change) => boolean) => changes.filter(counts).length;
  return {
    import: count((change) => importedAs(change) !== undefined),
    add: count(({ action }) => action === "create" || action === "replace"),
    change: count(({ action }) => action === "update"),
    destroy: count((change) => change.action === "delete" || (change.action === "replace" && change.predecessor === "deleted")),
    forget: count((change) => change.action === "forget" || (change.action === "replace" && change.predecessor === "forgotten")),
  };
}

/** What happens while a run goes on; rendering is somebody else's. */
export type RunEvent =
  /** How many of the following there will be: objects to read, or steps to apply (a replacement is two). */
  | { readonly type: "total"; readonly phase: "refresh" | "apply"; readonly count: number }
  /** A call waits before it goes on. It belongs to no object: calls are shared. */
  | ({ readonly type: "wait" } & Wait)
  | { readonly type: "refresh"; readonly address: string; readonly id: string; readonly deposedKey?: string }
  /** The object was read, or found to be gone. */
  | { readonly type: "refreshed"; readonly address: string; readonly id: string; readonly deposedKey?: string }
  | {
      readonly type: "begin";
      readonly address: string;
      readonly action: "create" | "update" | "delete" | "read";
      readonly id?: string;
      readonly deposedKey?: string;
    }
  | { readonly type: "progress"; readonly address: string; readonly message: string }
  | {
      readonly type: "end";
      readonly address: string;
      readonly action: "create" | "update" | "delete" | "read";
      readonly id?: string;
      readonly ms: number;
      readonly deposedKey?: string;
    }
  | {
      /** `stopped`: nothing was changed, because the run was stopped. `waiting`: the review that it waits for is still open. */
      readonly type: "fail" | "stopped" | "waiting";
      readonly address: string;
      readonly action: "create" | "update" | "delete" | "read";
      readonly ms: number;
      readonly deposedKey?: string;
    };

export interface AppliedRun {
  readonly state: State;
  readonly counts: Counts;
  readonly diagnostics: readonly StackDiagnostic[];
  readonly errored: boolean;
  /** Places (see {@link placeOf}) of what was not done because something that it waits for failed, or because the run was stopped. */
  readonly skipped: readonly string[];
  /** Approvals whose review is still open. They look again in the next run. */
  readonly waiting: readonly WaitingApproval[];
  /** Places of what was not done because it needs those approvals. */
  readonly held: readonly string[];
}

export interface WaitingApproval {
  readonly address: string;
  readonly summary: string;
  readonly detail: string;
}

/** How a run ended: `waiting` has done all that open reviews let it. */
export type Ending = "complete" | "waiting" | "incomplete";

export function endingOf({ errored, skipped, waiting }: AppliedRun): Ending {
  if (errored || skipped.length > 0) return "incomplete";
  return waiting.length > 0 ? "waiting" : "complete";
}
