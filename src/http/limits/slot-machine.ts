/**
 * When the next call of a limit may leave: what is known, and what follows from it at a given time. Pure: whoever keeps the state claims
 * slots, waits and sends.
 */
import type { SlotPlan } from "./slot-plan";

export interface Slots {
  /** The slot that is being given out, and how many calls it still carries. */
  readonly slot: { readonly beginning: number; readonly left: number } | undefined;
  /** How many slots this process has claimed, and not missed. */
  readonly claims: number;
  /** When the slot after the last one may begin, as far as this process knows. */
  readonly nextBeginning: number;
  /** When the last call left; undefined before the first one. */
  readonly lastLeft: number | undefined;
  /** Calls that left, of which nobody knows yet that they have arrived. */
  readonly underWay: number;
  /** The shortest time that a call took. */
  readonly fastestMs: number | undefined;
  /** The longest time that an answer took. */
  readonly slowestMs: number | undefined;
  /** How late the last call may have arrived: so much longer than the fastest one it took. */
  readonly lateMs: number;
  /** How long before its turn a call prepares. */
  readonly leadMs: number;
}

export interface Claim {
  readonly slotMs: number;
  /** The beginning of the last slot, where nothing left in it: the process was held up. Where nobody has claimed a later one, it begins anew. */
  readonly missed?: number | undefined;
}

export type Step =
  /** Nothing is left to give out: claim a slot of that length, and tell {@link claimed}. */
  | ({ readonly do: "claim" } & Claim)
  | { readonly do: "wait"; readonly ms: number }
  /** The next one may go; it has missed its turn where it has not left by then. */
  | { readonly do: "admit"; readonly latest: number; readonly after: Slots };

/** How long before its turn a call prepares, in milliseconds, where the last one was quick. */
const shortestLeadMs = 50;

/** Where a limit allows so few calls, one that arrives late leaves its successor no room. */
const fewSlots = 2;

export const noSlots: Slots = {
  slot: undefined,
  claims: 0,
  nextBeginning: 0,
  lastLeft: undefined,
  underWay: 0,
  fastestMs: undefined,
  slowestMs: undefined,
  lateMs: 0,
  leadMs: shortestLeadMs,
};

export function nextStep(plan: SlotPlan, slots: Slots, now: number): Step {
  const { slot } = slots;
  const beginning = slot && slot.left > 0 ? Math.max(slot.beginning, roomAfterLate(plan, slots, now)) : Number.NEGATIVE_INFINITY;
  const latest = beginning + plan.patienceMs;
  if (slot?.left === plan.calls && now > latest)
    return { do: "claim", slotMs: slotMsOf(plan, slots, slots.claims - 1), missed: slot.beginning };
  if (!slot || now > latest) return { do: "claim", slotMs: slotMsOf(plan, slots, slots.claims) };
  if (now < beginning) return { do: "wait", ms: beginning - now };
  const left = { ...slot, left: slot.left - 1 };
  return { do: "admit", latest, after: { ...slots, slot: left, lastLeft: now, underWay: slots.underWay + 1, lateMs: 0 } };
}

/** A slot was claimed, as {@link nextStep} said. */
export function claimed(plan: SlotPlan, slots: Slots, beginning: number, { slotMs, missed }: Claim): Slots {
  const claims = missed === undefined ? slots.claims + 1 : slots.claims;
  return { ...slots, slot: { beginning, left: plan.calls }, claims, nextBeginning: beginning + slotMs };
}

/** A call took so long, to its end. @param isAnswered what was given up may still arrive */
export function took(plan: SlotPlan, slots: Slots, ms: number, isAnswered: boolean): Slots {
  const fastestMs = Math.min(slots.fastestMs ?? ms, ms);
  const arrived = isAnswered ? { underWay: slots.underWay - 1, slowestMs: Math.max(slots.slowestMs ?? ms, ms) } : {};
  const lateMs = plan.slots <= fewSlots ? Math.max(slots.lateMs, Math.min(ms - fastestMs, plan.lateMs)) : slots.lateMs;
  return { ...slots, ...arrived, fastestMs, lateMs };
}

/**
 * How long until the next turn, and until preparing for it begins. Not sooner than need be: what is prepared and then killed leaves a doubt
 * whether it was sent. Undefined where it is time already, or the clock was set back.
 */
export function timeToPrepare(plan: SlotPlan, slots: Slots, now: number): { readonly turnMs: number; readonly waitMs: number } | undefined {
  const turnMs = slots.nextBeginning - now;
  return turnMs > slots.leadMs && turnMs <= plan.slotMs + plan.firstMs ? { turnMs, waitMs: turnMs - slots.leadMs } : undefined;
}

/** How long until a turn, as far as this process knows. */
export function timeToTurn({ slot, nextBeginning }: Slots, now: number): number {
  return Math.max(0, (slot && slot.left > 0 ? slot.beginning : nextBeginning) - now);
}

/** Preparing took so long. */
export function prepared(slots: Slots, ms: number): Slots {
  return { ...slots, leadMs: Math.max(shortestLeadMs, 2 * ms) };
}

/**
 * The first calls of a process have to open connections, and may arrive late: the call that would share a window with the first one waits longer. Of
 * a high limit they are a small part: one slot that is left out, once every window that the first may arrive in has begun, makes room for them.
 */
function slotMsOf(plan: SlotPlan, known: Slots, claimsBefore: number): number {
  const { calls, slotMs, slots, firstMs } = plan;
  const isHigh = calls > 1;
  const longer = isHigh ? Math.ceil(firstMs / slotMs) : slots;
  return claimsBefore + 1 === longer ? slotMs + (isHigh ? Math.min(slotMs, firstMs) : latestArrival(plan, known)) : slotMs;
}

/** How late one of the first calls arrived at most. None arrived after its answer; where all are answered by then, that is known. */
function latestArrival({ slots, firstMs }: SlotPlan, { underWay, slowestMs }: Slots): number {
  return slots > fewSlots && underWay === 0 && slowestMs !== undefined ? Math.min(firstMs, Math.ceil(slowestMs)) : firstMs;
}

/** When a call may follow the last one, which may have arrived late; a clock that was set back makes nobody wait. */
function roomAfterLate({ slots: slotsInTime, slotMs }: SlotPlan, { lastLeft, lateMs }: Slots, now: number): number {
  return slotsInTime <= fewSlots && lastLeft !== undefined && now >= lastLeft ? lastLeft + slotMs + lateMs : Number.NEGATIVE_INFINITY;
}
