import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../ports/clock";

/** A timer of Node's that is to run for longer, some 25 days, runs out at once. */
export const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    for (let left = ms; ; left -= longestTimerMs) {
      await delay(Math.min(left, longestTimerMs), undefined, signal ? { signal } : {});
      if (!(left > longestTimerMs)) return;
    }
  },
};
