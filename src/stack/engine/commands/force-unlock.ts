import { breakLock, type FoundLock, readLock, stateOfHolder } from "../../../files/lock-file";
import { codeOf } from "../../../ports/system-error";
import type { Machine } from "../../../ports/world";
import { type Diagnostic, error } from "../../../schema";
import { foreignLock } from "../../state/lock";
import { describeLock } from "../../state/lock-info";
import type { OpenStack } from "../model/stack";

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
export async function forceUnlock(
  { paths, machine }: OpenStack,
  id: string,
  confirm: (description: string) => Promise<boolean>,
): Promise<Unlocked> {
  const { disk, processes } = machine;
  const lock = readLock(disk, paths.lock);
  if (lock?.id !== id) return kept(whyNot(machine, lock, id, paths));
  if (!(await confirm(describeLock(lock, stateOfHolder(processes, lock))))) return kept();
  try {
    return breakLock(machine, paths.lock, id)
      ? { released: true, diagnostics: [] }
      : kept(whyNot(machine, readLock(disk, paths.lock), id, paths));
  } catch (problem) {
    const detail = `${paths.lock} cannot be taken away (${codeOf(problem)}). Make room on the disk, or make the folder writable; if it is a folder, delete it.`;
    return kept(error("The lock cannot be released", detail));
  }
}

function kept(...diagnostics: readonly Diagnostic[]): Unlocked {
  return { released: false, diagnostics };
}

function whyNot({ disk, processes }: Machine, lock: FoundLock | undefined, id: string, paths: OpenStack["paths"]): Diagnostic {
  if (lock === undefined) {
    const other = foreignLock(disk, paths.state);
    return error("There is no lock to release", other ?? `Nobody holds ${paths.state}. Nothing was changed.`);
  }
  if (lock.id === id) return error("The lock is being taken over", "Another run takes it over at this moment. Nothing was changed.");
  return error(
    "That is another lock",
    `The state is ${describeLock(lock, stateOfHolder(processes, lock))}; given is ${id}. Nothing was changed.`,
  );
}
