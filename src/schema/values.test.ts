import fc from "fast-check";
import { canonicalSet, containsUnknown, fitsPlan, isObject, sameValue, UNKNOWN, type Value } from "./values";

const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }));
const { known, partly } = fc.letrec<{ known: Value; partly: Value }>((tie) => ({
  known: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("known"), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie("known"), { maxKeys: 3 }),
  ),
  partly: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.constant(UNKNOWN),
    fc.array(tie("partly"), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie("partly"), { maxKeys: 3 }),
  ),
}));

const copyOf = (value: Value): Value => structuredClone(value as object) as Value;

describe("equal values", () => {
  test("are those with the same content, at any depth", () => {
    fc.assert(fc.property(known, (value) => sameValue(value, copyOf(value))));
  });

  test("are so in either order", () => {
    fc.assert(fc.property(partly, partly, (a, b) => sameValue(a, b) === sameValue(b, a)));
  });

  test("are no longer so once one part differs", () => {
    fc.assert(
      fc.property(fc.array(known, { minLength: 1 }), fc.nat(), fc.string(), (items, at, other) => {
        const changed = items.map((item, i): Value => (i === at % items.length ? { changed: [item, other] } : item));
        return !sameValue(items, changed) && !sameValue({ items }, { items: changed });
      }),
    );
  });

  test("have other keys only where these are null", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), known), fc.string(), known, (object, key, value) => {
        fc.pre(!Object.hasOwn(object, key));
        return sameValue(object, { ...object, [key]: value }) === (value === null);
      }),
    );
    expect(sameValue(undefined, null)).toBe(true);
    expect(sameValue(null, "")).toBe(false);
    expect(sameValue([], {})).toBe(false);
    expect(sameValue([null], [])).toBe(false);
  });

  test("compare numbers exactly, whichever way they are held", () => {
    expect(sameValue(7n, 7)).toBe(true);
    expect(sameValue(2n ** 64n, 2n ** 64n)).toBe(true);
    expect(sameValue(2n ** 53n + 1n, 2 ** 53)).toBe(false);
    expect(sameValue(7n, 7.5)).toBe(false);
    expect(sameValue(7n, "7")).toBe(false);
    expect(sameValue(1, true)).toBe(false);
  });

  test("are unknown only together", () => {
    expect(sameValue(UNKNOWN, UNKNOWN)).toBe(true);
    fc.assert(fc.property(known, (value) => !sameValue(UNKNOWN, value) && !sameValue([value], [UNKNOWN])));
  });
});

describe("an unknown part", () => {
  /** How to put a value into a bigger one: as one more element of a list, or of an object under a key. */
  const shells = fc.array(
    fc.oneof(fc.array(known, { maxLength: 2 }), fc.tuple(fc.string(), fc.dictionary(fc.string(), known, { maxKeys: 2 }))),
  );
  const isKeyed = (shell: unknown[]): shell is [string, Record<string, Value>] => shell.length === 2 && typeof shell[0] === "string";
  const wrap = (core: Value, around: unknown[][]) =>
    around.reduce<Value>((inner, shell) => (isKeyed(shell) ? { ...shell[1], [shell[0]]: inner } : [...(shell as Value[]), inner]), core);

  test("is found exactly where there is one, at any depth", () => {
    fc.assert(fc.property(shells, (around) => containsUnknown(wrap(UNKNOWN, around))));
    fc.assert(fc.property(shells, known, (around, value) => !containsUnknown(wrap(value, around))));
  });
});

describe("a set in canonical order", () => {
  const items = fc.oneof(fc.array(fc.string()), fc.array(fc.integer()), fc.array(fc.dictionary(fc.string(), leaf, { maxKeys: 3 })));

  test("does not depend on the order or repetition in which it was given", () => {
    fc.assert(
      fc.property(
        items.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray<Value>([...given, ...given], { minLength: given.length * 2 })),
        ),
        ([given, mixed]) => {
          expect(canonicalSet(mixed)).toEqual(canonicalSet(given));
        },
      ),
    );
  });

  test("holds every element that was given, each once", () => {
    fc.assert(
      fc.property(items, (given: readonly Value[]) => {
        const set = canonicalSet(given);
        expect(given.every((item) => set.some((element) => sameValue(element, item)))).toBe(true);
        expect(set.length).toBeLessThanOrEqual(given.length);
        expect(canonicalSet(set)).toEqual(set);
      }),
    );
  });

  test.each<[Value[], Value[]]>([
    [
      [10, 9, 1, 9],
      [1, 9, 10],
    ],
    [
      [true, false],
      [false, true],
    ],
    [
      ["😀", "！", "a", "您"],
      ["a", "您", "！", "😀"],
    ],
    [
      ["a", null, "b"],
      ["a", "b", null],
    ],
    [
      [2n ** 60n, 5],
      [5, 2n ** 60n],
    ],
  ])("is in the order in which other engines show it: %p", (given, wanted) => {
    expect(canonicalSet(given)).toEqual(wanted);
  });

  test("takes objects for the same whatever the order of their keys", () => {
    expect(
      canonicalSet([
        { a: 1, b: { c: 2, d: 3n } },
        { b: { d: 3n, c: 2 }, a: 1 },
      ]),
    ).toHaveLength(1);
  });

  test("keeps elements that are not known, last and uncounted: they may turn out to be equal or not", () => {
    expect(canonicalSet([UNKNOWN, "b", { a: UNKNOWN }, "a", UNKNOWN])).toEqual(["a", "b", UNKNOWN, { a: UNKNOWN }, UNKNOWN]);
  });
});

describe("what was planned", () => {
  test("is fit by anything where it was not known, and by itself alone where it was", () => {
    fc.assert(
      fc.property(partly, known, (planned, other) => {
        expect(fitsPlan(planned, filled(planned, other))).toBe(true);
        if (!containsUnknown(planned)) expect(fitsPlan(planned, other)).toBe(sameValue(planned, other));
      }),
    );
  });

  test.each<[Value, Value, boolean]>([
    [{ a: UNKNOWN, b: 1 }, { a: "x", b: 1 }, true],
    [{ a: UNKNOWN, b: 1 }, { a: "x", b: 2 }, false],
    [{ a: UNKNOWN }, { a: "x", b: 2 }, false],
    [["x", UNKNOWN], ["a", "x"], true],
    [["x", UNKNOWN], ["x"], true],
    [["x", UNKNOWN], ["a", "b"], false],
    [["x", UNKNOWN], ["a", "x", "y"], false],
    [{ a: UNKNOWN }, ["x"], false],
  ])("of %p, %p: %p", (planned, actual, fits) => {
    expect(fitsPlan(planned, actual)).toBe(fits);
  });

  function filled(planned: Value, unknown: Value): Value {
    if (planned === UNKNOWN) return unknown;
    if (Array.isArray(planned)) return planned.map((item: Value) => filled(item, unknown));
    if (!isObject(planned)) return planned;
    return Object.fromEntries(Object.entries(planned).map(([key, item]) => [key, filled(item, unknown)]));
  }
});
