/**
 * Bounds how many requests are in flight at once, over all clients that share the concurrency limit.
 */

import type { ConcurrencyLimit } from "../../ports/concurrency-limit";
import { createQueue } from "../gathering/queue";

/** @param limit most tasks that run at once: an integer of 1 or more. */
export function createConcurrencyLimit(limit: number): ConcurrencyLimit {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`The number of requests in flight is ${limit}; it must be an integer of 1 or more.`);
  }
  let running = 0;
  const queue = createQueue<void>();

  async function enter(signal?: AbortSignal, place?: "first" | "last"): Promise<void> {
    signal?.throwIfAborted();
    if (running < limit) running++;
    else await queue.wait(signal, place);
  }

  /** Hands the place to the first in the queue, so that `running` never exceeds the limit. */
  function leave(): void {
    if (!queue.admit()) running--;
  }

  return {
    async run(task, signal, place) {
      await enter(signal, place);
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
