/**
 * How a limit of so many calls in so long a time is kept: time is given out in slots, and each slot carries a few calls.
 */
import type { RateLimit } from "../../ports/rate-limiter";

export interface SlotPlan {
  /** Calls that one slot carries. */
  readonly calls: number;
  /** From the beginning of a slot to that of the next one, in whole milliseconds. */
  readonly slotMs: number;
  /** A call leaves at most so many milliseconds after the beginning of its slot. */
  readonly patienceMs: number;
  /** Slots that one time of the limit holds. */
  readonly slots: number;
  /** The first call of a process has to open a connection, and may arrive that late. */
  readonly firstMs: number;
  /** The most by which a call that took long is taken to have arrived late. */
  readonly lateMs: number;
}

/**
 * High limits are given out in about this many slots: few enough that neither timers nor files become the limit, and so many that the next one
 * may begin when patience with the last is over: a call that comes alone hardly waits then.
 */
const slotsInTime = 60;
const longestPatienceMs = 20;
/** How much longer one call may be under way than another. */
const longestWireMs = 30;
const longestLateMs = 50;
const longestFirstMs = 300;

function shareOf(perMs: number, most: number): number {
  return Math.min(most, (most / 1000) * perMs);
}

/**
 * No window of `perMs` sees more than `calls` calls arrive: calls of one slot leave at most `patienceMs` late, and are under way at most
 * `wireMs` longer than others, so that such a window reaches into slots whose beginnings are less than `perMs + patienceMs + wireMs` apart.
 * @param patienceMs more than the least where a call that has its turn still waits for that of another limit
 * @throws RangeError naming the figure that is wrong
 */
export function slotPlanOf({ calls, perMs }: RateLimit, patienceMs = shareOf(perMs, longestPatienceMs)): SlotPlan {
  if (!Number.isInteger(calls) || calls < 1) throw new RangeError(`A limit allows ${calls} calls; it must be an integer of 1 or more.`);
  if (!(perMs > 0 && Number.isFinite(perMs))) throw new RangeError(`A limit holds for ${perMs} ms; it must be more than 0.`);
  const together = Math.max(1, Math.round(calls / slotsInTime));
  const [wireMs, firstMs] = [shareOf(perMs, longestWireMs), shareOf(perMs, longestFirstMs)];
  const slots = Math.floor(calls / together);
  return {
    calls: together,
    slots,
    slotMs: Math.ceil((perMs + patienceMs + wireMs) / slots),
    patienceMs,
    firstMs,
    lateMs: shareOf(perMs, longestLateMs),
  };
}

const units: Readonly<Record<number, string>> = { 1000: "s", 60000: "min", 3600000: "h", 86400000: "d" };

/** As people write it: `20/s`, `5/min`. */
export function limitText({ calls, perMs }: RateLimit): string {
  return `${calls}/${units[perMs] ?? `${perMs} ms`}`;
}
