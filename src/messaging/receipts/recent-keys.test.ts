/** What is remembered by a key, beside two maps of which the older one goes as a whole. */
import fc from "fast-check";
import { hashOf, RecentKeys } from "./recent-keys";

/** The same in the plainest way. */
function model(most: number) {
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  return {
    get: (key: string) => young.get(key) ?? old.get(key),
    set(key: string, value: number) {
      young.set(key, value);
      if (young.size < most) return;
      old = young;
      young = new Map();
    },
    get size() {
      return new Set([...young.keys(), ...old.keys()]).size;
    },
  };
}

/** Few enough that they come again; some with characters beyond a byte, some too long to be kept as bytes, and one without any. */
const keys = fc.oneof(
  fc.nat(30).map((id) => `huawei:${id}`),
  fc.nat(5).map((id) => `短信:${id}`),
  fc.nat(5).map((id) => `${"long ".repeat(100)}${id}`),
  fc.constantFrom("", "\u00ff", "\u0100", "a", "b"),
);

describe("keys that are remembered", () => {
  it("are the latest ones, whatever characters they have and however long they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.tuple(keys, fc.boolean())), (most, steps) => {
        const recent = new RecentKeys<number>(most);
        const plain = model(most);
        for (const [index, [key, isSet]] of steps.entries()) {
          expect(recent.get(key)).toBe(plain.get(key));
          if (!isSet) continue;
          recent.set(key, index);
          plain.set(key, index);
          expect(recent.get(key)).toBe(plain.get(key));
          expect(recent.size).toBe(plain.size);
        }
      }),
    );
  });

  it("are found among many, and forgotten by the thousand", () => {
    const recent = new RecentKeys<number>(3000);
    const plain = model(3000);
    const wrong: string[] = [];
    const compare = (key: string) => {
      if (recent.get(key) !== plain.get(key)) wrong.push(`${key} is ${recent.get(key)}, not ${plain.get(key)}`);
    };
    for (let step = 0; step < 20_000; step++) {
      // Every fifth is one that came before, in this thousand or in one that will be forgotten soon.
      const key = `tencent:2019:${step % 5 === 4 ? step - (step % 4000) : step} +8613800138000`;
      compare(key);
      recent.set(key, step);
      plain.set(key, step);
    }
    for (let id = 0; id < 20_000; id++) compare(`tencent:2019:${id} +8613800138000`);
    expect(wrong).toEqual([]);
    expect(recent.size).toBe(plain.size);
  });

  it("are the latest ones after they became more than there was room for", () => {
    const recent = new RecentKeys<string>(400);
    for (let id = 0; id < 400; id++) recent.set(`a${id}`, "before");
    for (let id = 0; id < 300; id++) recent.set(`a${id}`, "after");
    expect(Array.from({ length: 400 }, (_, id) => recent.get(`a${id}`))).toEqual(
      Array.from({ length: 400 }, (_, id) => (id < 300 ? "after" : "before")),
    );
  });

  it("are told apart though they are spelled alike to a number", () => {
    const recent = new RecentKeys<string>(100_000);
    // All texts of three letters: of so many, some fall together whatever they are counted by.
    const letters = Array.from({ length: 30 }, (_, index) => String.fromCharCode(33 + index));
    const all = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)));
    for (const key of all) recent.set(key, key);
    expect(all.filter((key) => recent.get(key) !== key)).toEqual([]);
  });

  it("are found where somebody chose them to fall together, before and after there is more room", () => {
    const recent = new RecentKeys<string>(2000);
    const wrong: string[] = [];
    const chosen: string[] = [];
    for (let id = 0; chosen.length < 150; id++) if (((hashOf(`a${id}`) ?? 0) & 0x3ff) === 0) chosen.push(`a${id}`);
    const others = Array.from({ length: 1000 }, (_, id) => `b${id}`);
    for (const keys of [chosen, others, chosen.slice(0, 70)]) {
      for (const key of keys) recent.set(key, key);
      wrong.push(...keys.filter((key) => recent.get(key) !== key));
    }
    expect(chosen.filter((key) => recent.get(key) !== key)).toEqual([]);
    expect(wrong).toEqual([]);
    expect(recent.size).toBe(1150);
  });
});
