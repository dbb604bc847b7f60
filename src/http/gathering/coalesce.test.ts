import { ManualClock } from "../../../test/support/time/manual-clock";
import { coalesce, createAsker } from "./coalesce";

describe("reads that come together", () => {
  let clock: ManualClock;
  let calls: (readonly string[])[];
  beforeEach(() => {
    clock = new ManualClock();
    calls = [];
  });

  const reader = (read = async (keys: readonly string[]) => new Map(keys.map((key) => [key, `value of ${key}`]))) =>
    coalesce({
      most: 5,
      gatherMs: 20,
      clock,
      read: (keys) => {
        calls.push(keys);
        return read(keys);
      },
    });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  /** A lull is judged a turn after its timer. */
  const settle = () => turn().then(turn);

  it("share a call, in which each key stands once", async () => {
    const { load } = reader();
    const values = Promise.all(["a", "b", "a"].map(load));
    await settle();
    clock.advance(20);
    expect(await values).toEqual(["value of a", "value of b", "value of a"]);
    expect(calls).toEqual([["a", "b"]]);
  });

  it("do not wait when their call is full, and begin another", async () => {
    const { load } = reader();
    const full = ["1", "2", "3", "4", "5"].map(load);
    const rest = load("6");
    await Promise.all(full);
    expect(calls).toEqual([["1", "2", "3", "4", "5"]]);
    await settle();
    clock.advance(20);
    await rest;
    expect(calls).toEqual([["1", "2", "3", "4", "5"], ["6"]]);
  });

  it("do not wait once as many came together as ever did, unless others are still under way", async () => {
    const answers: (() => void)[] = [];
    const { load } = reader(async (keys) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return new Map(keys.map((key) => [key, key]));
    });
    const answer = () => answers.shift()?.();
    const first = ["a", "b"].map(load);
    await settle();
    clock.advance(20);
    await settle();
    // Two are under way when a third one comes: whoever asks has three at a time.
    const third = load("c");
    answer();
    await Promise.all(first);
    const second = ["d", "e"].map(load);
    await settle();
    expect(calls).toEqual([
      ["a", "b"],
      ["c", "d", "e"],
    ]);
    const early = load("f");
    answer();
    await Promise.all([third, ...second]);
    expect(calls).toHaveLength(2);
    const late = ["g", "h", "i"].map(load);
    await settle();
    expect(calls.slice(2)).toEqual([["f", "g", "h", "i"]]);
    answer();
    await Promise.all([early, ...late]);
  });

  it("of several kinds go together once the asker waits for as many as ever", async () => {
    const asker = createAsker();
    const kinds = ["s", "t"].map((kind) =>
      coalesce({
        most: 5,
        gatherMs: 20,
        asker,
        clock,
        read: async (keys) => {
          calls.push(keys.map((key) => kind + key));
          return new Map<string, string>();
        },
      }),
    );
    const ask = (...counts: number[]) =>
      Promise.all(kinds.flatMap(({ load }, kind) => Array.from({ length: counts[kind] ?? 0 }, (_, n) => load(String(n)))));
    const first = ask(2, 1);
    await settle();
    clock.advance(20);
    await first;
    calls = [];
    await ask(0, 3);
    expect(calls).toEqual([["t0", "t1", "t2"]]);
    calls = [];
    await ask(1, 2);
    expect(calls).toEqual([["s0"], ["t0", "t1"]]);
  });

  it("are given up one by one; their call, when nobody waits for it any more", async () => {
    const signals: AbortSignal[] = [];
    const read = (keys: readonly string[], signal: AbortSignal) => {
      calls.push(keys);
      signals.push(signal);
      return new Promise<Map<string, string>>((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    };
    const { loadUntil } = coalesce({ most: 2, gatherMs: 20, clock, read });
    const [one, other] = [new AbortController(), new AbortController()];
    const first = expect(loadUntil(one.signal, "a")).rejects.toBe("one");
    const second = expect(loadUntil(other.signal, "b")).rejects.toBe("other");
    await settle();
    one.abort("one");
    await first;
    expect(signals).toMatchObject([{ aborted: false }]);
    other.abort("other");
    await second;
    expect(signals).toMatchObject([{ aborted: true }]);
    await expect(loadUntil(one.signal, "c")).rejects.toBe("one");
    expect(calls).toEqual([["a", "b"]]);
  });

  it("that are given up while they gather are no part of the next call", async () => {
    const { load, loadUntil } = reader(async (keys) => new Map(keys.map((key) => [key, key])));
    const stop = new AbortController();
    const left = expect(loadUntil(stop.signal, "a")).rejects.toBe("stopped");
    stop.abort("stopped");
    await left;
    const value = load("b");
    await settle();
    clock.advance(20);
    expect(await value).toBe("b");
    expect(calls).toEqual([["a"], ["b"]]);
  });

  it("wait for others as long as others come", async () => {
    const { load } = reader();
    const values = [load("a")];
    await settle();
    for (const key of ["b", "c"]) {
      clock.advance(19);
      values.push(load(key));
      clock.advance(1);
      await settle();
    }
    expect(calls).toEqual([]);
    clock.advance(20);
    await Promise.all(values);
    expect(calls).toEqual([["a", "b", "c"]]);
  });

  it("do not wait for ever", async () => {
    const read = async (keys: readonly string[]) => {
      calls.push(keys);
      return new Map<string, string>();
    };
    const { load } = coalesce({ most: 100, gatherMs: 20, clock, read });
    const values = [load("first")];
    await settle();
    for (let i = 0; calls.length === 0; i++) {
      expect(i).toBeLessThan(12);
      values.push(load(String(i)));
      clock.advance(20);
      await settle();
    }
    expect(calls[0]?.length).toBeGreaterThan(8);
    clock.advance(20);
    await Promise.all(values);
  });

  it("know nothing of a key that the answer lacks", async () => {
    const { load } = reader(async () => new Map([["a", "A"]]));
    const values = Promise.all(["a", "b"].map(load));
    await settle();
    clock.advance(20);
    expect(await values).toEqual(["A", undefined]);
  });

  it("share a failure; the next ones begin anew", async () => {
    let fails = true;
    const { load } = reader(async () => {
      if (fails) throw new Error("no answer");
      return new Map([["a", "A"]]);
    });
    const values = Promise.allSettled(["a", "b"].map(load));
    await settle();
    clock.advance(20);
    expect((await values).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    fails = false;
    const again = load("a");
    await settle();
    clock.advance(20);
    expect(await again).toBe("A");
  });
});
