import type { Runtime } from "../../../schema";
import type { RunEvent } from "../plan/plan";

export interface RunOptions {
  readonly runtime: Runtime;
  /** Cancels what is in flight. */
  readonly signal: AbortSignal;
  /** Ends reads and waits, and begins nothing new; an object that was changed in part is finished. Default: nothing but `signal`. */
  readonly stop?: AbortSignal;
  readonly lockTimeoutMs: number;
  readonly on?: (event: RunEvent) => void;
}

/** What ends a read or a wait: it leaves nothing that would have to be finished. */
export function endOf({ signal, stop }: Pick<RunOptions, "signal" | "stop">): AbortSignal {
  return stop ? AbortSignal.any([stop, signal]) : signal;
}
