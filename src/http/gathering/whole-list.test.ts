import { ManualClock } from "../../../test/support/time/manual-clock";
import { type Page, readWholeList, wholeList } from "./whole-list";

const pageSize = 10;
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
const all = async <V>(pages: AsyncIterable<ReadonlyMap<string, V>>) => {
  const keys: string[] = [];
  for await (const page of pages) keys.push(...page.keys());
  return keys;
};

/** A platform that holds things by number, in the order in which it lists them. */
function platform(held: number[], { life = 60_000 } = {}) {
  const offsets: number[] = [];
  const changes = new Map<number, () => void>();
  const clock = new ManualClock();
  const page = async (offset: number): Promise<Page<number>> => {
    offsets.push(offset);
    const rows = held.slice(offset, offset + pageSize);
    const things = new Map(rows.map((number) => [String(number), number]));
    const read = { things, received: rows.length, isLast: rows.length < pageSize };
    changes.get(offsets.length)?.();
    return read;
  };
  return {
    clock,
    offsets,
    list: wholeList({ clock, lifeMs: life, page }),
    read: () => readWholeList(page),
    /** What happens on the platform right after the answer to that call. */
    whenAnswered: (call: number, change: () => void) => changes.set(call, change),
  };
}

describe("a whole list", () => {
  it.each([
    { count: 0, calls: 1 },
    { count: 9, calls: 1 },
    { count: 10, calls: 2 },
    { count: 25, calls: 3 },
    { count: 45, calls: 5 },
  ])("of $count things takes $calls calls", async ({ count, calls }) => {
    const { read, offsets } = platform(range(0, count));
    expect(await read()).toEqual(range(0, count));
    expect(offsets).toHaveLength(calls);
  });

  it("is read once for all who ask within a minute, at the same time or later", async () => {
    const { list, offsets, clock } = platform(range(0, 25));
    const told = await Promise.all([all(list.pages(undefined)), all(list.pages(undefined))]);
    told.push(await all(list.pages(undefined)));
    expect(told).toEqual([0, 1, 2].map(() => range(0, 25).map(String)));
    expect(offsets).toEqual([0, 9, 18]);
    clock.advance(60_001);
    await all(list.pages(undefined));
    expect(offsets).toHaveLength(6);
    list.forget();
    await all(list.pages(undefined));
    expect(offsets).toHaveLength(9);
  });

  it("loses nothing when something that was read goes away", async () => {
    for (const gone of range(0, 10)) {
      const held = range(0, 35);
      const { read, whenAnswered } = platform(held);
      whenAnswered(1, () => held.splice(gone, 1));
      expect(await read()).toEqual(range(0, 35));
    }
  });

  it("loses nothing when all that was read goes away, and more than a page of it", async () => {
    const held = range(0, 45);
    const { read, whenAnswered } = platform(held);
    whenAnswered(3, () => held.splice(0, 28));
    expect(await read()).toEqual(range(0, 45));
  });

  it("tells nothing twice when something comes to the front, and tells that as well", async () => {
    const held = range(0, 35);
    const { read, whenAnswered } = platform(held);
    whenAnswered(2, () => held.unshift(100, 101));
    const told = await read();
    expect(new Set(told).size).toBe(told.length);
    expect(new Set(told)).toEqual(new Set([...range(0, 35), 100, 101]));
  });

  it("tells what comes to the end, as it is then", async () => {
    const held = range(0, 20);
    const { read, whenAnswered } = platform(held);
    whenAnswered(1, () => held.push(100));
    expect(await read()).toEqual([...range(0, 20), 100]);
  });

  it("loses nothing when one comes and another goes between two pages", async () => {
    for (const [gone, come] of [
      [3, "front"],
      [3, "end"],
      [9, "front"],
      [9, "end"],
      [15, "front"],
    ] as const) {
      const held = range(0, 35);
      const { read, whenAnswered } = platform(held);
      whenAnswered(1, () => {
        held.splice(gone, 1);
        if (come === "front") held.unshift(100);
        else held.push(100);
      });
      const told = await read();
      expect(new Set(told).size).toBe(told.length);
      expect(told).toEqual(expect.arrayContaining(range(0, 35).filter((each) => each !== gone)));
    }
  });

  it("fails for all who wait, and is read anew by who asks next", async () => {
    const clock = new ManualClock();
    let calls = 0;
    const list = wholeList<number>({
      clock,
      lifeMs: 60_000,
      async page() {
        calls += 1;
        if (calls === 1) throw new Error("no");
        return { things: new Map([["1", 1]]), received: 1, isLast: true };
      },
    });
    const asked = [all(list.pages(undefined)), all(list.pages(undefined))];
    await expect(Promise.allSettled(asked)).resolves.toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
    expect(await all(list.pages(undefined))).toEqual(["1"]);
  });

  it("is given up by who does not wait any longer, and goes on for the others", async () => {
    const { list, offsets } = platform(range(0, 25));
    const gone = new AbortController();
    const other = all(list.pages(undefined));
    const asked = all(list.pages(gone.signal));
    gone.abort(new Error("enough"));
    await expect(asked).rejects.toThrow("enough");
    expect(await other).toHaveLength(25);
    expect(offsets).toHaveLength(3);
  });
});
