import fc from "fast-check";
import { formatJson } from "../../../schema/text/json";
import { JsonSyntaxError, parseJsonFile } from "./json-file";

function positionOf(text: string): string {
  try {
    return `no mistake: ${formatJson(parseJsonFile(text))}`;
  } catch (failure) {
    if (failure instanceof JsonSyntaxError) return failure.message;
    throw failure;
  }
}

test.each([
  ['{"a": }', '1:7: "}" stands where JSON does not allow it'],
  ['{\n  "a": 1,\n}', '3:1: "}" stands where JSON does not allow it'],
  ['{"a": [1 2]}', '1:10: "2" stands where JSON does not allow it'],
  ["{", "1:2: the file ends where JSON does not allow it"],
  ["", "1:1: the file ends where JSON does not allow it"],
  ['resource "a" "b" {}', '1:1: "r" stands where JSON does not allow it'],
  ["{} {}", '1:4: "{" stands where JSON does not allow it'],
  ['{"a": "x\ny"}', '1:7: "\\"" stands where JSON does not allow it'],
])("%j: the first mistake is named with its place", (text, message) => {
  expect(positionOf(text)).toBe(message);
});

test("every JSON text is read, and a text that is cut off ends where it was cut", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, cut) => {
      const text = JSON.stringify(value, null, 1);
      expect(JSON.parse(formatJson(parseJsonFile(text)))).toEqual(JSON.parse(text));
      const head = text.slice(0, cut % text.length);
      expect(positionOf(head)).toMatch(/^\d+:\d+: /);
    }),
  );
});

test("a text that is nested deeper than anybody writes is refused where it gets too deep", () => {
  expect(parseJsonFile(`${"[".repeat(100)}${"]".repeat(100)}`)).toHaveLength(1);
  expect(positionOf(`{"a":\n${"[".repeat(100)}${"]".repeat(100)}}`)).toBe("2:101: this is nested more than 100 levels deep");
  expect(positionOf("[".repeat(100_000))).toBe("1:102: this is nested more than 100 levels deep");
});
