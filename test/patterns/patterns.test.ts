/** No pattern stalls, whatever text it meets: twice the text is about twice the work. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import ts from "typescript";
import { type Attack, attacksOn, attackText } from "./attacks";
import { counter } from "./steps";

const root = join(__dirname, "..", "..");

/** Every pattern that is written out, by its text, with a place where it stands. */
const patterns = new Map(
  ["src", "constructs"]
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .flatMap((path) => patternsIn(path).map((literal) => [literal, path] as const)),
);

function patternsIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function patternOf(literal: string): RegExp {
  const end = literal.lastIndexOf("/");
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

/** An attack at which the work grows faster than the text. */
function stallOf(pattern: RegExp): Attack | undefined {
  const count = counter(pattern);
  const grows = (attack: Attack, times: number) => {
    const [once, twice] = [times, 2 * times].map((each) => count(attackText(attack, each)).steps);
    return twice === Infinity || (twice ?? 0) > 2.6 * (once ?? 0) + 20;
  };
  // A bounded repetition may look so for short texts.
  return attacksOn(pattern).find((attack) => grows(attack, 24) && grows(attack, 240));
}

test.each([...patterns])("%s (%s)", (literal) => {
  expect(stallOf(patternOf(literal))).toBeUndefined();
});

describe("the search for such texts", () => {
  test.each([
    "/\\.+$/",
    "/(a+)+$/",
    "/(a|b|ab)*c/",
    "/^\\d+\\.?\\d*$/",
    "/^\\s*([^]*?)\\s*;$/",
    '/"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"/g',
    "/x\\w+,\\w+y/",
    "/(\\$+)\\{/g",
  ])("finds one for %s", (literal) => {
    expect(stallOf(patternOf(literal))).toBeDefined();
  });

  test("matches as the runtime does", () => {
    const pieces = fc.array(fc.constantFrom(...'a1 .-_$%{}[]"\\/:,+e0中\n', "${", "www.", "data."), { maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...patterns.keys()), pieces, (literal, parts) => {
        const pattern = patternOf(literal);
        const text = parts.join("");
        const found = [...text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace("g", "")}g`))];
        const told = pattern.global ? found : found.slice(0, 1);
        const units = (at: number) => (pattern.unicode ? [...text.slice(0, at)].length : at);
        const expected = told.map((match) => [units(match.index), units(match.index + match[0].length)]);
        expect(counter(pattern)(text).matches).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });
});
