import fc from "fast-check";
import { ManualClock } from "../../../test/support/time/manual-clock";
import type { LimitedCall, RateLimiter } from "../../ports/rate-limiter";
import type { LimitPause } from "../../ports/wait";
import { createConcurrencyLimit } from "./concurrency-limit";
import { createRateLimiter, sharedLimiter } from "./rate-limit";
import { createSlotRegister } from "./slot-register";

const settle = () => new Promise((resolve) => setImmediate(resolve));

const callOf = (calls: number, perMs: number, group = "read", account = "a"): LimitedCall => ({
  platform: "Test",
  account,
  group,
  limit: { calls, perMs },
});

/** Most of the times that lie in one window. */
function mostWithin(times: readonly number[], windowMs: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(0, ...sorted.map((from) => sorted.filter((time) => time >= from && time < from + windowMs).length));
}

/** Moves the clock on until everything has ended. */
async function untilDone(clock: ManualClock, work: readonly Promise<unknown>[], stepMs = 10): Promise<void> {
  let isDone = false;
  void Promise.allSettled(work).then(() => {
    isDone = true;
  });
  for (await settle(); !isDone; await settle()) clock.advance(stepMs);
}

describe("a rate limiter", () => {
  let clock: ManualClock;
  beforeEach(() => {
    clock = new ManualClock();
  });

  /** Notes when calls leave. */
  function sender(limiter: RateLimiter, call: LimitedCall, concurrency = createConcurrencyLimit(100)) {
    const sent: { readonly name: string; readonly at: number }[] = [];
    const prepared: { readonly name: string; readonly at: number }[] = [];
    const send = (name: string, signal?: AbortSignal, { lastsMs = 0, preparesMs = 0 } = {}) => {
      const task = async () => {
        sent.push({ name, at: clock.now() });
        if (lastsMs > 0) await clock.sleep(lastsMs);
      };
      const prepare = async () => {
        prepared.push({ name, at: clock.now() });
        if (preparesMs > 0) await clock.sleep(preparesMs);
      };
      return limiter.run([call], concurrency, task, { signal, prepare });
    };
    return { sent, prepared, send };
  }

  test("lets a first call go at once and the others in the order in which they came", async () => {
    const { sent, send } = sender(createRateLimiter({ clock }), callOf(1, 1000));
    const start = clock.now();
    await untilDone(
      clock,
      ["a", "b", "c"].map((name) => send(name)),
    );
    expect(sent.map(({ name, at }) => [name, at - start])).toEqual([
      ["a", 0],
      ["b", 1350],
      ["c", 2400],
    ]);
  });

  test("keeps its limit in every window and starves nobody, whoever comes, waits in the concurrency limit and gives up", async () => {
    const visitor = fc.record({
      comesMs: fc.integer({ min: 0, max: 1500 }),
      staysMs: fc.option(fc.integer({ min: 0, max: 800 })),
      lastsMs: fc.integer({ min: 0, max: 100 }),
      preparesMs: fc.integer({ min: 0, max: 100 }),
      process: fc.integer({ min: 0, max: 2 }),
    });
    /** Calls without a limit, which fill a process's concurrency limit. */
    const unlimited = fc.record({
      comesMs: fc.integer({ min: 0, max: 1500 }),
      lastsMs: fc.integer({ min: 500, max: 2500 }),
      process: fc.integer({ min: 0, max: 1 }),
    });
    const scenario = fc.record({
      calls: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 60 })),
      places: fc.integer({ min: 1, max: 6 }),
      visitors: fc.array(visitor, { minLength: 1, maxLength: 40 }),
      others: fc.array(unlimited, { maxLength: 24 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ calls, places, visitors, others }) => {
        clock = new ManualClock();
        const register = createSlotRegister(clock);
        const limits = [0, 1, 2].map(() => createConcurrencyLimit(places));
        const processes = limits.map((concurrency) => sender(createRateLimiter({ clock, register }), callOf(calls, 1000), concurrency));
        for (const { comesMs, lastsMs, process } of others) {
          clock.sleep(comesMs).then(() => limits[process]?.run(() => clock.sleep(lastsMs)));
        }
        const outcomes = visitors.map(async ({ comesMs, staysMs, lastsMs, preparesMs, process }, index) => {
          const stop = new AbortController();
          await clock.sleep(comesMs);
          if (staysMs !== null) clock.sleep(staysMs).then(() => stop.abort(new Error("gave up")));
          return processes[process]?.send(String(index), stop.signal, { lastsMs, preparesMs }).then(
            () => "sent",
            () => "gave up",
          );
        });
        await untilDone(clock, outcomes, 5);
        const said = await Promise.all(outcomes);
        const sent = processes.flatMap((process) => process.sent);
        expect(
          mostWithin(
            sent.map(({ at }) => at),
            1000,
          ),
        ).toBeLessThanOrEqual(calls);
        // Everybody who did not give up was sent, once; nobody who gave up was.
        expect(sent.map(({ name }) => Number(name)).sort((a, b) => a - b)).toEqual(
          said.flatMap((outcome, index) => (outcome === "sent" ? [index] : [])),
        );
        expect(visitors.every(({ staysMs }, index) => staysMs !== null || said[index] === "sent")).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("what a call does to prepare makes it no later, and is done no sooner than twice the time that it takes", async () => {
    const { sent, prepared, send } = sender(createRateLimiter({ clock }), callOf(1, 1000));
    const start = clock.now();
    await untilDone(
      clock,
      ["a", "b", "c"].map((name) => send(name, undefined, { preparesMs: 400 })),
    );
    const times = (events: typeof sent) => events.map(({ name, at }) => [name, at - start]);
    expect(times(prepared)).toEqual([
      ["a", 0],
      ["b", 950],
      ["c", 2000],
    ]);
    expect(times(sent)).toEqual([
      ["a", 400],
      ["b", 1750],
      ["c", 2800],
    ]);
  });

  test("leaves more room after a call that took longer than others, and may have arrived late", async () => {
    const { sent, send } = sender(createRateLimiter({ clock }), callOf(1, 1000));
    const start = clock.now();
    const lasting = [10, 50, 500, 10, 10];
    await untilDone(
      clock,
      lasting.map((lastsMs, index) => send(String(index), undefined, { lastsMs })),
    );
    const times = sent.map(({ at }) => at - start);
    expect(times.slice(1).map((at, index) => at - (times[index] ?? 0))).toEqual([1350, 1090, 1100, 1050]);
  });

  test("hands the turn of one that gives up to the next", async () => {
    const { sent, send } = sender(createRateLimiter({ clock }), callOf(1, 1000));
    const start = clock.now();
    const stop = new AbortController();
    await send("first");
    const [second, third] = [send("second", stop.signal), send("third")];
    clock.advance(500);
    await settle();
    stop.abort(new Error("enough"));
    await expect(second).rejects.toThrow("enough");
    await untilDone(clock, [third]);
    expect(sent.map(({ name, at }) => [name, at - start])).toEqual([
      ["first", 0],
      ["third", 1350],
    ]);
  });

  test("sleeps for nobody when the last one has given up, and keeps the slot that it had taken", async () => {
    const { sent, send } = sender(createRateLimiter({ clock }), callOf(1, 1000));
    const start = clock.now();
    const stop = new AbortController();
    await send("first");
    const second = send("second", stop.signal);
    await settle();
    expect(clock.asleep).toBe(1);
    stop.abort(new Error("enough"));
    await expect(second).rejects.toThrow("enough");
    await settle();
    expect(clock.asleep).toBe(0);
    await untilDone(clock, [send("third")]);
    expect(sent.map(({ at }) => at - start)).toEqual([0, 1350]);
  });

  test("a call that was stopped before it came takes no turn", async () => {
    const { sent, send } = sender(createRateLimiter({ clock }), callOf(1, 1000));
    await expect(send("a", AbortSignal.abort(new Error("stopped")))).rejects.toThrow("stopped");
    await untilDone(clock, [send("b")]);
    expect(sent.map(({ at }) => at)).toEqual([clock.now()]);
  });

  test("keeps accounts, groups and platforms apart", async () => {
    const limiter = createRateLimiter({ clock });
    const calls = [callOf(1, 1000), callOf(1, 1000, "write"), callOf(1, 1000, "read", "b"), { ...callOf(1, 1000), platform: "Other" }];
    const start = clock.now();
    const senders = calls.map((call) => sender(limiter, call));
    await Promise.all(senders.map(({ send }) => send("x")));
    expect(clock.now()).toBe(start);
  });

  test("tells each call that waits about how long, once, with the limit as people write it; and no call that goes at once", async () => {
    const limiter = createRateLimiter({ clock });
    const pauses: (LimitPause & { readonly name: string })[] = [];
    const runs = ["a", "b", "c"].map((name) =>
      limiter.run([callOf(1, 1000)], createConcurrencyLimit(9), async () => undefined, {
        onPause: (pause) => pauses.push({ name, ...pause }),
      }),
    );
    await untilDone(clock, runs);
    expect(pauses).toEqual([
      { name: "b", reason: "limit", ms: expect.any(Number), limit: "1/s" },
      { name: "c", reason: "limit", ms: expect.any(Number), limit: "1/s" },
    ]);
    expect(pauses[1]?.ms).toBeGreaterThan(pauses[0]?.ms ?? 0);
  });

  test("a call that was held up in the concurrency limit takes another turn, in front of those who have not waited yet", async () => {
    const concurrency = createConcurrencyLimit(1);
    const { sent, send } = sender(createRateLimiter({ clock }), callOf(10, 1000), concurrency);
    const start = clock.now();
    let release = () => {};
    const occupied = concurrency.run(() => new Promise<void>((resolve) => (release = resolve)));
    const late = send("late");
    await settle();
    clock.advance(500);
    release();
    await untilDone(clock, [occupied, late, send("next")], 5);
    expect(sent[0]).toMatchObject({ name: "late" });
    expect((sent[0]?.at ?? 0) - start).toBeGreaterThanOrEqual(500);
    expect(
      mostWithin(
        sent.map(({ at }) => at),
        100,
      ),
    ).toBe(1);
  });

  test("a turn that is missed because the process was held up begins anew, and costs nobody another one", async () => {
    const { sent, send } = sender(createRateLimiter({ clock }), callOf(3, 60_000));
    const start = clock.now();
    const calls = [send("first"), send("held up"), send("last")];
    await settle();
    const slotMs = clock.untilDue;
    // The timer rings 3 s late.
    clock.advance(slotMs + 3000);
    await settle();
    expect(sent.map(({ name, at }) => ({ name, after: at - start }))).toEqual([
      { name: "first", after: 0 },
      { name: "held up", after: slotMs + 3000 },
    ]);
    await untilDone(clock, calls, 100);
    // The limit is kept from where the call left.
    expect((sent[2]?.at ?? 0) - start).toBeGreaterThanOrEqual(slotMs + 3000 + slotMs);
  });

  test("a turn that is missed is over where another process has claimed the next one", async () => {
    const register = createSlotRegister(clock);
    const one = sender(createRateLimiter({ clock, register }), callOf(3, 60_000));
    const other = sender(createRateLimiter({ clock, register }), callOf(3, 60_000));
    const calls = [one.send("first"), one.send("held up"), other.send("other")];
    await settle();
    clock.advance(clock.untilDue + 3000);
    await untilDone(clock, calls, 100);
    const times = [...one.sent, ...other.sent].map(({ at }) => at).toSorted((a, b) => a - b);
    expect(mostWithin(times, 20_000)).toBe(1);
  });

  test("a high limit is used up, not only kept", async () => {
    const { sent, send } = sender(createRateLimiter({ clock }), callOf(3000, 1000), createConcurrencyLimit(10_000));
    const start = clock.now();
    await untilDone(
      clock,
      Array.from({ length: 6000 }, (_, index) => send(String(index))),
      5,
    );
    expect(clock.now() - start).toBeLessThan(2600);
    expect(sent).toHaveLength(6000);
  });

  test("thousands that wait cost little, also when all of them give up", async () => {
    const { send } = sender(createRateLimiter({ clock }), callOf(1, 1000));
    const stop = new AbortController();
    const waiting = Array.from({ length: 20_000 }, () => send("x", stop.signal));
    await settle();
    // If each cost as many steps as there are others, this would outlast the test's time.
    stop.abort(new Error("enough"));
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(19_999);
  });

  test("a clock that is set back by an hour costs no hour", async () => {
    const { send } = sender(createRateLimiter({ clock }), callOf(1, 1000));
    await send("a");
    clock.advance(-3_600_000);
    const start = clock.now();
    await untilDone(clock, [send("b")]);
    expect(clock.now() - start).toBeLessThan(2500);
  });

  test("clients that go by one clock share a limiter", () => {
    expect(sharedLimiter(clock)).toBe(sharedLimiter(clock));
    expect(sharedLimiter(clock)).not.toBe(sharedLimiter(new ManualClock()));
  });
});
