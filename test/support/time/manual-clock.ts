import type { Clock } from "../../../src/http/clock";

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/**
 * A clock that stands still until it is told to move.
 * With `jump`, a sleep moves the clock forward by itself and ends at once.
 */
export class ManualClock implements Clock {
  /** Every wait asked for so far, in milliseconds. */
  readonly sleeps: number[] = [];
  #now: number;
  #sleepers: Sleeper[] = [];
  readonly #jump: boolean;

  constructor(startMs = Date.UTC(2024, 0, 2, 3, 4, 5), { jump = false } = {}) {
    this.#now = startMs;
    this.#jump = jump;
  }

  now(): number {
    return this.#now;
  }

  /** How many sleeps have not ended yet. */
  get asleep(): number {
    return this.#sleepers.length;
  }

  /** Milliseconds until the first sleeper is due; 0 where nobody sleeps. */
  get untilDue(): number {
    return this.#sleepers.length === 0 ? 0 : Math.max(0, Math.min(...this.#sleepers.map(({ until }) => until)) - this.#now);
  }

  /** Moves the time forward and wakes whoever is due, in order. */
  advance(ms: number): void {
    this.#now += ms;
    const due = this.#sleepers.filter((sleeper) => sleeper.until <= this.#now).sort((a, b) => a.until - b.until);
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.until > this.#now);
    for (const sleeper of due) sleeper.wake();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(ms);
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.#jump) {
        this.advance(ms);
        return resolve();
      }
      const sleeper: Sleeper = {
        until: this.#now + ms,
        wake: () => {
          signal?.removeEventListener("abort", abort);
          resolve();
        },
      };
      const abort = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.#sleepers.push(sleeper);
    });
  }
}
