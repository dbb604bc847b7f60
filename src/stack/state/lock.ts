import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Clock } from "../../schema";
import { StateUnusable } from "./format";
import { describeLock, type LockInfo, readLock, whoami } from "./lock-info";
import { codeOf } from "./state-file";
import { remove, writeAll } from "./write-file";

export interface Lock {
  release(): void;
}

/** Somebody else holds the state. */
export class StateLocked extends Error {
  override readonly name = "StateLocked";
}

export interface LockRequest {
  readonly statePath: string;
  readonly lockPath: string;
  readonly operation: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Ends the wait as the time-out does. */
  readonly signal?: AbortSignal;
}

/** Takes the lock of a state, waiting for up to the time-out. @throws StateLocked, and StateUnusable where no lock can be written */
export function lockState(request: LockRequest): Promise<Lock> {
  return untilFree(request, tryLock);
}

/** For what only reads: waits until nobody holds the state, and takes nothing. @throws StateLocked */
export async function assertUnlocked(request: LockRequest): Promise<void> {
  await untilFree(request, ({ statePath, lockPath }) => foreignLock(statePath) ?? ownLock(lockPath) ?? true);
}

/** Who holds a state with a lock of another program, one sentence; undefined where nobody does. */
export function foreignLock(statePath: string): string | undefined {
  const pid = lockingProcess(statePath);
  if (pid === undefined) return undefined;
  return `The state file ${statePath} is locked by process ${pid}, probably tofu or terraform. Wait for it to end, or pass --lock-timeout=5m.`;
}

async function untilFree<T>(request: LockRequest, attempt: (request: LockRequest) => T | string): Promise<T> {
  const deadline = request.clock.now() + request.timeoutMs;
  for (;;) {
    const result = attempt(request);
    if (typeof result !== "string") return result;
    const left = deadline - request.clock.now();
    if (left <= 0 || request.signal?.aborted) throw new StateLocked(result);
    await request.clock.sleep(Math.min(1000, left), request.signal).catch(() => undefined);
  }
}

function tryLock({ statePath, lockPath, operation, clock }: LockRequest): Lock | string {
  const other = foreignLock(statePath);
  if (other) return other;
  const info: LockInfo = {
    ID: randomUUID(),
    Operation: operation,
    Info: "",
    Who: whoami(),
    Version: "smsform",
    Created: new Date(clock.now()).toISOString(),
    Path: statePath,
    Pid: process.pid,
  };
  let file: number;
  try {
    mkdirSync(dirname(lockPath), { recursive: true });
    file = openSync(lockPath, "wx", 0o600);
  } catch (problem) {
    if (codeOf(problem) !== "EEXIST") throw unwritable(lockPath, problem);
    return ownLock(lockPath) ?? "The state was locked by another run until just now. Run again, or pass --lock-timeout=5m.";
  }
  try {
    writeAll(file, JSON.stringify(info));
  } catch (problem) {
    remove(lockPath);
    throw unwritable(lockPath, problem);
  } finally {
    closeSync(file);
  }
  return { release: () => removeLock(lockPath, info.ID) };
}

/** Removes a lock, unless it is another one by now. */
export function removeLock(lockPath: string, id: string): void {
  const lock = readLock(lockPath);
  if (typeof lock === "object" && lock.ID === id) remove(lockPath);
}

function unwritable(lockPath: string, problem: unknown): StateUnusable {
  return new StateUnusable(
    `The lock ${lockPath} cannot be written (${codeOf(problem)}). Nothing was sent. Make room on the disk, or make the folder writable, and run again.`,
  );
}

/** Who holds the state with a lock file of ours, and what to do; undefined where nobody does. */
function ownLock(lockPath: string): string | undefined {
  const lock = readLock(lockPath);
  if (lock === undefined) return undefined;
  const over = "If that run is certainly over (killed, or on a machine that is gone)";
  return lock === "unreadable"
    ? `The state is locked: ${lockPath} exists. Wait for the other run, or pass --lock-timeout=5m. ${over}, delete that file.`
    : `The state is ${describeLock(lock)}. Wait for it, or pass --lock-timeout=5m. ${over}, release it: smsform force-unlock ${lock.ID}`;
}

/** Terraform and OpenTofu lock the state file itself; the kernel lists such locks by inode. */
function lockingProcess(statePath: string): string | undefined {
  try {
    const { ino } = statSync(statePath);
    const line = readFileSync("/proc/locks", "utf8")
      .split("\n")
      .find((text) => text.split(/\s+/)[5]?.split(":")[2] === String(ino));
    return line?.split(/\s+/)[4];
  } catch {
    // No state file yet, or no such list on this system.
    return undefined;
  }
}
