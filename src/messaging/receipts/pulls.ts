/** Reading what a platform gives once: nothing that was read is lost on the way to the program. */
import type { Clock } from "../../ports/clock";
import { systemClock } from "../../system/clock";
import type { MessagingEvent } from "./events";

export interface PullOptions {
  /** `empty`: ends where there is nothing more to read; `aborted`: goes on until the signal aborts. Default: `empty`. */
  readonly until?: "empty" | "aborted" | undefined;
  /**
   * Ends before the next read. A read under way is finished and what it gave comes out: the platform gives nothing twice.
   */
  readonly signal?: AbortSignal | undefined;
  /** Between reads where the last one did not fill its page, in milliseconds. Default: a minute. */
  readonly pauseMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

interface Page {
  readonly events: readonly MessagingEvent[];
  /** There may be more. */
  readonly isFull: boolean;
}

/**
 * Each step gives all that one read gave, so that whoever stops in the middle has it all in hand. The next read comes when the next step is
 * asked for, and not sooner than the platform takes it.
 *
 * @param read may throw; what was read before has come out already
 * @param politeMs least time between two reads
 */
export async function* pulled(
  read: () => Promise<Page>,
  politeMs: number,
  options: PullOptions,
): AsyncGenerator<readonly MessagingEvent[], void, void> {
  const { until = "empty", signal, pauseMs = 60_000, clock = systemClock } = options;
  while (!signal?.aborted) {
    const readAt = clock.now();
    const { events, isFull } = await read();
    if (events.length > 0) yield events;
    if (!isFull && until === "empty") return;
    const nextAt = readAt + (isFull ? politeMs : Math.max(pauseMs, politeMs));
    // An aborted pause ends the loop, and is no error.
    if (nextAt > clock.now()) await clock.sleep(nextAt - clock.now(), signal).catch(() => undefined);
  }
}
