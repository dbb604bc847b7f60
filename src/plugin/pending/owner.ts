import { hostname } from "node:os";
import {
  answersSignals,
  ownProcess,
  type ProcessIdentity,
  processIdentityIn,
  processStat,
  reviewStateOf,
} from "../../files/process-identity";

/** A process that sees to a create or a restore. */
export interface Owner extends ProcessIdentity {
  /** The process that started it. It changes when that one ends, and an orphan finishes nothing any more. */
  readonly parent: number;
}

export function ownOwner(): Owner {
  return { ...ownProcess(), parent: process.ppid };
}

/**
 * Is that process still at work? One of which nobody here can know counts as gone, be it of another host or container: the engine's
 * lock of the state keeps them apart.
 */
export function isAtWork(owner: Owner): boolean {
  if (owner.host !== hostname()) return false;
  switch (reviewStateOf(owner)) {
    case "running":
      return processStat(owner.pid)?.parent === owner.parent;
    case "ended":
      return false;
    case "unknown":
      return owner.boot === ownProcess().boot && owner.namespace === ownProcess().namespace && answersSignals(owner.pid);
  }
}

/** As a line tells it. */
export function ownerIn(value: unknown): Owner | undefined {
  const identity = processIdentityIn(value);
  if (!identity || typeof value !== "object" || value === null || !("parent" in value)) return undefined;
  return typeof value.parent === "number" ? { ...identity, parent: value.parent } : undefined;
}
