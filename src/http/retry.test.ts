import fc from "fast-check";
import { ManualClock } from "../../test/support/time/manual-clock";
import { CallAborted, PlatformError, type PlatformErrorInit } from "./errors";
import { defaultRetry, type RetryContext, waitMs, withRetry } from "./retry";
import type { RetryPause } from "./waiting";

const failure = (init: Partial<PlatformErrorInit>) =>
  new PlatformError({ platform: "Test", call: "call" }, { meaning: "unavailable", reason: "failed", ...init });

/** Fails with the given errors one after the other, then succeeds. */
function failing(...errors: Error[]) {
  const tries: number[] = [];
  return {
    tries,
    attempt: async (tryNumber: number) => {
      tries.push(tryNumber);
      const error = errors[tries.length - 1];
      if (error) throw error;
      return "done";
    },
  };
}

function contextOf(overrides: Partial<RetryContext> = {}) {
  const clock = new ManualClock(undefined, { jump: true });
  const context: RetryContext = { call: "call", repeatable: true, policy: defaultRetry, clock, random: () => 0.5, ...overrides };
  return { clock, context };
}

describe("retry", () => {
  test("waits longer from try to try, up to the cap, and gives the last error with the number of tries", async () => {
    const policy = { ...defaultRetry, tries: 5, baseMs: 1000, capMs: 3000 };
    const { clock, context } = contextOf({ policy });
    const { attempt, tries } = failing(...Array.from({ length: 9 }, (_, n) => failure({ reason: `failure ${n + 1}` })));
    await expect(withRetry(attempt, context)).rejects.toMatchObject({ tries: 5, message: "Test: call failed: failure 5 (after 5 tries)." });
    expect(tries).toEqual([1, 2, 3, 4, 5]);
    expect(clock.sleeps).toEqual([500, 1000, 1500, 1500]);
  });

  test("has more patience where the platform is asked too often", async () => {
    const { attempt, tries } = failing(...Array.from({ length: 20 }, () => failure({ meaning: "throttled" })));
    await expect(withRetry(attempt, contextOf({ repeatable: false }).context)).rejects.toMatchObject({ meaning: "throttled", tries: 10 });
    expect(tries).toHaveLength(10);
  });

  test("jitter is between nothing and the ceiling, and never shorter than the platform asks for", () => {
    const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), unit, fc.nat(100_000), (failed, uniform, asked) => {
        const wait = waitMs(failed, defaultRetry, () => uniform);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(defaultRetry.capMs, defaultRetry.baseMs * 2 ** (failed - 1)));
        expect(waitMs(failed, defaultRetry, () => uniform, asked)).toBe(Math.max(wait, asked));
      }),
    );
  });

  test.each<[Partial<PlatformErrorInit>, boolean, boolean]>([
    [{ meaning: "throttled" }, true, true],
    [{ meaning: "throttled" }, false, true],
    [{ meaning: "unavailable", sent: "unknown" }, true, true],
    [{ meaning: "unavailable", sent: "unknown" }, false, false],
    [{ meaning: "unavailable", sent: "no" }, false, true],
    [{ meaning: "unavailable", sent: "no", lasting: true }, true, false],
    [{ meaning: "not_found" }, true, false],
    [{ meaning: "conflict" }, true, false],
    [{ meaning: "denied" }, true, false],
    [{ meaning: "invalid" }, true, false],
  ])("%j, repeatable %p: tried again %p", async (init, repeatable, again) => {
    const { context } = contextOf({ repeatable });
    const { attempt, tries } = failing(failure(init));
    await withRetry(attempt, context).catch(() => undefined);
    expect(tries).toHaveLength(again ? 2 : 1);
  });

  test("honours what the platform asks for, within its patience", async () => {
    const patient = contextOf();
    await expect(withRetry(failing(failure({ meaning: "throttled", retryAfterMs: 7000 })).attempt, patient.context)).resolves.toBe("done");
    expect(patient.clock.sleeps).toEqual([7000]);
    const hurried = contextOf();
    const error = failure({ meaning: "throttled", retryAfterMs: defaultRetry.patienceMs + 1 });
    await expect(withRetry(failing(error).attempt, hurried.context)).rejects.toMatchObject({ meaning: "throttled", tries: 1 });
    expect(hurried.clock.sleeps).toEqual([]);
  });

  test("tells each pause, its reason and which try follows; nothing after the last try", async () => {
    const told: RetryPause[] = [];
    const { context } = contextOf({ onPause: (pause) => told.push(pause), policy: { ...defaultRetry, tries: 3, throttledTries: 6 } });
    const { attempt } = failing(failure({ meaning: "throttled", retryAfterMs: 7000 }), failure({ sent: "no" }), failure({ sent: "no" }));
    await expect(withRetry(attempt, context)).rejects.toMatchObject({ tries: 3 });
    expect(told).toEqual([
      { reason: "throttled", ms: 7000, try: 2, tries: 6, asked: true },
      { reason: "unavailable", ms: 500, try: 3, tries: 3, asked: false },
    ]);
  });

  test("one lost answer makes the outcome unknown, whatever later tries say", async () => {
    const { attempt } = failing(failure({ sent: "unknown" }), failure({ sent: "no" }), failure({ meaning: "denied", sent: "yes" }));
    await expect(withRetry(attempt, contextOf().context)).rejects.toMatchObject({ meaning: "denied", sent: "unknown", tries: 3 });
    const { attempt: neverSent } = failing(...Array.from({ length: 5 }, () => failure({ sent: "no" })));
    await expect(withRetry(neverSent, contextOf().context)).rejects.toMatchObject({ sent: "no" });
  });

  test("after a lost answer, a refusal is repeated only while repeats are safe", async () => {
    const clock = new ManualClock(0, { jump: true });
    const { context } = contextOf({ clock, random: () => 0, repeatable: (atMs) => atMs < 1000 });
    const throttled = (retryAfterMs: number) => failure({ meaning: "throttled", retryAfterMs });
    const lost = failing(failure({ sent: "unknown" }), throttled(999), throttled(1));
    await expect(withRetry(lost.attempt, context)).rejects.toMatchObject({ meaning: "throttled", sent: "unknown", tries: 3 });
    const refused = failing(throttled(999), throttled(1));
    await expect(withRetry(refused.attempt, context)).resolves.toBe("done");
  });

  test("abort ends the wait at once and remembers that an answer was lost", async () => {
    const stop = new AbortController();
    const clock = new ManualClock();
    const { attempt, tries } = failing(failure({ sent: "unknown" }));
    const running = withRetry(attempt, contextOf({ clock, signal: stop.signal }).context);
    const settled = expect(running).rejects.toMatchObject({ name: "AbortError", sent: "unknown" });
    while (clock.asleep === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await settled;
    expect(tries).toEqual([1]);
  });

  test("an aborted signal sends nothing", async () => {
    const { attempt, tries } = failing();
    const error = await withRetry(attempt, contextOf({ signal: AbortSignal.abort() }).context).catch((reason) => reason);
    expect(error).toBeInstanceOf(CallAborted);
    expect(error).toMatchObject({ sent: "no", message: "call was given up before it was sent." });
    expect(tries).toEqual([]);
  });

  test("a mistake in the program is not tried again", async () => {
    const { attempt, tries } = failing(new TypeError("mistake"));
    await expect(withRetry(attempt, contextOf().context)).rejects.toThrow(new TypeError("mistake"));
    expect(tries).toEqual([1]);
  });
});
