import { randomUUID } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import type { Clock } from "../../schema";
import { codeOf } from "./state-file";

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
}

/** Takes the lock of a state, waiting for up to the time-out. @throws StateLocked */
export function lockState(request: LockRequest): Promise<Lock> {
  return untilFree(request, tryLock);
}

/** For what only reads: waits until nobody holds the state, and takes nothing. @throws StateLocked */
export async function assertUnlocked(request: LockRequest): Promise<void> {
  await untilFree(request, ({ statePath, lockPath }) => foreignLock(statePath) ?? (existsSync(lockPath) ? describe(lockPath) : true));
}

async function untilFree<T>(request: LockRequest, attempt: (request: LockRequest) => T | string): Promise<T> {
  const deadline = request.clock.now() + request.timeoutMs;
  for (;;) {
    const result = attempt(request);
    if (typeof result !== "string") return result;
    const left = deadline - request.clock.now();
    if (left <= 0) throw new StateLocked(result);
    await request.clock.sleep(Math.min(1000, left));
  }
}

function tryLock({ statePath, lockPath, operation, clock }: LockRequest): Lock | string {
  const other = foreignLock(statePath);
  if (other) return other;
  const id = randomUUID();
  const info = {
    ID: id,
    Operation: operation,
    Info: "",
    Who: `${userInfo().username}@${hostname()}`,
    Version: "smsform",
    Created: new Date(clock.now()).toISOString(),
    Path: statePath,
  };
  try {
    const file = openSync(lockPath, "wx", 0o600);
    writeSync(file, JSON.stringify(info));
    closeSync(file);
  } catch (problem) {
    if (codeOf(problem) !== "EEXIST") return `The lock ${lockPath} cannot be written (${codeOf(problem)}). Make the folder writable.`;
    return describe(lockPath);
  }
  return { release: () => rmSync(lockPath, { force: true }) };
}

function describe(lockPath: string): string {
  const next = `When that run is certainly over (killed, or on a machine that is gone), delete ${lockPath}.`;
  try {
    const { ID, Who, Operation, Created } = JSON.parse(readFileSync(lockPath, "utf8"));
    return `The state is locked by ${Who} since ${Created} (${Operation}, lock ${ID}). Wait for it, or pass --lock-timeout=5m. ${next}`;
  } catch {
    return `The state is locked: ${lockPath} exists. Wait for the other run, or pass --lock-timeout=5m. ${next}`;
  }
}

/** Terraform and OpenTofu lock the state file itself; the kernel lists such locks by inode. */
function foreignLock(statePath: string): string | undefined {
  try {
    const { ino } = statSync(statePath);
    const line = readFileSync("/proc/locks", "utf8")
      .split("\n")
      .find((text) => text.split(/\s+/)[5]?.split(":")[2] === String(ino));
    const pid = line?.split(/\s+/)[4];
    return line && `The state file ${statePath} is locked by process ${pid}, probably tofu or terraform. Wait for it to end.`;
  } catch {
    // No state file yet, or no such list on this system.
    return undefined;
  }
}
