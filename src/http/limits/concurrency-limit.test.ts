import fc from "fast-check";
import { createConcurrencyLimit } from "./concurrency-limit";

/** A task that ends when it is told to. */
function task() {
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { finish, done };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("the gate", () => {
  test("never lets more in than its limit, lets all through, in the order of arrival", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(fc.boolean(), { maxLength: 20 }), async (limit, outcomes) => {
        const concurrency = createConcurrencyLimit(limit);
        const started: number[] = [];
        let running = 0;
        const runs = outcomes.map((succeeds, index) =>
          concurrency.run(async () => {
            started.push(index);
            running++;
            expect(running).toBeLessThanOrEqual(limit);
            await turn();
            running--;
            if (!succeeds) throw new Error("failed");
            return index;
          }),
        );
        const settled = await Promise.allSettled(runs);
        expect(settled.map(({ status }) => status === "fulfilled")).toEqual(outcomes);
        expect(started).toEqual(outcomes.map((_, index) => index));
      }),
      { numRuns: 50 },
    );
  });

  test("a task that gives up in the queue leaves its place to others", async () => {
    const concurrency = createConcurrencyLimit(1);
    const first = task();
    const ran: string[] = [];
    const stop = new AbortController();
    const holding = concurrency.run(() => first.done);
    const waiting = concurrency.run(async () => ran.push("second"), stop.signal);
    const last = concurrency.run(async () => ran.push("third"));
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    first.finish();
    await Promise.all([holding, last]);
    expect(ran).toEqual(["third"]);
  });

  test("an abort empties the queue of all that wait under its signal, and of nobody else", async () => {
    const concurrency = createConcurrencyLimit(1);
    const first = task();
    const stop = new AbortController();
    const other = new AbortController();
    const holding = concurrency.run(() => first.done);
    const leaving = Array.from({ length: 50 }, () => concurrency.run(async () => "ran", stop.signal));
    const staying = concurrency.run(async () => "ran", other.signal);
    stop.abort(new Error("enough"));
    const settled = await Promise.allSettled(leaving);
    expect(settled.map(({ status }) => status)).toEqual(leaving.map(() => "rejected"));
    first.finish();
    expect(await staying).toBe("ran");
    await holding;
    await expect(concurrency.run(async () => "ran", stop.signal)).rejects.toThrow("enough");
  });

  test.each([0, -1, 1.5, Number.NaN])("a limit of %p is refused", (limit) => {
    expect(() => createConcurrencyLimit(limit)).toThrow("it must be an integer of 1 or more");
  });
});
