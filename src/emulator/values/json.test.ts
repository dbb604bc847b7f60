import * as fc from "fast-check";
import { parseExactJson, writeExactJson } from "./json";

describe("JSON with large integers", () => {
  it("is read as JSON.parse does, but for integers beyond a number's reach", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        // A double that is written without a fraction, such as 1e20, is an integer here.
        fc.pre(!/\d{16}/.test(text));
        expect(parseExactJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("keeps every digit, at any depth and beside any text", () => {
    const large = fc.bigInt(2n ** 60n, 2n ** 64n - 1n);
    const { any } = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { depthSize: "small" },
        large,
        fc.integer(),
        fc.string(),
        fc.array(tie("any")),
        fc.record({ id: large, more: tie("any") }),
      ),
    }));
    fc.assert(fc.property(any, (value) => expect(parseExactJson(writeExactJson(value))).toEqual(value)));
  });

  it.each([
    ['{"id":18446744073709551615}', { id: 18446744073709551615n }],
    ["[9007199254740991,9007199254740993,-9007199254740993]", [9007199254740991, 9007199254740993n, -9007199254740993n]],
    ['{"a":"18446744073709551615","18446744073709551615":1}', { a: "18446744073709551615", "18446744073709551615": 1 }],
    ['["\\"18446744073709551615",18446744073709551615]', ['"18446744073709551615', 18446744073709551615n]],
    ["[1234567890123456.5,1e300]", [1234567890123456.5, 1e300]],
  ])("reads %s", (text, value) => {
    expect(parseExactJson(text)).toEqual(value);
  });

  it.each(["{", "[01]", "[12345678901234567890,]", '{"a":1} x', "[1234567890123456789.]"])("refuses %s as JSON.parse does", (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  });
});
