import { ManualClock } from "../../../test/support/time/manual-clock";
import { PlatformError } from "../errors";
import { createUndertakings } from "../undertaking";
import { batch, type Outcome, type Sending } from "./batch";

const turn = () => new Promise((resolve) => setImmediate(resolve));

function batchOf(send: (keys: readonly string[], sending: Sending) => Promise<ReadonlyMap<string, Outcome<string>>>) {
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
    const { run } = batchOf((_keys, { signal }) => {
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

  describe("of a run that is stopped", () => {
    async function begin({ isSent }: { readonly isSent: boolean }) {
      const ends = { stop: new AbortController(), cancel: new AbortController() };
      const undertakings = createUndertakings({ stop: ends.stop.signal, cancel: ends.cancel.signal });
      const each = ["a", "b", "c"].map((key) => ({ key, undertaking: undertakings.begin() }));
      let answer: (outcomes: ReadonlyMap<string, Outcome<string>>) => void = () => {};
      const { run } = batchOf((keys, { signal, leaving }) => {
        if (isSent) leaving(keys);
        return new Promise((resolve, reject) => {
          answer = resolve;
          signal.addEventListener("abort", () => reject(signal.reason));
        });
      });
      const runs = Promise.allSettled(each.map(({ key, undertaking }) => run(undertaking.signal, key)));
      await turn();
      ends.stop.abort("stopped");
      await turn();
      return { runs, each, answer };
    }

    it("is waited for where it has left, and is known to each as a change that may have been made", async () => {
      const { runs, each, answer } = await begin({ isSent: true });
      expect(each.map(({ undertaking }) => undertaking.isCommitted)).toEqual([true, true, true]);
      const refused = new PlatformError({ platform: "Test", call: "delete" }, { meaning: "conflict", reason: "it is in use" });
      answer(
        new Map<string, Outcome<string>>([
          ["a", { value: "done" }],
          ["b", { failure: refused }],
          ["c", { failure: new Error("lost") }],
        ]),
      );
      expect((await runs).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
      expect(each.map(({ undertaking }) => undertaking.isCommitted)).toEqual([true, false, true]);
    });

    it("is given up where it has not", async () => {
      const { runs, each } = await begin({ isSent: false });
      expect((await runs).map((outcome) => outcome.status === "rejected" && outcome.reason)).toEqual(["stopped", "stopped", "stopped"]);
      expect(each.map(({ undertaking }) => undertaking.isCommitted)).toEqual([false, false, false]);
    });
  });
});
