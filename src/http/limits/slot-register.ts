import type { Clock } from "../../ports/clock";
/**
 * Which slots of time are taken. Who claims a slot has it alone.
 */

export interface SlotRegister {
  /**
   * Takes the first slot that is free, now or later.
   * @param lane names what is limited: an account and a group of its calls
   * @param missed the beginning of a slot of that length in which nothing left: where no later one is claimed, it begins anew
   * @returns when the slot begins, in milliseconds since 1970
   */
  claim(lane: string, slotMs: number, missed?: number): Promise<number>;
}

/** For the clients of one process. */
export function createSlotRegister(clock: Clock): SlotRegister {
  const taken = new Map<string, Taken>();
  return {
    async claim(lane, slotMs, missed) {
      const { beginning, taken: next } = nextSlot(taken.get(lane), clock.now(), slotMs, missed);
      taken.set(lane, next);
      return beginning;
    },
  };
}

/** The last slot that was given out. */
export interface Taken {
  /** When it was claimed. */
  readonly at: number;
  /** When it ends, and the next one may begin. */
  readonly until: number;
}

/** A clock that was set back since the last claim must not make anybody wait for the time before to come again. */
export function nextSlot(
  last: Taken | undefined,
  now: number,
  slotMs: number,
  missed?: number,
): { readonly beginning: number; readonly taken: Taken } {
  // A register may keep whole milliseconds.
  const isUnused = missed !== undefined && now >= missed && last !== undefined && Math.ceil(last.until) === Math.ceil(missed + slotMs);
  const passed = last ? Math.max(0, now - last.at) : 0;
  const left = last && !isUnused ? Math.max(0, last.until - last.at - passed) : 0;
  const beginning = now + left;
  return { beginning, taken: { at: now, until: beginning + slotMs } };
}
