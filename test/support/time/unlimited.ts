import type { RateLimiter } from "../../../src/schema";

/** Keeps no limit: for tests of what is answered, on clocks that jump over waits or in lives that would take hours of turns. */
export const unlimited: RateLimiter = { run: (_calls, concurrency, task, options) => concurrency.run(task, options?.signal) };
