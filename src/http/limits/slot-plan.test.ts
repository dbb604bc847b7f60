import fc from "fast-check";
import type { RateLimit } from "../../ports/rate-limiter";
import { limitText, slotPlanOf } from "./slot-plan";

const limits: fc.Arbitrary<RateLimit> = fc.record({
  calls: fc.integer({ min: 1, max: 5000 }),
  perMs: fc.constantFrom(100, 1000, 60_000, 3_600_000),
});

describe("the slots of a limit", () => {
  test("keeps it in every window, even when one call is as late as it may be, and 30 ms longer under way, and another is neither", () => {
    fc.assert(
      fc.property(limits, ({ calls, perMs }) => {
        const plan = slotPlanOf({ calls, perMs });
        // Beginnings of the most slots that calls of one window can come from: the first one late, the last one in time.
        const wireMs = Math.min(30, 0.03 * perMs);
        const slots = Math.ceil((perMs + plan.patienceMs + wireMs) / plan.slotMs);
        expect(slots * plan.calls).toBeLessThanOrEqual(calls);
      }),
    );
  });

  test("gives away little of it", () => {
    fc.assert(
      fc.property(limits, ({ calls, perMs }) => {
        const plan = slotPlanOf({ calls, perMs });
        const allowed = calls / perMs;
        const lostToRounding = 1 / plan.slotMs;
        expect(plan.calls / plan.slotMs / allowed).toBeGreaterThan((1 / 1.12) * (1 - lostToRounding));
      }),
    );
  });

  test("of a high limit keep nobody who comes alone longer than 5 ms", () => {
    fc.assert(
      fc.property(fc.integer({ min: 80, max: 5000 }), (calls) => {
        const { slotMs, patienceMs } = slotPlanOf({ calls, perMs: 1000 });
        expect(slotMs - patienceMs).toBeLessThanOrEqual(5);
      }),
    );
  });

  test.each([
    [
      { calls: 1, perMs: 1000 },
      { calls: 1, slots: 1, slotMs: 1050, patienceMs: 20, firstMs: 300, lateMs: 50 },
    ],
    [
      { calls: 20, perMs: 1000 },
      { calls: 1, slots: 20, slotMs: 53, patienceMs: 20, firstMs: 300, lateMs: 50 },
    ],
    [
      { calls: 3000, perMs: 1000 },
      { calls: 50, slots: 60, slotMs: 18, patienceMs: 20, firstMs: 300, lateMs: 50 },
    ],
  ])("of %j is %j", (limit, plan) => {
    expect(slotPlanOf(limit)).toEqual(plan);
  });

  test.each([
    [{ calls: 0, perMs: 1000 }, "0 calls"],
    [{ calls: 1.5, perMs: 1000 }, "1.5 calls"],
    [{ calls: 1, perMs: 0 }, "0 ms"],
    [{ calls: 1, perMs: Number.POSITIVE_INFINITY }, "Infinity ms"],
  ])("there is none for %j", (limit, figure) => {
    expect(() => slotPlanOf(limit)).toThrow(figure);
  });

  test("a limit reads as people write it", () => {
    expect([1000, 60_000, 3_600_000, 86_400_000, 250].map((perMs) => limitText({ calls: 2, perMs }))).toEqual([
      "2/s",
      "2/min",
      "2/h",
      "2/d",
      "2/250 ms",
    ]);
  });
});
