import { dirname } from "node:path";
import { type FoundLock, readLock, stateOfHolder, tryLock } from "../../files/lock-file";
import type { Clock } from "../../ports/clock";
import type { Disk } from "../../ports/disk";
import type { Processes } from "../../ports/processes";
import { codeOf } from "../../ports/system-error";
import type { Machine } from "../../ports/world";
import { StateUnusable } from "./format";
import { describeLock, type LockInfo } from "./lock-info";

export interface Lock {
  release(): void;
}

/** Somebody else holds the state. */
export class StateLocked extends Error {
  override readonly name = "StateLocked";
}

export interface LockRequest {
  readonly machine: Machine;
  readonly statePath: string;
  readonly lockPath: string;
  readonly operation: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Ends the wait as the time-out does. */
  readonly signal?: AbortSignal;
  /** What a person types to release a lock by its id. */
  readonly unlockCommand: (id: string) => string;
}

/**
 * Takes the lock of a state, waiting for up to the time-out. One that a killed run has left is taken over.
 * @throws StateLocked, and StateUnusable where no lock can be written
 */
export function lockState(request: LockRequest): Promise<Lock> {
  return untilFree(request, attempt);
}

/** For what only reads: waits until nobody holds the state, and takes nothing. @throws StateLocked */
export async function assertUnlocked(request: LockRequest): Promise<void> {
  await untilFree(request, (each) => foreignLock(each.machine.disk, each.statePath) ?? ownLock(each) ?? true);
}

/** Is there a run that may still be at work with a state? */
export function isHeld({ disk, processes }: Machine, { state, lock }: { readonly state: string; readonly lock: string }): boolean {
  const holder = readLock(disk, lock);
  return (holder !== undefined && !isOver(processes, holder)) || foreignLock(disk, state) !== undefined;
}

/** Who holds a state with a lock of another program, one sentence; undefined where nobody does. */
export function foreignLock(disk: Disk, statePath: string): string | undefined {
  const pid = disk.lockedBy(statePath);
  if (pid === undefined) return undefined;
  return `The state file ${statePath} is locked by process ${pid}, probably tofu or terraform. Wait for it to end, or pass --lock-timeout=5m.`;
}

async function untilFree<T>(request: LockRequest, look: (request: LockRequest) => T | string): Promise<T> {
  const deadline = request.clock.now() + request.timeoutMs;
  for (;;) {
    const result = look(request);
    if (typeof result !== "string") return result;
    const left = deadline - request.clock.now();
    if (left <= 0 || request.signal?.aborted) throw new StateLocked(result);
    await request.clock.sleep(Math.min(1000, left), request.signal).catch(() => undefined);
  }
}

function attempt({ machine, statePath, lockPath, operation, clock, unlockCommand }: LockRequest): Lock | string {
  const { disk, processes } = machine;
  const other = foreignLock(disk, statePath);
  if (other) return other;
  const info: LockInfo = {
    Operation: operation,
    Info: "",
    Who: processes.user(),
    Version: "smsform",
    Created: new Date(clock.now()).toISOString(),
    Path: statePath,
  };
  try {
    disk.makeFolder(dirname(lockPath));
    for (let left = immediateTries; left > 0; left -= 1) {
      const made = tryLock(machine, lockPath, info, (holder) => isOver(processes, holder));
      if ("lock" in made) return made.lock;
      if (made.holder) return heldBy(processes, made.holder, unlockCommand);
    }
  } catch (problem) {
    throw new StateUnusable(
      `The lock ${lockPath} cannot be written (${codeOf(problem)}). Nothing was sent. Make room on the disk, or make the folder writable, and run again.`,
    );
  }
  const id = readLock(disk, lockPath)?.id;
  const remedy = id === undefined ? "" : ` If it is so the next time, too, release the lock:\n\n  ${unlockCommand(id)}`;
  return `The lock of the state is being taken over by another run at this moment. Run again, or pass --lock-timeout=5m.${remedy}`;
}

/** Whoever is taking a lock over has it a moment later. */
const immediateTries = 20;

/** Only of what certainly ended is a lock taken over. */
function isOver(processes: Processes, holder: FoundLock): boolean {
  return stateOfHolder(processes, holder) === "ended";
}

/** Who holds the state, and what to do. */
function heldBy(processes: Processes, holder: FoundLock, unlockCommand: LockRequest["unlockCommand"]): string {
  const state = stateOfHolder(processes, holder);
  const told = `The state is ${describeLock(holder, state)}.`;
  const wait = "wait for it, or pass --lock-timeout=5m.";
  if (state === "running") return `${told} If it works, ${wait} If it hangs, end it: the next run takes up what it did.`;
  // It ended just now.
  if (state === "ended") return `${told} Run again.`;
  const chance = seemsGone(processes, holder) ? `No process ${holder.process?.pid} runs here.` : `If it still runs, ${wait}`;
  return `${told} ${chance} If that run is certainly over (killed, or on a machine that is gone), release its lock:\n\n  ${unlockCommand(holder.id)}`;
}

/** It says that it runs on a machine of this name, where nothing has its number. */
function seemsGone({ own, answersSignals }: Processes, { process }: FoundLock): boolean {
  return process !== undefined && process.host === own().host && !answersSignals(process.pid);
}

/** Who holds the state with a lock of ours; undefined where nobody does who may still run. */
function ownLock({ machine: { disk, processes }, lockPath, unlockCommand }: LockRequest): string | undefined {
  const holder = readLock(disk, lockPath);
  return holder && !isOver(processes, holder) ? heldBy(processes, holder, unlockCommand) : undefined;
}
