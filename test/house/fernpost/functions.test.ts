import { BadArgument } from "../../../src/schema";
import { functions } from "..";

const text = functions.find(({ name }) => name === "text");
const written = (content: string) => text?.call([content, "fernpost"], []);

describe("the function text, for a platform whose variables stand in two pairs of braces", () => {
  it("writes them so", () => {
    expect(written("Your code: {code}, {code} again.")).toBe("Your code: {{code}}, {{code}} again.");
    expect(text?.doc).toContain('| `"fernpost"` | Fernpost | `{code}` | `{{code}}` |');
  });

  it.each([
    ["{{code}}", '"{{code}}" has two pairs of braces: write {code}, and the function writes it as Fernpost wants it.'],
    ["{Code}", '"{Code}" is no variable of Fernpost: the braces hold a name of small letters and underscores, as in {code}.'],
    ["{code", 'The brace in "{code" is not closed'],
    ["{{code}", 'The brace in "{{code}" is not closed'],
  ])("refuses %s", (content, problem) => {
    expect(() => written(content)).toThrow(BadArgument);
    expect(() => written(content)).toThrow(problem);
  });
});
