import fc from "fast-check";
import { claimed, nextStep, noSlots, prepared, type Slots, type Step, timeToPrepare, took } from "./slot-machine";
import { type SlotPlan, slotPlanOf } from "./slot-plan";

/** One call a second: slots of 1050 ms, 20 ms of patience, 300 ms for a first call, at most 50 ms for a late one. */
const one = slotPlanOf({ calls: 1, perMs: 1000 });
/** Twenty slots of 53 ms. */
const twenty = slotPlanOf({ calls: 20, perMs: 1000 });
/** Of 18 ms, with 50 calls in each. */
const many = slotPlanOf({ calls: 3000, perMs: 1000 });

const admitted = (step: Step): Slots => {
  if (step.do !== "admit") throw new Error(`it was to be let in, not to ${step.do}`);
  return step.after;
};

const claimedAt = (plan: SlotPlan, slots: Slots, at: number): Slots => {
  const step = nextStep(plan, slots, at);
  if (step.do !== "claim") throw new Error(`a slot was to be claimed, not to ${step.do}`);
  return claimed(plan, slots, at, step);
};

describe("slots", () => {
  test("are claimed where there are none, and given out at their beginning", () => {
    expect(nextStep(twenty, noSlots, 5000)).toEqual({ do: "claim", slotMs: 53 });
    const slots = claimedAt(twenty, noSlots, 5000);
    expect(nextStep(twenty, slots, 4990)).toEqual({ do: "wait", ms: 10 });
    expect(nextStep(twenty, slots, 5000)).toMatchObject({ do: "admit", latest: 5020 });
  });

  test("carry so many calls and no more", () => {
    let slots = claimedAt(many, noSlots, 5000);
    for (let call = 0; call < 50; call++) slots = admitted(nextStep(many, slots, 5000));
    expect(nextStep(many, slots, 5000)).toMatchObject({ do: "claim" });
  });

  test("that nobody used in time are over", () => {
    const slots = claimedAt(twenty, noSlots, 5000);
    expect(nextStep(twenty, slots, 5020)).toMatchObject({ do: "admit" });
    expect(nextStep(twenty, slots, 5021)).toMatchObject({ do: "claim" });
  });

  test("in which nothing left are claimed anew, and count once", () => {
    const missed = claimedAt(one, noSlots, 5000);
    const step = nextStep(one, missed, 5021);
    expect(step).toEqual({ do: "claim", slotMs: 1350, missed: 5000 });
    const anew = claimedAt(one, missed, 5021);
    expect(anew).toMatchObject({ slot: { beginning: 5021, left: 1 }, claims: 1, nextBeginning: 6371 });
    expect(nextStep(one, admitted(nextStep(one, anew, 5021)), 5021)).toEqual({ do: "claim", slotMs: 1050 });
  });

  test("of which some calls left are not", () => {
    const slots = admitted(nextStep(many, claimedAt(many, noSlots, 5000), 5000));
    expect(nextStep(many, slots, 5021)).toEqual({ do: "claim", slotMs: 18 });
  });
});

describe("the first call of a process, which has to open a connection", () => {
  test("keeps the call that would share a window with it away for longer", () => {
    expect(nextStep(one, noSlots, 0)).toEqual({ do: "claim", slotMs: 1350 });
    const first = admitted(nextStep(one, claimedAt(one, noSlots, 0), 0));
    expect(nextStep(one, first, 1400)).toEqual({ do: "claim", slotMs: 1050 });
  });

  test("is 20 slots before that call where 20 fit into the limit's time", () => {
    expect(lengthsOf(twenty, 21)).toEqual([...Array(19).fill(53), 353, 53]);
  });

  test("keeps it away only as long as an answer took at most, where all were answered by then", () => {
    const answered = (slots: Slots, claim: number) => took(twenty, slots, claim === 0 ? 120.4 : 50, true);
    expect(lengthsOf(twenty, 21, answered)).toEqual([...Array(19).fill(53), 53 + 121, 53]);
    const slow = (slots: Slots) => took(twenty, slots, 900, true);
    expect(lengthsOf(twenty, 21, slow)).toEqual([...Array(19).fill(53), 353, 53]);
    const oneGivenUp = (slots: Slots, claim: number) => took(twenty, slots, 50, claim !== 7);
    expect(lengthsOf(twenty, 21, oneGivenUp)).toEqual([...Array(19).fill(53), 353, 53]);
    const oneUnderWay = (slots: Slots, claim: number) => (claim === 7 ? slots : took(twenty, slots, 50, true));
    expect(lengthsOf(twenty, 21, oneUnderWay)).toEqual([...Array(19).fill(53), 353, 53]);
  });

  test("has one slot left out for it where the limit is high, once every window that it may arrive in has begun", () => {
    expect(lengthsOf(many, 61)).toEqual([...Array(16).fill(18), 36, ...Array(44).fill(18)]);
  });

  function lengthsOf(plan: SlotPlan, claims: number, after = (slots: Slots, _claim: number) => slots): (number | false)[] {
    const lengths: (number | false)[] = [];
    let slots = noSlots;
    for (let claim = 0; claim < claims; claim++) {
      const step = nextStep(plan, slots, claim * 1000);
      lengths.push(step.do === "claim" && step.slotMs);
      slots = after(admitted(nextStep(plan, claimedAt(plan, slots, claim * 1000), claim * 1000)), claim);
    }
    return lengths;
  }
});

describe("the calls of a process's first slot", () => {
  test("have room in every window that they may arrive in, however late they come, where all slots are used", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(1000, 60_000), (calls, perMs) => {
        const plan = slotPlanOf({ calls, perMs });
        const spreadMs = plan.patienceMs + Math.min(30, 0.03 * perMs);
        const beginnings: number[] = [];
        let slots = noSlots;
        for (let at = 0; at < 2 * perMs; at = slots.nextBeginning) {
          beginnings.push(at);
          slots = claimedAt(plan, { ...slots, slot: undefined }, at);
        }
        const [, ...later] = beginnings;
        for (let from = 0; from <= plan.firstMs; from += 1) {
          const beside = later.filter((at) => at > from - spreadMs && at < from + perMs).length;
          expect((beside + 1) * plan.calls).toBeLessThanOrEqual(calls);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("the first calls of a process that are all answered", () => {
  test("share no window with more calls than allowed, whenever before their answers they arrived", () => {
    const tookMs = fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 50 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 330 }) },
    );
    const late = fc.array(fc.tuple(tookMs, fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 130,
      maxLength: 130,
    });
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 60 }), late, (calls, each) => {
        const plan = slotPlanOf({ calls, perMs: 1000 });
        const arrivals: number[] = [];
        let slots = noSlots;
        let now = 0;
        for (const [index, [ms, part]] of each.slice(0, 2 * calls + 5).entries()) {
          const beginning = Math.max(now, slots.nextBeginning);
          slots = claimedAt(plan, slots, beginning);
          const left = beginning + plan.patienceMs * part;
          slots = admitted(nextStep(plan, slots, left));
          // Later ones find an open connection.
          const answeredAfter = index < calls - 1 ? ms : Math.min(ms, 30);
          slots = took(plan, slots, answeredAfter, true);
          arrivals.push(left + answeredAfter * part);
          now = left + answeredAfter;
        }
        const times = arrivals.sort((a, b) => a - b);
        for (const [index, at] of times.entries())
          expect(times.filter((time, i) => i >= index && time < at + 1000).length).toBeLessThanOrEqual(calls);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a call that took longer than the fastest, and may have arrived late", () => {
  const sentAt = (left: number) => admitted(nextStep(one, claimedAt(one, noSlots, left), left));
  /** The slot after it begins when it would without any delay. */
  const nextAfter = (slots: Slots) => nextStep(one, claimedAt(one, slots, 6050), 6050);

  test("makes the next one wait as much longer, 50 ms at most", () => {
    const slots = took(one, sentAt(5000), 10, true);
    expect(nextAfter(slots)).toMatchObject({ do: "admit" });
    expect(nextAfter(took(one, slots, 50, true))).toEqual({ do: "wait", ms: 40 });
    expect(nextAfter(took(one, slots, 900, true))).toEqual({ do: "wait", ms: 50 });
  });

  test("makes nobody wait after that", () => {
    const late = took(one, took(one, sentAt(5000), 10, true), 50, true);
    const next = admitted(nextStep(one, claimedAt(one, late, 6050), 6090));
    expect(nextStep(one, claimedAt(one, next, 7140), 7140)).toMatchObject({ do: "admit" });
  });

  test("is nothing to care for where the limit allows many calls", () => {
    const sent = admitted(nextStep(twenty, claimedAt(twenty, noSlots, 5000), 5000));
    const late = took(twenty, took(twenty, sent, 10, true), 500, true);
    expect(nextStep(twenty, claimedAt(twenty, late, 5053), 5053)).toMatchObject({ do: "admit" });
  });

  test("makes nobody wait for a clock that was set back", () => {
    const late = took(one, took(one, sentAt(5000), 10, true), 50, true);
    expect(nextStep(one, claimedAt(one, late, 100), 100)).toMatchObject({ do: "admit" });
  });
});

describe("preparing for a turn", () => {
  const slots = claimedAt(one, noSlots, 5000);

  test("begins 50 ms before the slot after the last one", () => {
    expect(timeToPrepare(one, slots, 5100)).toEqual({ turnMs: 1250, waitMs: 1200 });
    expect(timeToPrepare(one, slots, 6300)).toBeUndefined();
  });

  test("begins twice as long before as it took the last time", () => {
    expect(timeToPrepare(one, prepared(slots, 400), 5100)).toEqual({ turnMs: 1250, waitMs: 450 });
    expect(timeToPrepare(one, prepared(slots, 1), 5100)).toEqual({ turnMs: 1250, waitMs: 1200 });
  });

  test("begins at once where nothing was claimed yet, and after a clock was set back", () => {
    expect(timeToPrepare(one, noSlots, 5100)).toBeUndefined();
    expect(timeToPrepare(one, slots, 100)).toBeUndefined();
  });
});
