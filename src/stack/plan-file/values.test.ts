import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { UNKNOWN, type Value } from "../../schema";
import { Decimal, numberText, parseNumber } from "../../schema/number/numeric";
import { formatJson, parseJson } from "../../schema/text/json";
import { decodeValue, decodeValues, type EncodedValue, encodeValue, encodeValues } from "./values";

/** Keys that mean something to the encoding, or to JavaScript. */
const keys = fc.oneof(fc.constantFrom("~", "__proto__", "constructor", "entries", "digits", "toString", ""), fc.string({ unit: "binary" }));

/** Whatever a configuration can come to: no NaN and no infinity. A negative zero is a zero. */
const numbers = fc
  .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.bigInt(), fc.constant(new Decimal("0.12345678901234567890123")))
  .map((number) => parseNumber(numberText(number)) ?? 0);

const { value: values } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(fc.constantFrom<Value>(null, true, false, UNKNOWN, "unknown", "integer", "object"), fc.string({ unit: "binary" }), numbers),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(keys, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

const throughText = (value: Value): Value => decodeValue(parseJson(formatJson(encodeValue(value))) as EncodedValue);

describe("a value in a plan file", () => {
  it("comes out as it went in, whatever it is", () => {
    fc.assert(
      fc.property(values, (value) => isDeepStrictEqual(throughText(value), value)),
      { numRuns: 1000 },
    );
  });

  it("comes out as it went in as one of an object's attributes", () => {
    fc.assert(
      fc.property(fc.dictionary(keys, values, { noNullPrototype: true }), (attributes) =>
        isDeepStrictEqual(decodeValues(parseJson(formatJson(encodeValues(attributes))) as Record<string, EncodedValue>), attributes),
      ),
    );
  });

  it.each<[string, Value]>([
    ["what is not known yet", UNKNOWN],
    ["what is not known yet, within", { ids: [UNKNOWN, { of: UNKNOWN }] }],
    ["an integer beyond a double", 12345678901234567890n],
    ["a fraction beyond a double", new Decimal("0.12345678901234567890123")],
    ["an object that looks like something unknown", { "~": "unknown" }],
    ["an object that looks like an integer", { "~": "integer", digits: "1" }],
    ["an object that looks like an object that looks like something", { "~": "object", entries: [] }],
    ["a key that JavaScript takes for something else", JSON.parse('{"__proto__": {"a": 1}}')],
  ])("is told apart from what it looks like: %s", (_what, value) => {
    expect(isDeepStrictEqual(throughText(value), value)).toBe(true);
  });
});
