import type { ObjectState } from "../../../reconcile";
import type { Value, Values, Wait } from "../../../schema";
import type { Address } from "../../address";
import type { State } from "../../state/state";
import type { StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import type { Move } from "./moves";

/** What a run will do, in the words of its output. */
export type Action = "none" | "create" | "update" | "replace" | "delete" | "forget" | "read";

/** One object and what becomes of it. */
export interface Change {
  readonly address: string;
  readonly instance: Address;
  readonly action: Action;
  /** For a replacement: the successor first (`create_before_destroy`), or the deletion first. */
  readonly createFirst: boolean;
  /** As observed; null where there is none. */
  readonly before: ObjectState | null;
  /** As it will be, unknown where only the platform can tell; null when it goes. */
  readonly after: Values | null;
  readonly afterPrivate: ObjectState["private"];
  /** Why it is replaced, changed or deleted, where that is not the configuration's plain wish. */
  readonly reason?: string;
  /** Attributes that force the replacement. */
  readonly replacedBy: readonly string[];
  /** False for an update that is only recorded. */
  readonly sends: boolean;
  /** The id that it is adopted by. */
  readonly importedAs?: string;
  /** The address that it had until now. */
  readonly movedFrom?: string;
  /** Set where this is a predecessor that waits for its deletion. */
  readonly deposedKey?: string;
  /** Of what goes: its protection, where something else than what was recorded counts. */
  readonly protection?: boolean;
  /** Attributes whose values are not shown. */
  readonly sensitive: ReadonlySet<string>;
  /** Attributes that were sensitive when they were recorded: what they were is not shown, be they sensitive now or not. */
  readonly wasSensitive: readonly string[];
}

/** The real object differs from what was recorded. */
export interface Drift {
  readonly address: string;
  /** Set where this is a predecessor that waits for its deletion. */
  readonly deposedKey?: string;
  readonly recorded: Values;
  /** Null when it is gone. */
  readonly observed: Values | null;
  readonly sensitive: ReadonlySet<string>;
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
  /** The part of the stack that it is about; none means all of it. */
  readonly targets: readonly string[];
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
  readonly outputs: readonly OutputChange[];
  readonly diagnostics: readonly StackDiagnostic[];
  readonly errored: boolean;
}

/** Does the plan do anything that a person would call a change? */
export function hasChanges({ refreshOnly, drift, moves, changes, outputs }: Plan): boolean {
  if (outputs.length > 0 || moves.length > 0) return true;
  if (refreshOnly) return drift.length > 0;
  return changes.some(({ action, importedAs }) => (action !== "none" && action !== "read") || importedAs !== undefined);
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
  const count = (...actions: Action[]) => changes.filter(({ action }) => actions.includes(action)).length;
  return {
    import: changes.filter(({ importedAs }) => importedAs !== undefined).length,
    add: count("create", "replace"),
    change: count("update"),
    destroy: count("delete", "replace"),
    forget: count("forget"),
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
      /** `stopped`: nothing was changed, because the run was stopped. */
      readonly type: "fail" | "stopped";
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
  /** Addresses that were not touched because something they wait for failed, or because the run was stopped. */
  readonly skipped: readonly string[];
}
