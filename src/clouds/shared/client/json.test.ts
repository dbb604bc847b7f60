import fc from "fast-check";
import { parseJson, type Writable, writeJson } from "./json";

/** Of 64 bits and more. */
const integer = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });

describe("JSON with long integers", () => {
  test("an integer keeps its digits, written and read", () => {
    fc.assert(
      fc.property(integer, (value) => {
        expect(writeJson({ id: value })).toBe(`{"id":${value}}`);
        const read = parseJson(`{"id":${value}}`) as { id: unknown };
        expect(String(read.id)).toBe(String(value));
        expect(typeof read.id).toBe(Number.isSafeInteger(Number(value)) ? "number" : "string");
      }),
    );
  });

  test("wherever it stands in the text", () => {
    for (let before = 0; before < 40; before++) {
      const blanks = " ".repeat(before);
      expect(parseJson(`${blanks}9007199254740993`)).toBe("9007199254740993");
      expect(parseJson(`${blanks}[9007199254740993,1]`)).toEqual(["9007199254740993", 1]);
      expect(parseJson(`${blanks}[1,-9007199254740993]`)).toEqual([1, "-9007199254740993"]);
      expect(parseJson(`{"id"${blanks}:9007199254740993}`)).toEqual({ id: "9007199254740993" });
      expect(parseJson(`{"id":${blanks}-9007199254740993}`)).toEqual({ id: "-9007199254740993" });
      expect(parseJson(`["${blanks}12345678901234567",9007199254740993]`)).toEqual([`${blanks}12345678901234567`, "9007199254740993"]);
    }
  });

  test("texts are left alone, whatever digits, quotes and backslashes they hold", () => {
    const text = fc
      .array(fc.constantFrom("12345678901234567890", '"', "\\", ":", ",", "{", "你", "\n"), { maxLength: 12 })
      .map((it) => it.join(""));
    fc.assert(
      fc.property(text, text, integer, (name, value, id) => {
        const json = `{${JSON.stringify(`${name}.`)}:[${JSON.stringify(value)},${id}]}`;
        const [[first, second] = []] = Object.values(parseJson(json) as Record<string, unknown[]>);
        expect([first, String(second)]).toEqual([value, String(id)]);
      }),
    );
  });

  test("everything else is read and written as JSON itself does it", () => {
    const isLong = (value: unknown) => Number.isInteger(value) && !Number.isSafeInteger(value) && !String(value).includes("e");
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(writeJson(value as Writable)).toBe(text);
        expect(parseJson(text)).toEqual(JSON.parse(text, (_, member) => (isLong(member) ? String(member) : member)));
      }),
    );
  });

  test.each([
    "{12345678901234567890:1}",
    "{ 12345678901234567890 : 1}",
    "012345678901234567890",
    "[1 12345678901234567890]",
    "1234567890123456789x",
    '"1234567890123456789',
    "--12345678901234567890",
  ])("%s is no JSON, here as everywhere", (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  test("fractions and exponents stay numbers", () => {
    expect(parseJson("[1234567890123456.5, 1234567890123456e3, 9007199254740991]")).toEqual([
      1234567890123456.5, 1234567890123456e3, 9007199254740991,
    ]);
  });

  test("a text of many megabytes is no difficulty", () => {
    const long = "1\\".repeat(2_000_000);
    expect(parseJson(JSON.stringify({ long, id: 1 }).replace('"id":1', '"id":18446744073709551615'))).toEqual({
      long,
      id: "18446744073709551615",
    });
  });

  test("members without a value are left out", () => {
    expect(writeJson({ a: undefined, b: [1n, "x"], c: null })).toBe('{"b":[1,"x"],"c":null}');
  });
});
