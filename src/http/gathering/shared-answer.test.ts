import { ManualClock } from "../../../test/support/time/manual-clock";
import { shareAnswer } from "./shared-answer";

const lifeMs = 60_000;

/** Something that is counted each time it is read. */
function counter() {
  const clock = new ManualClock();
  let count = 0;
  const answer = shareAnswer({ clock, lifeMs, read: async () => ++count });
  return { clock, ask: () => answer.get(undefined) };
}

/** Something that is never read to its end but by `answer` or `fail`. */
function waiting() {
  const signals: AbortSignal[] = [];
  let end: { answer(value: string): void; fail(reason: unknown): void } = { answer: () => {}, fail: () => {} };
  const shared = shareAnswer<string>({
    clock: new ManualClock(),
    lifeMs,
    read: (signal) => {
      signals.push(signal);
      return new Promise((answer, fail) => {
        end = { answer, fail };
      });
    },
  });
  return { shared, signals, answer: (value: string) => end.answer(value), fail: (reason: unknown) => end.fail(reason) };
}

describe("a shared answer", () => {
  it("serves all who ask within its life, and those who come later get a new one", async () => {
    const { clock, ask } = counter();
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    clock.advance(lifeMs);
    expect(await ask()).toBe(1);
    clock.advance(1);
    expect(await ask()).toBe(2);
  });

  it("that fails does so for all who wait, and the next one asks anew", async () => {
    const { shared, signals, fail, answer } = waiting();
    const both = [shared.get(undefined), shared.get(undefined)];
    fail("no answer");
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const next = shared.get(undefined);
    answer("there");
    expect(await next).toBe("there");
    expect(signals).toHaveLength(2);
  });

  it("is given up when nobody waits for it any more", async () => {
    const { shared, signals } = waiting();
    const [one, other] = [new AbortController(), new AbortController()];
    const first = expect(shared.get(one.signal)).rejects.toBe("one");
    const second = expect(shared.get(other.signal)).rejects.toBe("other");
    one.abort("one");
    await first;
    expect(signals).toMatchObject([{ aborted: false }]);
    other.abort("other");
    await second;
    expect(signals).toMatchObject([{ aborted: true }]);
  });
});
