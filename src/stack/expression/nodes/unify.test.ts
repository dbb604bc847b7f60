import fc from "fast-check";
import { boolType, dynamicType, literalType, notationOf, numberType, sameType, stringType, type ValueType } from "../value-type";
import { toUnified, unifyTypes } from "./unify";

const primitive = fc.constantFrom<ValueType>(stringType, numberType, boolType, dynamicType);
const { type } = fc.letrec<{ type: ValueType }>((tie) => ({
  type: fc.oneof(
    { depthSize: "small" },
    primitive,
    fc.record({ kind: fc.constantFrom("list" as const, "set" as const, "map" as const), element: tie("type") }),
    fc.record({ kind: fc.constant("tuple" as const), elements: fc.array(tie("type"), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant("object" as const), attributes: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("type")) }),
  ),
}));
const literal = fc.letrec<{ value: null | boolean | number | string | readonly never[] | Record<string, never> }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.array(tie("value") as fc.Arbitrary<never>, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b"), tie("value") as fc.Arbitrary<never>),
  ),
})).value;

describe("types brought to one", () => {
  test("in any order the result is the same", () => {
    fc.assert(
      fc.property(fc.array(type, { maxLength: 3 }), (types) => {
        const [one, other] = [unifyTypes(types), unifyTypes(types.toReversed())];
        expect(other && notationOf(other)).toEqual(one && notationOf(one));
      }),
    );
  });

  test("what they are brought to is stable", () => {
    fc.assert(
      fc.property(type, type, (a, b) => {
        const unified = unifyTypes([a, b]);
        fc.pre(unified !== undefined);
        expect(unifyTypes([unified, unified])).toBe(unified);
        const again = unifyTypes([unified, a]);
        expect(again && sameType(again, unified)).toBe(true);
      }),
    );
  });

  test("a value has the notation of its own type, and bringing it there twice changes nothing more", () => {
    fc.assert(
      fc.property(literal, literal, (a, b) => {
        const unified = unifyTypes([literalType(a), literalType(b)]);
        fc.pre(unified !== undefined);
        const once = toUnified(a, unified);
        expect(toUnified(once, unified)).toEqual(once);
      }),
    );
  });

  test.each<[ValueType[], unknown]>([
    [
      [
        { kind: "set", element: numberType },
        { kind: "set", element: stringType },
      ],
      ["set", "string"],
    ],
    [[numberType, stringType], "string"],
    [[numberType, boolType], undefined],
    [[dynamicType, numberType], "number"],
    [
      [
        { kind: "tuple", elements: [numberType] },
        { kind: "tuple", elements: [stringType] },
      ],
      ["tuple", ["string"]],
    ],
    [
      [
        { kind: "tuple", elements: [] },
        { kind: "tuple", elements: [stringType] },
      ],
      ["list", "string"],
    ],
    [
      [
        { kind: "set", element: stringType },
        { kind: "list", element: numberType },
      ],
      ["list", "string"],
    ],
    [
      [
        { kind: "set", element: stringType },
        { kind: "tuple", elements: [numberType] },
      ],
      ["set", "string"],
    ],
    [
      [
        { kind: "object", attributes: { a: numberType } },
        { kind: "object", attributes: { b: stringType } },
      ],
      ["map", "string"],
    ],
    [
      [
        { kind: "object", attributes: { a: numberType } },
        { kind: "object", attributes: { a: stringType } },
      ],
      ["object", { a: "string" }],
    ],
    [[{ kind: "list", element: stringType }, stringType], undefined],
  ])("%j", (types, wanted) => {
    const unified = unifyTypes(types);
    expect(unified && notationOf(unified)).toEqual(wanted);
  });
});
