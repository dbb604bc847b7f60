import { setImmediate as turn } from "node:timers/promises";
import { ManualClock } from "../../test/support/time/manual-clock";
import { createLull } from "./lull";

const { signal } = new AbortController();

function watched(work: Promise<unknown>): { done: boolean } {
  const seen = { done: false };
  void work.then(() => {
    seen.done = true;
  });
  return seen;
}

describe("a lull", () => {
  it("is when nothing has come or gone for a while", async () => {
    const clock = new ManualClock();
    const lull = createLull(clock);
    const first = watched(lull.during(() => lull.reached(signal)));
    await turn();
    clock.advance(200);
    await turn();
    await lull.during(async () => "another request, in time");
    clock.advance(200);
    await turn();
    expect(first.done).toBe(false);
    clock.advance(300);
    await turn();
    expect(first.done).toBe(true);
  });

  it("is not while a request is being answered that does not itself wait for it", async () => {
    const clock = new ManualClock();
    const lull = createLull(clock);
    let answer = () => {};
    const slow = lull.during(() => new Promise<void>((resolve) => (answer = resolve)));
    const waiting = [1, 2].map(() => watched(lull.during(() => lull.reached(signal))));
    for (let i = 0; i < 40; i++) {
      clock.advance(250);
      await turn();
    }
    expect(waiting).toEqual([{ done: false }, { done: false }]);
    answer();
    await slow;
    for (let i = 0; i < 3; i++) {
      clock.advance(250);
      await turn();
    }
    expect(waiting).toEqual([{ done: true }, { done: true }]);
  });

  it("ends with its signal", async () => {
    const stopping = new AbortController();
    const lull = createLull(new ManualClock());
    const waiting = lull.during(() => lull.reached(stopping.signal));
    stopping.abort(new Error("stopped"));
    await expect(waiting).rejects.toThrow("stopped");
  });
});
