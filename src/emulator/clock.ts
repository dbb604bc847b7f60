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
  /** Jumps to a time; a running clock runs on from there. */
  set(epochMs: number): void;
  /** Jumps by a number of milliseconds, backwards when negative. */
  advance(ms: number): void;
  freeze(): void;
  resume(): void;
  state(): ClockState;
  restore(state: ClockState): void;
}

const realTime: ClockState = { offsetMs: 0, frozenAt: null };

export function createClock(initial: ClockState = realTime): Clock {
  let { offsetMs, frozenAt } = initial;
  const now = () => frozenAt ?? Date.now() + offsetMs;
  const set = (epochMs: number) => {
    if (frozenAt === null) offsetMs = epochMs - Date.now();
    else frozenAt = epochMs;
  };
  return {
    now,
    set,
    advance: (ms) => set(now() + ms),
    freeze: () => {
      frozenAt = now();
    },
    resume: () => {
      if (frozenAt === null) return;
      offsetMs = frozenAt - Date.now();
      frozenAt = null;
    },
    state: () => ({ offsetMs, frozenAt }),
    restore: (state) => {
      ({ offsetMs, frozenAt } = state);
    },
  };
}
