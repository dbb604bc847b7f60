/** Documents with something else in place of one or two of their parts, for property tests. */
import fc from "fast-check";

type Path = readonly (string | number)[];
type Damage = { readonly kind: "replace"; readonly by: unknown } | { readonly kind: "remove" } | { readonly kind: "repeat" };

const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0.5, 1e300, "", "x", "${", "%{", [], {}, [null], { __proto__: null, id: 1 }, "\u0000", "a.b[0]"),
  fc.string({ maxLength: 8 }),
  fc.integer(),
  fc.json({ maxDepth: 2 }).map((text): unknown => JSON.parse(text)),
);
const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 4, arbitrary: anything.map((by): Damage => ({ kind: "replace", by })) },
  { weight: 2, arbitrary: fc.constant<Damage>({ kind: "remove" }) },
  { weight: 1, arbitrary: fc.constant<Damage>({ kind: "repeat" }) },
);

/** @param document of JSON's types */
export function damaged(document: unknown): fc.Arbitrary<unknown> {
  const paths = pathsIn(document);
  const one = fc.tuple(fc.constantFrom(...paths), damage);
  return fc
    .array(one, { minLength: 1, maxLength: 2 })
    .map((all) => all.reduce((whole, [path, what]) => damagedAt(whole, path, what), document));
}

function pathsIn(value: unknown): Path[] {
  const parts = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return parts.flatMap(([key, part]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return [[step], ...pathsIn(part).map((path) => [step, ...path])];
  });
}

/** A path that is there no more after another damage is left alone. */
function damagedAt(value: unknown, [step, ...rest]: Path, what: Damage): unknown {
  if (typeof value !== "object" || value === null || step === undefined || !Object.hasOwn(value, step)) return value;
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, i) => (i === step ? partsFor(item, rest, what) : [item]));
  }
  const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] =>
    key !== step ? [[key, item]] : partsFor(item, rest, what).map((part, i) => [i === 0 ? key : `${key}${i}`, part]),
  );
  return Object.fromEntries(entries);
}

function partsFor(item: unknown, rest: Path, what: Damage): unknown[] {
  if (rest.length > 0) return [damagedAt(item, rest, what)];
  switch (what.kind) {
    case "replace":
      return [what.by];
    case "remove":
      return [];
    case "repeat":
      return [item, item];
  }
}
