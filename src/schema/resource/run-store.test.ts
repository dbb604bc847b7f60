import { createRunStore, Kept } from "./run-store";

const counts = new Kept<Map<string, number>>();
const names = new Kept<string[]>();

describe("the store of a run", () => {
  it("keeps what the first one made for all who ask", () => {
    const store = createRunStore();
    store.of(counts, () => new Map()).set("a", 1);
    expect(store.of(counts, () => new Map())).toEqual(new Map([["a", 1]]));
    expect(store.of(names, () => [])).toEqual([]);
  });

  it("tells nothing to another run", () => {
    createRunStore()
      .of(names, () => [])
      .push("a");
    expect(createRunStore().of(names, () => [])).toEqual([]);
  });
});
