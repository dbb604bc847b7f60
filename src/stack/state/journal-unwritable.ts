import { codeOf } from "../../ports/system-error";
import { StateUnusable } from "./format";

/** What must survive a crash could not be written down. */
export class JournalUnwritable extends StateUnusable {
  /** The system's name for the cause, such as ENOSPC. */
  readonly code: string;

  constructor(path: string, problem: unknown) {
    const code = codeOf(problem);
    super(
      `The journal ${path} cannot be written (${code}). What a crash could lose or double is written there before it is sent, ` +
        "so nothing more is begun. Make room on the disk, or make the folder writable, and run again.",
    );
    this.code = code;
  }
}
