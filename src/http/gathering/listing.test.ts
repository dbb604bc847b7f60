import { ManualClock } from "../../../test/support/time/manual-clock";
import { createListBudget } from "./list-budget";
import { listing } from "./listing";

const pageSize = 10;
const turn = () => new Promise((resolve) => setImmediate(resolve));
const refusal = new Error("may not list");

/** A platform that holds things by number, in the order in which it lists them. */
function platform(held: readonly number[], { mayList = true, keysPerCall = pageSize } = {}) {
  const pages: number[] = [];
  const keys: string[] = [];
  const clock = new ManualClock();
  const budget = createListBudget(keysPerCall);
  let value = "old";
  const list = listing<string>({
    budget,
    clock,
    async page(offset, signal) {
      pages.push(offset / pageSize);
      await turn();
      signal.throwIfAborted();
      if (!mayList) throw refusal;
      const rows = held.slice(offset, offset + pageSize);
      const things = new Map(rows.map((number) => [String(number), value]));
      return { things, received: rows.length, isLast: rows.length < pageSize };
    },
    async byKey(_signal, key) {
      keys.push(key);
      await turn();
      return held.includes(Number(key)) ? value : undefined;
    },
    isRefusal: (failure) => failure === refusal,
  });
  return {
    list,
    clock,
    pages,
    keys,
    change: () => {
      value = value === "old" ? "new" : "newer";
    },
    show: (...wanted: readonly number[]) => Promise.all(wanted.map((key) => list.show(undefined, String(key)))),
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe("a listing", () => {
  it("answers with one page for those who ask later, too", async () => {
    const { show, pages, keys } = platform(range(0, 9));
    expect(await show(0, 1)).toEqual(["old", "old"]);
    expect(await show(2, 3, 4)).toEqual(["old", "old", "old"]);
    expect({ pages, keys }).toEqual({ pages: [0], keys: [] });
  });

  it("asks by its key for what lists miss, before it is gone", async () => {
    const { show, pages, keys } = platform(range(0, 5));
    expect(await show(4, 77)).toEqual(["old", undefined]);
    expect({ pages, keys }).toEqual({ pages: [0], keys: ["77"] });
  });

  it("risks two pages for the sake of a few things among many others, and no more", async () => {
    const { show, pages, keys } = platform(range(0, 500));
    expect(await show(450, 460, 470)).toEqual(["old", "old", "old"]);
    await show(480);
    expect({ pages, keys }).toEqual({ pages: [0, 1], keys: ["450", "460", "470", "480"] });
  });

  it("is read on as soon as what it showed has paid for it", async () => {
    const { show, pages, keys } = platform(range(0, 100));
    for (const key of range(0, 30)) await show(key);
    expect(pages).toEqual([0, 1, 2]);
    expect(keys).toEqual([]);
  });

  it.each([
    { asked: "one at a time", together: 1 },
    { asked: "three at a time", together: 3 },
  ])("takes at most two calls more than keys alone, wherever what is wanted stands, when $asked", async ({ together }) => {
    for (const spread of [1, 3, 7, 20, 41]) {
      const { show, pages, keys } = platform(range(0, 1500));
      const wanted = range(0, 30).map((index) => (index * spread * 7) % 1500);
      let byKeys = 0;
      for (let at = 0; at < wanted.length; at += together) {
        const before = keys.length;
        await show(...wanted.slice(at, at + together));
        if (keys.length > before) byKeys += 1;
      }
      expect(pages.length + byKeys).toBeLessThanOrEqual(Math.ceil(30 / together) + 2);
    }
  });

  it("is not tried for as many things as one call by keys takes", async () => {
    const { show, pages, keys } = platform(range(0, 100));
    await show(...range(0, pageSize));
    expect(pages).toEqual([]);
    expect(keys).toHaveLength(pageSize);
  });

  it("is read to its end for many things of which each takes a call of its own", async () => {
    const { show, pages, keys } = platform(range(0, 100), { keysPerCall: 1 });
    await show(...range(0, 100).reverse());
    expect(pages).toEqual(range(0, 10));
    expect(keys).toEqual([]);
  });

  it("is given up after two pages that show nothing of them", async () => {
    const { show, pages, keys } = platform(range(0, 100), { keysPerCall: 1 });
    await show(...range(90, 95));
    expect({ pages, keys }).toEqual({ pages: [0, 1], keys: ["90", "91", "92", "93", "94"] });
  });

  it("is tried once where the key may not list", async () => {
    const { show, pages, keys } = platform(range(0, 9), { mayList: false });
    expect(await show(1, 2)).toEqual(["old", "old"]);
    expect(await show(3)).toEqual(["old"]);
    expect({ pages, keys }).toEqual({ pages: [0], keys: ["1", "2", "3"] });
  });

  it("is shown once: who asks again is told how it is now", async () => {
    const { show, change, keys } = platform(range(0, 9));
    await show(0, 1);
    change();
    expect(await show(0, 2)).toEqual(["new", "old"]);
    expect(keys).toEqual(["0"]);
  });

  it("shows nothing that was listed before a change, or more than a minute ago", async () => {
    const { list, show, clock, change } = platform(range(0, 9));
    await show(0);
    change();
    expect(await show(1)).toEqual(["old"]);
    list.forget();
    expect(await show(2)).toEqual(["new"]);
    change();
    clock.advance(60_000);
    expect(await show(3)).toEqual(["new"]);
    clock.advance(1);
    expect(await show(4)).toEqual(["newer"]);
  });
});

describe("the page of a listing", () => {
  /** A page that never comes. */
  function waiting() {
    const signals: AbortSignal[] = [];
    const list = listing<string>({
      budget: createListBudget(pageSize),
      clock: new ManualClock(),
      page: (_offset, signal) => {
        signals.push(signal);
        return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      },
      byKey: async () => "by key",
      isRefusal: () => false,
    });
    return { list, signals };
  }

  it("is given up when nobody waits for it any more, and the next one begins anew", async () => {
    const { list, signals } = waiting();
    const [one, other, later] = [new AbortController(), new AbortController(), new AbortController()];
    const first = expect(list.show(one.signal, "a")).rejects.toBe("one");
    const second = expect(list.show(other.signal, "b")).rejects.toBe("other");
    await turn();
    one.abort("one");
    await first;
    expect(signals).toMatchObject([{ aborted: false }]);
    other.abort("other");
    await second;
    expect(signals).toMatchObject([{ aborted: true }]);
    const third = expect(list.show(later.signal, "c")).rejects.toBe("later");
    await turn();
    expect(signals).toMatchObject([{ aborted: true }, { aborted: false }]);
    later.abort("later");
    await third;
  });

  it("fails for all who wait for it where the platform does", async () => {
    const failure = new Error("no answer");
    const list = listing<string>({
      budget: createListBudget(pageSize),
      clock: new ManualClock(),
      page: async () => Promise.reject(failure),
      byKey: async () => "by key",
      isRefusal: () => false,
    });
    const outcomes = await Promise.allSettled(["a", "b"].map((key) => list.show(undefined, key)));
    expect(outcomes).toEqual([
      { status: "rejected", reason: failure },
      { status: "rejected", reason: failure },
    ]);
  });
});
