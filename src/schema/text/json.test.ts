import fc from "fast-check";
import { Decimal, numberText, parseNumber } from "../number/numeric";
import { UNKNOWN } from "../values";
import { formatJson, NumberOutOfRange, parseJson } from "./json";

const numbers = fc
  .oneof(
    fc.integer(),
    fc.bigInt(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(new Decimal("0.12345678901234567890123")),
  )
  .map((number) => parseNumber(numberText(number)) ?? 0);
const texts = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("1e400", '"9007199254740993', "\\", '\\"1e5'));
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(numbers, texts, fc.boolean(), fc.constant(null)),
    fc.array(tie("value")),
    fc.dictionary(texts, tie("value"), { noNullPrototype: true }),
  ),
}));

describe("JSON", () => {
  test.each([
    ["[9007199254740993, -12345678901234567890.5]", [9007199254740993n, new Decimal("-12345678901234567890.5")]],
    [
      '{"a 9007199254740993": "9007199254740993", "b": 9007199254740993}',
      { "a 9007199254740993": "9007199254740993", b: 9007199254740993n },
    ],
    ["[1e21, 1E2, 0.1, 1.0, 1e-7]", [10n ** 21n, 100, 0.1, 1, 1e-7]],
  ])("%s keeps all digits of its numbers", (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  test("numbers are written in full, as the other engines write them", () => {
    const value = { a: [1e-7, 9007199254740993n], b: new Decimal("0.12345678901234567890123"), c: "1e5", d: Number.NaN };
    expect(formatJson(value)).toBe('{"a":[0.0000001,9007199254740993],"b":0.12345678901234567890123,"c":"1e5","d":null}');
    expect(formatJson({ a: 10n ** 21n }, 2)).toBe('{\n  "a": 1000000000000000000000\n}');
  });

  test("what is written is read as the same, whatever it is", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(undefined, 2), (value, indent) => expect(parseJson(formatJson(value, indent))).toEqual(value)),
    );
  });

  test.each(["{9007199254740993: 1}", '{"a": 9007199254740993', "[09007199254740993]", "[1e]", "[-]"])(
    "%s stays what it is: no JSON",
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    },
  );

  test("a number that would fill the memory is refused", () => {
    expect(() => parseJson("[1e999999999]")).toThrow(NumberOutOfRange);
    expect(() => parseJson("[1e-999999999]")).toThrow("the number 1e-999999999 has more than 10000 digits");
  });

  test("what is not known yet is never written", () => {
    expect(() => formatJson({ a: [UNKNOWN] })).toThrow("not known yet");
  });
});
