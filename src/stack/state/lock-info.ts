/** What a lock file says of the run that holds the state, in Terraform's words. */
import { readFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { isMissing } from "./state-file";

export interface LockInfo {
  readonly ID: string;
  readonly Operation: string;
  readonly Info: string;
  /** USER@HOST */
  readonly Who: string;
  readonly Version: string;
  /** ISO 8601. */
  readonly Created: string;
  readonly Path: string;
  /** The process, on its host. Terraform has no such field. */
  readonly Pid?: number;
}

/** What a lock file holds; `unreadable` where it cannot be understood, undefined where there is none. */
export function readLock(lockPath: string): LockInfo | "unreadable" | undefined {
  try {
    const info: unknown = JSON.parse(readFileSync(lockPath, "utf8"));
    return isLockInfo(info) ? info : "unreadable";
  } catch (problem) {
    return isMissing(problem) ? undefined : "unreadable";
  }
}

function isLockInfo(info: unknown): info is LockInfo {
  if (typeof info !== "object" || info === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...info };
  const texts = ["ID", "Operation", "Who", "Created"];
  return texts.every((name) => typeof fields[name] === "string") && (fields.Pid === undefined || Number.isInteger(fields.Pid));
}

/** Who holds it, since when, for what; and that it is dead where that is certain. */
export function describeLock({ ID, Who, Operation, Created, Pid }: LockInfo): string {
  const held = `locked by ${Who} since ${Created} (${Operation}, lock ${ID})`;
  return isDead({ Who, Pid }) ? `${held}. Its process ${Pid} no longer runs on this machine` : held;
}

/** Only of a process of this machine can it be said. */
function isDead({ Who, Pid }: Pick<LockInfo, "Who"> & { readonly Pid: number | undefined }): boolean {
  if (Pid === undefined || Pid <= 0 || Who.slice(Who.lastIndexOf("@") + 1) !== hostname()) return false;
  try {
    process.kill(Pid, 0);
    return false;
  } catch (problem) {
    return typeof problem === "object" && problem !== null && "code" in problem && problem.code === "ESRCH";
  }
}

/** USER@HOST of this process. */
export function whoami(): string {
  return `${userName()}@${hostname()}`;
}

/** In a container the user may have a number only. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "?"}`;
  }
}
