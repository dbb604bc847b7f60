import type { Clock } from "../ports/clock";

/**
 * When an engine has told everything that it is going to tell now. It never says so: objects that do not depend on each other come in any
 * order, so what one of them needs may be heard after another was answered.
 */
export interface Lull {
  /** Counts a request that is being answered. */
  during<T>(answer: () => Promise<T>): Promise<T>;
  /** Waits, within an answer, until nothing but such waits is being answered, and no request has come or gone for a while. */
  reached(signal: AbortSignal): Promise<void>;
}

/** Longer than an engine takes from an answer to the request that needed it, also on a busy machine. */
const lullMs = 250;

export function createLull(clock: Pick<Clock, "sleep">): Lull {
  let answering = 0;
  let waiting = 0;
  let changes = 0;
  let next: Promise<void> | undefined;

  async function lull(signal: AbortSignal): Promise<void> {
    for (let seen = -1; seen !== changes || answering > waiting; ) {
      seen = changes;
      await clock.sleep(lullMs, signal);
    }
  }

  return {
    async during(answer) {
      answering++;
      changes++;
      try {
        return await answer();
      } finally {
        answering--;
        changes++;
      }
    },
    async reached(signal) {
      waiting++;
      // All who wait go on together, so that none counts as news for the others.
      next ??= lull(signal).finally(() => {
        next = undefined;
      });
      try {
        await next;
      } finally {
        waiting--;
      }
    },
  };
}
