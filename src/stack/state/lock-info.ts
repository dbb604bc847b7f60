/** What a lock file says of the run that holds the state, in Terraform's words. */

import type { FoundLock } from "../../files/lock-file";
import type { ProcessState } from "../../ports/processes";

/** Beside the lock's `ID`, and `Process` for the process that holds it, which Terraform has not. */
export interface LockInfo {
  readonly Operation: string;
  readonly Info: string;
  /** USER@HOST */
  readonly Who: string;
  readonly Version: string;
  /** ISO 8601. */
  readonly Created: string;
  readonly Path: string;
}

/** Who holds it, since when and for what; and what is known of it, one sentence without its full stop. */
export function describeLock(lock: FoundLock, state: ProcessState): string {
  const { Who, Created, Operation } = lock.content ?? {};
  const isTold = [Who, Created, Operation].every((field) => typeof field === "string");
  if (!isTold) return `locked, and its lock does not say by whom (lock ${lock.id})`;
  const held = `locked by ${Who} since ${Created} (${Operation}, lock ${lock.id})`;
  switch (state) {
    case "running":
      return `${held}. It is process ${lock.process?.pid} of this machine, which runs`;
    case "ended":
      return `${held}. Its process ${lock.process?.pid} no longer runs: the next run takes the lock over`;
    case "unknown":
      return `${held}. Whether that run is over cannot be known here: ${whyUnknown(lock)}`;
  }
}

function whyUnknown({ process }: FoundLock): string {
  if (!process) return "the lock does not name its process";
  if (process.boot === "") return "the system on which it began does not tell its processes apart";
  return "it began on another machine, in another container, or before this machine was started anew";
}
