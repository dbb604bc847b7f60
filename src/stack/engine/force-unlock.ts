import { type Diagnostic, error } from "../../schema";
import { foreignLock, removeLock } from "../state/lock";
import { describeLock, type LockInfo, readLock } from "../state/lock-info";
import type { OpenStack } from "./stack";

export interface Unlocked {
  /** False where the lock stays: there were errors, or it was not confirmed. */
  readonly released: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Releases a lock that a run has left behind.
 * @param id the lock's, so that nobody releases another one than he has looked at
 * @param confirm is asked with a description of the lock, `locked by USER@HOST since …`
 */
export async function forceUnlock({ paths }: OpenStack, id: string, confirm: (description: string) => Promise<boolean>): Promise<Unlocked> {
  const lock = readLock(paths.lock);
  if (typeof lock !== "object" || lock.ID !== id) return { released: false, diagnostics: [whyNot(lock, id, paths)] };
  if (!(await confirm(describeLock(lock)))) return { released: false, diagnostics: [] };
  removeLock(paths.lock, id);
  return { released: true, diagnostics: [] };
}

function whyNot(lock: LockInfo | "unreadable" | undefined, id: string, paths: OpenStack["paths"]): Diagnostic {
  if (lock === undefined) {
    const other = foreignLock(paths.state);
    return error("There is no lock to release", other ?? `Nobody holds ${paths.state}. Nothing was changed.`);
  }
  if (lock === "unreadable") {
    const detail = `${paths.lock} does not say whose lock it is. When no run is under way, delete that file.`;
    return error("The lock cannot be read", detail);
  }
  return error("That is another lock", `The state is ${describeLock(lock)}; given is ${id}. Nothing was changed.`);
}
