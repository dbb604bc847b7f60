import fc from "fast-check";
import { createClock } from "../../src/emulator";

describe("the emulator's clock", () => {
  it("is real time at first, and runs", () => {
    const clock = createClock();
    const before = Date.now();
    const now = clock.now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it("stands still when frozen, and goes on from there when resumed", () => {
    const clock = createClock({ offsetMs: 0, frozenAt: 1000 });
    expect(clock.now()).toBe(1000);
    clock.resume();
    expect(clock.now()).toBeGreaterThanOrEqual(1000);
    expect(clock.now()).toBeLessThan(61_000);
    expect(clock.state().frozenAt).toBeNull();
  });

  it("ends where its jumps lead, frozen", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1e12, max: 2e12 }), fc.array(fc.integer()), (start, jumps) => {
        const clock = createClock();
        clock.freeze();
        clock.set(start);
        for (const ms of jumps) clock.advance(ms);
        expect(clock.now()).toBe(jumps.reduce((sum, ms) => sum + ms, start));
      }),
    );
  });

  it.each([-1, Date.UTC(10_000, 0), 1e300, Number.NaN])("stays where it is when %d is to be its time", (impossible) => {
    const clock = createClock({ offsetMs: 0, frozenAt: 1000 });
    expect(() => clock.set(impossible)).toThrow("from 1970-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z");
    expect(() => clock.advance(impossible - 1000)).toThrow("cannot be set to");
    expect(() => clock.restore({ offsetMs: 0, frozenAt: impossible })).toThrow("cannot be set to");
    expect(() => createClock({ offsetMs: 0, frozenAt: impossible })).toThrow("cannot be set to");
    expect(clock.state()).toEqual({ offsetMs: 0, frozenAt: 1000 });
  });

  it("is what it was after state and restore", () => {
    const clock = createClock({ offsetMs: 5, frozenAt: 7 });
    const copy = createClock();
    copy.restore(clock.state());
    expect(copy.state()).toEqual({ offsetMs: 5, frozenAt: 7 });
  });
});
