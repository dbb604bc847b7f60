import { ManualClock } from "../../../test/support/time/manual-clock";
import { batch, type Outcome } from "./batch";

const turn = () => new Promise((resolve) => setImmediate(resolve));

function batchOf(send: (keys: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Outcome<string>>>) {
  return batch<string>({
    most: 3,
    gatherMs: 20,
    clock: new ManualClock(),
    send,
    missing: (key) => new Error(`the answer says nothing of ${key}`),
  });
}

describe("a batch", () => {
  it("gives each key its own result, or its own failure", async () => {
    const sent: (readonly string[])[] = [];
    const { run } = batchOf(async (keys) => {
      sent.push(keys);
      return new Map<string, Outcome<string>>([
        ["a", { value: "done" }],
        ["b", { failure: new Error("b is unknown") }],
      ]);
    });
    const outcomes = await Promise.allSettled(["a", "b", "c"].map((key) => run(undefined, key)));
    expect(sent).toEqual([["a", "b", "c"]]);
    expect(outcomes).toEqual([
      { status: "fulfilled", value: "done" },
      { status: "rejected", reason: new Error("b is unknown") },
      { status: "rejected", reason: new Error("the answer says nothing of c") },
    ]);
  });

  it("that fails as a whole fails for every key", async () => {
    const failure = new Error("no answer");
    const { run } = batchOf(() => Promise.reject(failure));
    const outcomes = await Promise.allSettled(["a", "b", "c"].map((key) => run(undefined, key)));
    expect(outcomes.map((outcome) => outcome.status === "rejected" && outcome.reason)).toEqual([failure, failure, failure]);
  });

  it("is given up when nobody waits for it any more", async () => {
    const signals: AbortSignal[] = [];
    const { run } = batchOf((_keys, signal) => {
      signals.push(signal);
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    const stop = new AbortController();
    const runs = ["a", "b", "c"].map((key) => expect(run(stop.signal, key)).rejects.toBe("stopped"));
    await turn();
    expect(signals).toMatchObject([{ aborted: false }]);
    stop.abort("stopped");
    await Promise.all(runs);
    expect(signals).toMatchObject([{ aborted: true }]);
  });
});
