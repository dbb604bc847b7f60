/**
 * An engine as the simulation drives it. Whatever the engine is, a run is a process of the world, and ends with what it told; what it left
 * behind is asked for apart from it, because a killed run tells nothing.
 */
import type { Value } from "../../../src/schema";
import type { TestProcess } from "../world/world";

export interface Frontend {
  readonly name: string;
  /** @param heard is told of what was done as soon as a person would read it: of a killed run that is all there is */
  run(process: TestProcess, command: Command, heard: (done: DoneStep) => void): Promise<Report>;
  /** Looks at what is left on the disk: nothing goes wrong with that, and nothing is changed by it. */
  memory(): Memory;
}

export type Command =
  | { readonly does: "plan" | "apply" | "destroy" | "refresh" | "prune" | "accept" }
  /** `accept`: an apply by somebody who knows that what is recorded is gone. */
  | { readonly does: "replace" | "target"; readonly address: string }
  /** Keeps a plan; carries out a kept one. */
  | { readonly does: "save" | "apply saved"; readonly file: string }
  | { readonly does: "import"; readonly address: string; readonly id: string }
  | { readonly does: "forget"; readonly address: string }
  | { readonly does: "unlock"; readonly id: string };

/** Commands that may change what is on a platform. */
export function sends({ does }: Command): boolean {
  return (
    does === "apply" ||
    does === "accept" ||
    does === "destroy" ||
    does === "prune" ||
    does === "replace" ||
    does === "target" ||
    does === "apply saved"
  );
}

/** A step of which the run has said that it is done. */
export interface DoneStep {
  readonly address: string;
  readonly deposedKey: string | undefined;
  readonly action: "create" | "update" | "delete";
}

export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly action: "none" | "create" | "update" | "replace" | "delete" | "forget" | "read";
  readonly id: string | undefined;
  readonly deposedKey: string | undefined;
  readonly after: Readonly<Record<string, Value>> | null;
  /** A predecessor stays on its platform. */
  readonly forgets: boolean;
  /** Ids of what it deletes beside itself, because its time is over. */
  readonly retires: readonly string[];
}

export interface Told {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address: string | undefined;
}

export interface Report {
  /** What was planned; undefined where it did not come to that. */
  readonly changes: readonly PlannedChange[] | undefined;
  /** It was carried out, be it in part. */
  readonly isApplied: boolean;
  readonly diagnostics: readonly Told[];
  /** Addresses of what was not done, because something else failed or waits. */
  readonly leftOut: readonly string[];
  /** All that was said on the way, as one text. */
  readonly said: string;
  /** Is there anything that a person would call a change? */
  readonly hasChanges: boolean;
}

export interface Recorded {
  readonly address: string;
  readonly deposedKey: string | undefined;
  readonly type: string;
  readonly id: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** What a frontend remembers, in whichever files. */
export interface Memory {
  readonly recorded: readonly Recorded[];
  readonly outputs: ReadonlyMap<string, Value>;
  /** Addresses of creates that were begun, and of which nobody knows how they ended. */
  readonly begun: readonly string[];
  /** Something was taken from a platform and is to be given back. */
  readonly owes: boolean;
  /** Why it cannot be read; then the rest says nothing. */
  readonly unreadable?: string;
}
