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
  /** Calls the listener after every jump, halt and restart; the result ends that. */
  subscribe(listener: () => void): () => void;
}

const realTime: ClockState = { offsetMs: 0, frozenAt: null };

export function createClock(initial: ClockState = realTime): Clock {
  let { offsetMs, frozenAt } = initial;
  const now = () => frozenAt ?? Date.now() + offsetMs;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const set = (epochMs: number) => {
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
      ({ offsetMs, frozenAt } = state);
      changed();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
