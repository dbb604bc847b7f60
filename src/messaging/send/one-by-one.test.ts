import { oneByOne } from "./one-by-one";

describe("what comes in lists, one by one", () => {
  async function* listsOf(lists: readonly (readonly number[])[], ends: string[] = []) {
    try {
      yield* lists;
    } finally {
      ends.push("ended");
    }
  }

  test("is all of it in its order, whatever is empty", async () => {
    const values: number[] = [];
    for await (const value of oneByOne(listsOf([[], [1, 2], [], [], [3], []]))) values.push(value);
    expect(values).toEqual([1, 2, 3]);
  });

  test("comes in order to several who ask at once, and ends for each", async () => {
    const values = oneByOne(listsOf([[1, 2], [3]]));
    const asked = await Promise.all(Array.from({ length: 5 }, () => values.next()));
    expect(asked.map(({ value }) => value)).toEqual([1, 2, 3, undefined, undefined]);
    expect(asked.map(({ done = false }) => done)).toEqual([false, false, false, true, true]);
  });

  test("is not asked for before somebody asks, and the list behind is ended by who leaves", async () => {
    const ends: string[] = [];
    const values = oneByOne(listsOf([[1, 2], [3]], ends));
    for await (const value of values) if (value === 1) break;
    expect(ends).toEqual(["ended"]);
    await expect(values.next()).resolves.toEqual({ done: true, value: undefined });
  });

  test("gives what came before an error, then the error, then nothing", async () => {
    async function* failing() {
      yield [1];
      throw new Error("broken");
    }
    const values = oneByOne(failing());
    await expect(values.next()).resolves.toMatchObject({ value: 1 });
    await expect(values.next()).rejects.toThrow("broken");
    await expect(values.next()).resolves.toEqual({ done: true, value: undefined });
  });

  test("may be ended by an error of who takes it", async () => {
    const ends: string[] = [];
    const values = oneByOne(listsOf([[1, 2]], ends));
    await values.next();
    await expect(values.throw(new Error("enough"))).rejects.toThrow("enough");
    expect(ends).toEqual(["ended"]);
  });
});
