/**
 * Bounds how many requests are in flight at once, over all clients that share the gate.
 */

export interface Gate {
  /** Runs the task when there is room, first come first served. Rejects with the signal's reason when it aborts in the queue. */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

interface Waiter {
  readonly admit: () => void;
  readonly reject: (reason: unknown) => void;
  readonly signal: AbortSignal | undefined;
}

/** @param limit most tasks that run at once: an integer of 1 or more. */
export function createGate(limit: number): Gate {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`The number of requests in flight is ${limit}; it must be an integer of 1 or more.`);
  }
  let running = 0;
  const queue = new Set<Waiter>();
  const leavers = new WeakMap<AbortSignal, Set<Waiter>>();

  async function enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (running < limit) {
      running++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = { admit: resolve, reject, signal };
      queue.add(waiter);
      if (signal) leaversOf(signal).add(waiter);
    });
  }

  /** All that wait under one signal share one listener: thousands of listeners on a signal cost as many steps for each one more. */
  function leaversOf(signal: AbortSignal): Set<Waiter> {
    const known = leavers.get(signal);
    if (known) return known;
    const waiting = new Set<Waiter>();
    leavers.set(signal, waiting);
    const leaveQueue = () => {
      for (const waiter of waiting) {
        queue.delete(waiter);
        waiter.reject(signal.reason);
      }
      waiting.clear();
    };
    signal.addEventListener("abort", leaveQueue, { once: true });
    return waiting;
  }

  /** Hands the place to the first in the queue, so that `running` never exceeds the limit. */
  function leave(): void {
    const [next] = queue;
    if (next) {
      queue.delete(next);
      if (next.signal) leavers.get(next.signal)?.delete(next);
      next.admit();
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
