/** The emulator's own time: real time plus an offset, or standing still. Reviews, signatures and token windows follow it. */

export interface ClockState {
  /** Emulated time minus real time, in milliseconds, while the clock runs. */
  readonly offsetMs: number;
  /** Epoch milliseconds at which the clock stands still, or `null` when it runs. */
  readonly frozenAt: number | null;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Jumps to a time; a running clock runs on from there. @throws Error for a time that is not possible; nothing has changed then. */
  set(epochMs: number): void;
  /** Jumps by a number of milliseconds, backwards when negative. */
  advance(ms: number): void;
  freeze(): void;
  resume(): void;
  state(): ClockState;
  restore(state: ClockState): void;
  /** Calls the listener after every jump, halt and restart; the result ends that. */
  subscribe(listener: () => void): () => void;
}

const realTime: ClockState = { offsetMs: 0, frozenAt: null };

/** Platforms write times with four digits for the year, and count seconds since 1970. */
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
export const possibleTimes = `from ${new Date(0).toISOString()} to ${new Date(latest).toISOString()}`;

/** A hundred years: what is laid down at a possible time is due at one that can be written. */
export const longestDelayMs = 100 * 365.25 * 24 * 3600 * 1000;

export function isPossible(epochMs: number): boolean {
  return epochMs >= 0 && epochMs <= latest;
}

/** @throws Error for a time at which no clock of the emulator can stand */
export function checkTime(epochMs: number): void {
  if (!isPossible(epochMs)) throw new Error(`The emulator's clock cannot be set to ${epochMs} ms since 1970. Allowed: ${possibleTimes}.`);
}

/** The time in that state, now. */
export function timeOf({ offsetMs, frozenAt }: ClockState): number {
  return frozenAt ?? Date.now() + offsetMs;
}

export function createClock(initial: ClockState = realTime): Clock {
  checkTime(timeOf(initial));
  let { offsetMs, frozenAt } = initial;
  const now = () => timeOf({ offsetMs, frozenAt });
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const set = (epochMs: number) => {
    checkTime(epochMs);
    if (frozenAt === null) offsetMs = epochMs - Date.now();
    else frozenAt = epochMs;
    changed();
  };
  return {
    now,
    set,
    advance: (ms) => set(now() + ms),
    freeze: () => {
      frozenAt = now();
      changed();
    },
    resume: () => {
      if (frozenAt === null) return;
      offsetMs = frozenAt - Date.now();
      frozenAt = null;
      changed();
    },
    state: () => ({ offsetMs, frozenAt }),
    restore: (state) => {
      checkTime(timeOf(state));
      ({ offsetMs, frozenAt } = state);
      changed();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
