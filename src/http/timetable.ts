/**
 * Which spans of time are taken. Who claims a span has it alone.
 */
import type { Clock } from "./clock";

export interface Timetable {
  /**
   * Takes the first span that is free, now or later.
   * @param line names what is limited: an account and a group of its calls
   * @returns when the span begins, in milliseconds since 1970
   */
  claim(line: string, spanMs: number): Promise<number>;
}

/** For the clients of one process. */
export function createTimetable(clock: Clock): Timetable {
  const taken = new Map<string, Taken>();
  return {
    async claim(line, spanMs) {
      const { beginning, taken: next } = nextSpan(taken.get(line), clock.now(), spanMs);
      taken.set(line, next);
      return beginning;
    },
  };
}

/** The last span that was given out. */
export interface Taken {
  /** When it was claimed. */
  readonly at: number;
  /** When it ends, and the next one may begin. */
  readonly until: number;
}

/** A clock that was set back since the last claim must not make anybody wait for the time before to come again. */
export function nextSpan(last: Taken | undefined, now: number, spanMs: number): { readonly beginning: number; readonly taken: Taken } {
  const passed = last ? Math.max(0, now - last.at) : 0;
  const left = last ? Math.max(0, last.until - last.at - passed) : 0;
  const beginning = now + left;
  return { beginning, taken: { at: now, until: beginning + spanMs } };
}
