import { type Processes, type ProcessIdentity, processIdentityIn } from "../ports/processes";

/** A process that sees to a create or a restore. */
export interface Owner extends ProcessIdentity {
  /** The process that started it. It changes when that one ends, and an orphan finishes nothing any more. */
  readonly parent: number;
}

export function ownOwner(processes: Processes): Owner {
  return { ...processes.own(), parent: processes.parent() };
}

/**
 * Is that process still at work? One of which nobody here can know counts as gone, be it of another host or container: the engine's
 * lock of the state keeps them apart.
 */
export function isAtWork(processes: Processes, owner: Owner): boolean {
  const here = processes.own();
  if (owner.host !== here.host) return false;
  switch (processes.stateOf(owner)) {
    case "running":
      return processes.parentOf(owner.pid) === owner.parent;
    case "ended":
      return false;
    case "unknown":
      return owner.boot === here.boot && owner.namespace === here.namespace && processes.answersSignals(owner.pid);
  }
}

/** As a line tells it. */
export function ownerIn(value: unknown): Owner | undefined {
  const identity = processIdentityIn(value);
  if (!identity || typeof value !== "object" || value === null || !("parent" in value)) return undefined;
  return typeof value.parent === "number" ? { ...identity, parent: value.parent } : undefined;
}
