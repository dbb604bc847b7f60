import fc from "fast-check";
import { ManualClock } from "../../../../test/support/time/manual-clock";
import { createReplayGuard } from "./replays";

describe("replay guard", () => {
  test("knows a key until its time is over, counted from the first sight", () => {
    const clock = new ManualClock();
    const guard = createReplayGuard({ keepMs: 1000, clock });
    expect(guard.isFirst("a")).toBe(true);
    clock.advance(999);
    expect(guard.isFirst("a")).toBe(false);
    clock.advance(1);
    expect(guard.isFirst("a")).toBe(true);
  });

  test("a key that was given back counts as new", () => {
    const guard = createReplayGuard();
    guard.isFirst("a");
    guard.forget("a");
    expect(guard.isFirst("a")).toBe(true);
  });

  test("remembers the latest keys and never more than its capacity", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.nat(40).map(String)), (capacity, keys) => {
        const guard = createReplayGuard({ capacity });
        let remembered: string[] = [];
        for (const key of keys) {
          expect(guard.isFirst(key)).toBe(!remembered.includes(key));
          if (!remembered.includes(key)) remembered = [...remembered, key].slice(-capacity);
          expect(guard.size).toBe(remembered.length);
        }
      }),
    );
  });

  test.each([
    [{ capacity: 0 }, "The capacity is 0; it must be an integer of 1 or more."],
    [{ keepMs: Number.NaN }, "keepMs is NaN; it must be a number of milliseconds above 0."],
  ])("%j is refused", (options, message) => {
    expect(() => createReplayGuard(options)).toThrow(new RangeError(message));
  });
});
