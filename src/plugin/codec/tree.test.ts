import { decode, ExtData, encode } from "@msgpack/msgpack";
import * as fc from "fast-check";
import {
  type Attributes,
  bool,
  canonicalSet,
  computed,
  list,
  map,
  nested,
  number,
  optional,
  set,
  string,
  type Type,
  UNKNOWN,
  type Value,
  type Values,
} from "../../schema";
import { Decimal } from "../../schema/number/numeric";
import { decodeObject, decodeValue, encodeObject, encodeValue, parseJson } from "./dynamic-value";
import { objectFromTree, objectToTree, type Tree } from "./tree";

const wire = (bytes: Uint8Array = new Uint8Array()) => ({ msgpack: Buffer.from(bytes), json: Buffer.alloc(0) });
const throughWire = (attributes: Attributes, values: Values | null) =>
  decodeObject(attributes, wire(encodeObject(attributes, values).msgpack));
const one = (type: Type, value: Value) => throughWire({ it: optional(type, { doc: "" }) }, { it: value })?.it;

const names = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/).filter((name) => name !== "__proto__");
const texts = fc.string({ unit: "binary" });
const keys = texts.filter((key) => key !== "__proto__");

function attributesOf(depth: number): fc.Arbitrary<Attributes> {
  return fc
    .dictionary(names, typesOf(depth), { maxKeys: 4, noNullPrototype: true })
    .map((types) => Object.fromEntries(Object.entries(types).map(([name, type]) => [name, computed(type, { doc: "" })])));
}

function typesOf(depth: number): fc.Arbitrary<Type> {
  const leaf = fc.constantFrom<Type>(string, number, bool);
  if (depth === 0) return leaf;
  return fc.oneof(
    leaf,
    fc.tuple(fc.constantFrom(list, set, map), typesOf(depth - 1)).map(([collection, element]) => collection(element)),
    fc
      .tuple(fc.constantFrom("single", "list", "set", "map"), attributesOf(depth - 1))
      .map(([nesting, attributes]) => nested(nesting, attributes)),
  );
}

function valuesOf(type: Type): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 1, arbitrary: fc.constantFrom<Value>(null, UNKNOWN) }, { weight: 6, arbitrary: knownValuesOf(type) });
}

function knownValuesOf(type: Type): fc.Arbitrary<Value> {
  switch (type.kind) {
    case "string":
      return texts;
    case "bool":
      return fc.boolean();
    case "number":
      return fc.oneof(
        fc.maxSafeInteger().map((value) => value + 0),
        fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }).filter((value) => !Number.isSafeInteger(Number(value))),
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
      );
    case "list":
      return fc.array(valuesOf(type.element), { maxLength: 4 });
    case "set":
      return fc.array(valuesOf(type.element), { maxLength: 4 }).map(canonicalSet);
    case "dynamic":
      throw new Error("nothing of the provider takes any type");
    case "map":
      return fc.dictionary(keys, valuesOf(type.element), { maxKeys: 4, noNullPrototype: true });
    case "nested": {
      const object = objectsOf(type.attributes);
      if (type.nesting === "single") return object;
      if (type.nesting === "map") return fc.dictionary(keys, object, { maxKeys: 3, noNullPrototype: true });
      const items = fc.array(object, { maxLength: 3 });
      return type.nesting === "set" ? items.map(canonicalSet) : items;
    }
  }
}

function objectsOf(attributes: Attributes): fc.Arbitrary<Values> {
  return fc.record(Object.fromEntries(Object.entries(attributes).map(([name, { type }]) => [name, valuesOf(type)])), {
    noNullPrototype: true,
  });
}

/** With each number as a `bigint`, so that they compare. */
function exact(value: Value): unknown {
  if (typeof value === "number") return BigInt(value);
  if (Array.isArray(value)) return value.map(exact);
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, exact(item)]))
    : value;
}

describe("values on the wire", () => {
  it("come back as they went, whatever the schema", () => {
    const cases = attributesOf(3).chain((attributes) => fc.tuple(fc.constant(attributes), objectsOf(attributes)));
    fc.assert(
      fc.property(cases, ([attributes, values]) => {
        expect(throughWire(attributes, values)).toEqual(values);
      }),
      { numRuns: 300 },
    );
  });

  it("keep the absence of an object", () => {
    expect(throughWire({ it: computed(string, { doc: "" }) }, null)).toBeNull();
    expect(decodeObject({}, null)).toBeNull();
  });

  it("send every attribute of the schema, null where there is none", () => {
    const attributes = { a: computed(string, { doc: "" }), b: computed(number, { doc: "" }) };
    expect(objectToTree(attributes, { a: "x" })).toEqual({ a: "x", b: null });
  });

  it.each([
    ["an integer of 64 bits", 2n ** 63n - 1n],
    ["an integer beyond 64 bits", 2n ** 64n + 1n],
    ["a negative one", -(2n ** 63n)],
    ["the largest safe one", Number.MAX_SAFE_INTEGER],
    ["a fraction", 0.1],
    ["a tiny fraction", 1e-12],
    ["more digits than a double holds", new Decimal("0.1234567890123456789012345")],
  ])("keep %s exactly", (_name, value) => {
    expect(one(number, value)).toEqual(value);
  });

  it("send fractions as decimal digits, because the engine would read a double as another number", () => {
    expect(objectToTree({ it: computed(number, { doc: "" }) }, { it: 0.1 })).toEqual({ it: "0.1" });
  });

  it("understand each form in which engines send a number", () => {
    const decoded = [7, 7n, "7", 0.5, "0.5", 2 ** 70, "18446744073709551616"].map(
      (form) => objectFromTree({ it: computed(number, { doc: "" }) }, { it: form }).it,
    );
    expect(decoded).toEqual([7, 7, 7, 0.5, 0.5, 2n ** 70n, 2n ** 64n]);
  });

  it("keep values by themselves, as functions take and give them", () => {
    const cases = typesOf(3).chain((type) => fc.tuple(fc.constant(type), valuesOf(type)));
    fc.assert(
      fc.property(cases, ([type, value]) => {
        expect(decodeValue(type, wire(encodeValue(type, value).msgpack))).toEqual(value);
      }),
    );
  });

  it("keep collections within collections, however deep", () => {
    const depth = 90;
    const wrapped = <T>(inner: T, wrap: (inner: T) => T) => Array.from({ length: depth }).reduce<T>(wrap, inner);
    const type = wrapped<Type>(number, list);
    const value = wrapped<Value>(2n ** 64n, (inner) => [UNKNOWN, inner]);
    expect(decodeValue(type, wire(encodeValue(type, value).msgpack))).toEqual(value);
  });

  it("take an unknown for one at every place, however it is refined", () => {
    const refinements = fc.constantFrom(new Uint8Array(), new Uint8Array([0x80]), new Uint8Array([0x81, 1, 0xc2]));
    const cases = attributesOf(3).chain((attributes) => fc.tuple(fc.constant(attributes), objectsOf(attributes), refinements));
    fc.assert(
      fc.property(cases, ([attributes, values, refinement]) => {
        const refined = (tree: Tree): Tree => {
          if (tree instanceof ExtData) return new ExtData(12, refinement);
          if (Array.isArray(tree)) return tree.map(refined);
          if (typeof tree !== "object" || tree === null) return tree;
          return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, refined(item)]));
        };
        const bytes = encode(refined(objectToTree(attributes, values)), { useBigInt64: true });
        expect(decodeObject(attributes, wire(bytes))).toEqual(values);
      }),
    );
  });

  it("refuse extensions that are no unknown value, times among them", () => {
    for (const type of [1, -1]) {
      const bytes = encode({ it: new ExtData(type, new Uint8Array([0, 0, 0, 1])) });
      const decoded = () => decodeObject({ it: optional(map(string), { doc: "" }) }, wire(bytes));
      expect(decoded).toThrow(`it has extension type ${type}; only unknown values (0 and 12) are known`);
    }
  });

  it("refuse a text that is no UTF-8 by its path, though it could be read as something else", () => {
    const attributes = { it: optional(map(string), { doc: "" }) };
    const bytes = Buffer.from(encode({ it: { title: "1234" } }));
    // `验证` in GBK, which a lenient reader takes for two Cyrillic and Hebrew characters.
    Buffer.from("d1e9d6a4", "hex").copy(bytes, bytes.indexOf("1234"));
    expect(() => decodeObject(attributes, wire(bytes))).toThrow("it.title is no text in UTF-8");
  });

  it("make no room for more than there are bytes, whatever length is announced", () => {
    const lengths = {
      "an array": [0xdd, 0x01, 0xff, 0xff, 0xff],
      "a map": [0xdf, 0xff, 0xff, 0xff, 0xff],
      "a text": [0xdb, 0x7f, 0xff, 0xff, 0xff],
    };
    for (const bytes of Object.values(lengths)) {
      // Nested a thousand times, the announced arrays would take a quarter of a terabyte.
      const nested = Buffer.concat(Array.from({ length: 1000 }, () => Buffer.from(bytes)));
      expect(() => decodeObject({ it: optional(list(string), { doc: "" }) }, wire(nested))).toThrow("is not valid msgpack");
    }
  });

  it("take refined unknown values (extension type 12) for unknown", () => {
    const refined = encode({ it: new ExtData(12, new Uint8Array([0x81, 1, 0xc2])) });
    expect(decodeObject({ it: computed(string, { doc: "" }) }, wire(refined))).toEqual({ it: UNKNOWN });
  });

  it("send unknown values in the form that every engine reads", () => {
    const bytes = encodeObject({ it: computed(string, { doc: "" }) }, { it: UNKNOWN }).msgpack ?? new Uint8Array();
    expect(Buffer.from(bytes).toString("hex")).toBe(Buffer.from([0x81, 0xa2, 0x69, 0x74, 0xd4, 0x00, 0x00]).toString("hex"));
    expect(decode(bytes)).toEqual({ it: new ExtData(0, new Uint8Array([0])) });
  });

  it("refuse what does not fit, naming the place and never the value", () => {
    const attributes = { box: optional(nested("list", { size: optional(number, { doc: "" }) }), { doc: "" }) };
    const attempt = () => objectFromTree(attributes, { box: [{ size: 1 }, { size: "s3cret" }] });
    expect(attempt).toThrow("box[1].size must be a number, not a string");
    expect(attempt).not.toThrow(/s3cret/);
    expect(() => decodeObject(attributes, wire(Buffer.from([0xc1])))).toThrow("is not valid msgpack");
    expect(() => decodeObject(attributes, wire(encode("text")))).toThrow("the value must be an object, not a string");
  });
});

describe("stored states in JSON", () => {
  const attributes = { id: computed(string, { doc: "" }), count: computed(number, { doc: "" }), on: computed(bool, { doc: "" }) };

  it("keep integers above 2^53, and take digits within texts for text", () => {
    const tree = parseJson(Buffer.from('{"id":"a \\"9007199254740993\\" 1e3 \\\\","count":9007199254740993,"on":true}'));
    expect(objectFromTree(attributes, tree)).toEqual({ id: 'a "9007199254740993" 1e3 \\', count: 9007199254740993n, on: true });
  });

  it("read as what was written, whatever the values", () => {
    fc.assert(
      fc.property(fc.record({ id: texts, count: fc.double({ noNaN: true, noDefaultInfinity: true }), on: fc.boolean() }), (values) => {
        const count = values.count + 0 === 0 ? 0 : values.count;
        const read = objectFromTree(attributes, parseJson(Buffer.from(JSON.stringify({ ...values, count }))));
        expect({ ...read, count: Number(read.count) }).toEqual({ ...values, count });
      }),
    );
  });

  it("keep every integer and every digit, however deep in the state, whatever the size", () => {
    const integers = fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n });
    fc.assert(
      fc.property(fc.array(integers), fc.dictionary(keys, integers), (items, entries) => {
        const nested = { items: computed(list(number), { doc: "" }), entries: computed(map(number), { doc: "" }) };
        const json = `{"items":[${items}],"entries":{${Object.entries(entries).map(([key, value]) => `${JSON.stringify(key)}:${value}`)}}}`;
        const read = objectFromTree(nested, parseJson(Buffer.from(json)));
        expect(exact(read.items ?? null)).toEqual(items);
        expect(exact(read.entries ?? null)).toEqual({ ...entries });
      }),
    );
  });

  it("may hold texts of many megabytes", () => {
    const id = 'a"\\'.repeat(4_000_000);
    expect(objectFromTree(attributes, parseJson(Buffer.from(JSON.stringify({ id })))).id).toBe(id);
  });

  it("drop attributes that are no more and add those that are new", () => {
    expect(objectFromTree(attributes, parseJson(Buffer.from('{"id":"x","gone":[1,{"a":2}]}')))).toEqual({ id: "x", count: null, on: null });
  });

  it("are refused when they are cut off", () => {
    expect(() => parseJson(Buffer.from('{"id":'))).toThrow("is not valid JSON");
  });
});
