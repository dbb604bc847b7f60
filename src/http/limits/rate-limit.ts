/**
 * Keeps the limits that platforms document, by sending later: per account and group of calls, first come first served, over all clients
 * that share the limiter, and over all processes that share its slot register.
 */

import { createHash } from "node:crypto";
import type { Clock } from "../../ports/clock";
import type { LimitedCall, LimitOptions, RateLimit, RateLimiter } from "../../ports/rate-limiter";
import { systemClock } from "../../system/clock";
import { createQueue } from "../gathering/queue";
import { createConcurrencyLimit } from "./concurrency-limit";
import { claimed, nextStep, noSlots, prepared, timeToPrepare, timeToTurn, took } from "./slot-machine";
import { limitText, slotPlanOf } from "./slot-plan";
import { createSlotRegister, type SlotRegister } from "./slot-register";

export interface RateLimiterOptions {
  readonly clock: Clock;
  /** Default: one for this limiter alone. */
  readonly register?: SlotRegister | undefined;
}

export function createRateLimiter({ clock, register = createSlotRegister(clock) }: RateLimiterOptions): RateLimiter {
  const lanes = new Map<string, Lane>();

  function laneOf(call: LimitedCall): Lane {
    const name = laneName(call);
    const lane = lanes.get(name) ?? createLane({ name, limit: call.limit, patienceMs: call.patienceMs, clock, register });
    lanes.set(name, lane);
    return lane;
  }

  return {
    async run(calls, concurrency, task, options = {}) {
      const { signal } = options;
      const turns: Turn[] = calls.map((call) => ({ lane: laneOf(call), isInTime: () => false }));
      // The longest wait comes first, so that the turns of the others are not over by its end.
      const [farthest] = turns.toSorted((a, b) => b.lane.untilTurn() - a.lane.untilTurn());
      if (farthest) farthest.isInTime = await farthest.lane.turn(options);
      const inTurn = async () => {
        // Who was held up on the way has missed the turn. It keeps its place in the concurrency limit, so that this cannot happen forever.
        for (let missed = turns.find(isOver); missed; missed = turns.find(isOver)) missed.isInTime = await missed.lane.nextTurn(signal);
        const left = clock.now();
        let isAnswered = false;
        try {
          const answer = await task();
          isAnswered = true;
          return answer;
        } finally {
          for (const { lane } of turns) lane.took(clock.now() - left, isAnswered);
        }
      };
      return concurrency.run(inTurn, signal, "first");
    },
  };
}

interface Turn {
  readonly lane: Lane;
  isInTime: () => boolean;
}

function isOver({ isInTime }: Turn): boolean {
  return !isInTime();
}

const sharedLimiters = new WeakMap<Clock, RateLimiter>();

/** The limiter of all clients in this process that go by that clock. */
export function sharedLimiter(clock: Clock = systemClock): RateLimiter {
  const limiter = sharedLimiters.get(clock) ?? createRateLimiter({ clock });
  sharedLimiters.set(clock, limiter);
  return limiter;
}

/** The key's id cannot be read from it. */
function laneName({ platform, account, group }: LimitedCall): string {
  return createHash("sha256")
    .update(JSON.stringify([platform, account, group]))
    .digest("hex")
    .slice(0, 32);
}

interface Lane {
  /** How long a call would wait, in milliseconds, as far as this process knows. */
  untilTurn(): number;
  /** Resolves when a call may leave, with whether it still may. */
  turn(options: LimitOptions): Promise<() => boolean>;
  /** The same for a call that has missed its turn: it is in front of all others. */
  nextTurn(signal: AbortSignal | undefined): Promise<() => boolean>;
  /** How many milliseconds a call took, to its end: an answer, where one came. */
  took(ms: number, isAnswered: boolean): void;
}

interface LaneOptions {
  readonly name: string;
  readonly limit: RateLimit;
  readonly patienceMs: number | undefined;
  readonly clock: Clock;
  readonly register: SlotRegister;
}

/** Those who wait for one limit. What is decided is decided by the slot machine. */
function createLane({ name, limit, patienceMs, clock, register }: LaneOptions): Lane {
  const plan = slotPlanOf(limit, patienceMs);
  /** Ends the wait for a slot when nobody is left to wait for it; the slot is kept for whoever comes next. */
  let deserted = new AbortController();
  const queue = createQueue<() => boolean>(() => deserted.abort());
  /** Only those who are next to go get ready for it. */
  const front = createConcurrencyLimit(plan.calls);
  let waiting = 0;
  const announcements = new Set<(ms: number) => void>();
  let slots = noSlots;
  let isServing = false;

  async function serve(): Promise<void> {
    if (isServing) return;
    isServing = true;
    try {
      while (queue.size > 0) await serveNext();
    } catch (failure) {
      queue.dismiss(failure);
    } finally {
      isServing = false;
    }
  }

  async function serveNext(): Promise<void> {
    const step = nextStep(plan, slots, clock.now());
    switch (step.do) {
      case "claim": {
        const beginning = await register.claim(name, step.slotMs, step.missed);
        slots = claimed(plan, slots, beginning, step);
        return;
      }
      case "wait":
        deserted = new AbortController();
        announceAll(step.ms);
        // A timer may ring early, and those who wait may leave: the next round looks again.
        return clock.sleep(step.ms, deserted.signal).catch(() => undefined);
      case "admit":
        if (queue.admit(() => clock.now() <= step.latest)) slots = step.after;
    }
  }

  function announceAll(ms: number): void {
    for (const announce of announcements) announce(ms);
  }

  async function prepareInTime(prepare: () => Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
    const time = timeToPrepare(plan, slots, clock.now());
    if (time) {
      announceAll(time.turnMs);
      await clock.sleep(time.waitMs, signal);
    }
    const begun = clock.now();
    await prepare();
    slots = prepared(slots, clock.now() - begun);
  }

  function admission(signal: AbortSignal | undefined, place: "first" | "last"): Promise<() => boolean> {
    const admitted = queue.wait(signal, place);
    void serve();
    return admitted;
  }

  /** How long those who wait will take, in milliseconds. */
  function turnsAhead(): number {
    return Math.floor(waiting / plan.calls) * plan.slotMs;
  }

  return {
    untilTurn: () => timeToTurn(slots, clock.now()) + turnsAhead(),
    async turn({ signal, prepare, onPause }) {
      const ahead = turnsAhead();
      const announce = (ms: number) => {
        announcements.delete(announce);
        onPause?.({ reason: "limit", ms: ms + ahead, limit: limitText(limit) });
      };
      waiting += 1;
      if (onPause) announcements.add(announce);
      const readyToGo = async () => {
        if (prepare) await prepareInTime(prepare, signal);
        return admission(signal, "last");
      };
      return front.run(readyToGo, signal).finally(() => {
        waiting -= 1;
        announcements.delete(announce);
      });
    },
    nextTurn: (signal) => admission(signal, "first"),
    took(ms, isAnswered) {
      slots = took(plan, slots, ms, isAnswered);
    },
  };
}
