import type { ObjectState } from "../../reconcile";
import type { Value, Values } from "../../schema";
import type { Address } from "../address";
import type { State } from "../state/state";
import type { StackDiagnostic } from "./report";
import type { OpenStack } from "./stack";

/** What a run will do, in the words of its output. */
export type Action = "none" | "create" | "update" | "replace" | "delete" | "read";

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
  /** Why it is replaced or deleted, where that is not the configuration's plain wish. */
  readonly reason?: string;
  /** Attributes that force the replacement. */
  readonly replacedBy: readonly string[];
  /** False for an update that is only recorded. */
  readonly sends: boolean;
  /** The id that it is adopted by. */
  readonly importedAs?: string;
  /** Set where this is a predecessor that waits for its deletion. */
  readonly deposedKey?: string;
  /** Attributes whose values are not shown. */
  readonly sensitive: ReadonlySet<string>;
}

/** The real object differs from what was recorded. */
export interface Drift {
  readonly address: string;
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
  readonly sensitive: boolean;
}

export interface Plan {
  readonly stack: OpenStack;
  readonly destroy: boolean;
  /** The state that the plan was made from, with unfinished steps of an earlier run laid over it. */
  readonly base: State;
  /** The same with what was observed. */
  readonly refreshed: State;
  readonly changes: readonly Change[];
  readonly drift: readonly Drift[];
  readonly outputs: readonly OutputChange[];
  readonly diagnostics: readonly StackDiagnostic[];
  readonly errored: boolean;
}

/** Does the plan do anything that a person would call a change? */
export function hasChanges(plan: Plan): boolean {
  return (
    plan.changes.some(({ action, importedAs }) => (action !== "none" && action !== "read") || importedAs !== undefined) ||
    plan.outputs.length > 0
  );
}

export interface Counts {
  readonly import: number;
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

/** The numbers of the line `Plan: 1 to add, 0 to change, 0 to destroy.` */
export function countsOf(changes: readonly Change[]): Counts {
  const count = (...actions: Action[]) => changes.filter(({ action }) => actions.includes(action)).length;
  return {
    import: changes.filter(({ importedAs }) => importedAs !== undefined).length,
    add: count("create", "replace"),
    change: count("update"),
    destroy: count("delete", "replace"),
  };
}

/** What happens while a run goes on; rendering is somebody else's. */
export type RunEvent =
  | { readonly type: "refresh"; readonly address: string; readonly id: string }
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
      readonly type: "fail";
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
