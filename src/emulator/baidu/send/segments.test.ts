import fc from "fast-check";
import { lengthOf } from "../../values/text";
import { render, substitute, variablesOf } from "./segments";

describe("the number of short messages in a message", () => {
  /** A message of so many characters, the signature's brackets included. */
  const segments = (character: string, length: number, scope: "DOMESTIC" | "INTERNATIONAL") =>
    render("Sign", character.repeat(length - "[Sign]".length), scope).segments;

  it.each([
    ["字", 70, "DOMESTIC", 1],
    ["字", 71, "DOMESTIC", 2],
    ["字", 140, "DOMESTIC", 3],
    ["a", 140, "DOMESTIC", 3],
    ["a", 140, "INTERNATIONAL", 1],
    ["a", 141, "INTERNATIONAL", 2],
    ["a", 300, "INTERNATIONAL", 3],
    ["é", 70, "INTERNATIONAL", 1],
    ["字", 300, "INTERNATIONAL", 5],
  ] as const)("of %s, %d characters, %s, is %d", (character, length, scope, expected) => {
    expect(segments(character, length, scope)).toBe(expected);
  });

  it("never falls when a message grows", () => {
    const scopes = fc.constantFrom("DOMESTIC" as const, "INTERNATIONAL" as const);
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 600 }), fc.constantFrom("字", "a"), scopes, (length, character, scope) => {
        expect(segments(character, length + 1, scope)).toBeGreaterThanOrEqual(segments(character, length, scope));
      }),
    );
  });

  it("counts a character outside the basic plane once", () => {
    expect(lengthOf("😀字a")).toBe(3);
    expect(segments("😀", 70, "DOMESTIC")).toBe(1);
  });
});

describe("a template's variables", () => {
  it("are replaced at each place by exactly their values", () => {
    expect(substitute("${a}-${b}-${a}", { a: "${b}", b: "$&" })).toBe("${b}-$&-${b}");
    expect([...variablesOf("${a}-${b}-${a} ${")]).toEqual(["a", "b"]);
  });

  it("leave the text alone where there are none", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes("${"));
        expect(substitute(text, { a: "1" })).toBe(text);
      }),
    );
  });
});
