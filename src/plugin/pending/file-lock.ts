import { setTimeout as delay } from "node:timers/promises";
import { type FoundLock, type HeldLock, stateOfHolder, tryLock } from "../../files/lock-file";
import type { Machine } from "../../ports/world";

export interface Waiting {
  /** While it is aborted, nobody else's lock is waited for much longer. */
  readonly signal: AbortSignal;
  /** Default: real time. */
  readonly pause?: ((ms: number) => Promise<void>) | undefined;
}

/** Locks are held for milliseconds. One of a holder of which nothing can be known was left behind when it has been seen for so long. */
const staleMs = 10_000;
const patienceMs = 60_000;
const stoppedPatienceMs = 500;

/**
 * Runs something while nobody else does so under the same lock file.
 * @throws the signal's reason where that is waited for in vain
 */
export async function withFileLock<T>(machine: Machine, path: string, waiting: Waiting, run: () => Promise<T>): Promise<T> {
  const lock = await acquire(machine, path, waiting);
  try {
    return await run();
  } finally {
    lock.release();
  }
}

/** Counts its own pauses, because what clocks and files say of the time may be wrong. */
async function acquire(machine: Machine, path: string, { signal, pause = delay }: Waiting): Promise<HeldLock> {
  const firstSeen = new Map<string, number>();
  let [waited, waitedSinceStop] = [0, 0];
  const isOver = (holder: FoundLock) => {
    const state = stateOfHolder(machine.processes, holder);
    if (state !== "unknown") return state === "ended";
    const since = firstSeen.get(holder.id) ?? waited;
    firstSeen.set(holder.id, since);
    return waited - since >= staleMs;
  };
  for (;;) {
    const attempt = tryLock(machine, path, {}, isOver);
    if ("lock" in attempt) return attempt.lock;
    if (waitedSinceStop >= stoppedPatienceMs) signal.throwIfAborted();
    if (waited >= patienceMs) throw new Error(heldTooLong(path, attempt.holder));
    const ms = waited < 500 ? 5 : 50;
    await pause(ms);
    waited += ms;
    if (signal.aborted) waitedSinceStop += ms;
  }
}

function heldTooLong(path: string, holder: FoundLock | undefined): string {
  const by = holder?.process ? `by process ${holder.process.pid} of ${holder.process.host}` : "by others";
  return `its lock ${path} has been held ${by} for ${patienceMs / 1000} seconds. End what holds it if it hangs, and run again`;
}
