import type { RateLimiter } from "../../ports/rate-limiter";

/** Keeps no limit: for an emulator that has none, and for tests of what is answered. */
export const unlimited: RateLimiter = { run: (_calls, concurrency, task, options) => concurrency.run(task, options?.signal) };
