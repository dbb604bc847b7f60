/**
 * Bounds how many requests are in flight at once, over all clients that share the gate.
 */

export interface Gate {
  /** Runs the task when there is room, first come first served. Rejects with the signal's reason when it aborts in the queue. */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** @param limit most tasks that run at once: an integer of 1 or more. */
export function createGate(limit: number): Gate {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`The number of requests in flight is ${limit}; it must be an integer of 1 or more.`);
  }
  let running = 0;
  const queue = new Set<() => void>();

  async function enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (running < limit) {
      running++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const admit = () => {
        signal?.removeEventListener("abort", leaveQueue);
        resolve();
      };
      const leaveQueue = () => {
        queue.delete(admit);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", leaveQueue, { once: true });
      queue.add(admit);
    });
  }

  /** Hands the place to the first in the queue, so that `running` never exceeds the limit. */
  function leave(): void {
    const [next] = queue;
    if (next) {
      queue.delete(next);
      next();
    } else running--;
  }

  return {
    async run(task, signal) {
      await enter(signal);
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
