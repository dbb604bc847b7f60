import fc from "fast-check";
import { formatJson } from "../../../schema/text/json";
import type { Json } from "../json";
import { parseHclFile } from "./file";
import { HclSyntaxError } from "./mistakes";
import { joinedParts, partsOf } from "./parts";
import { askParser, parserReady } from "./program";

async function whole(text: string): Promise<Json | undefined> {
  await parserReady();
  const { json } = askParser("parse", text);
  return json === undefined ? undefined : (JSON.parse(json) as Json);
}

const word = fc.constantFrom("a", "b", "十", "😀x", "10", "9", "__proto__");
/** In some of them a line seems to be the end of a block. */
const tricky = fc.constantFrom(
  '"${f({\n}\n)}"',
  '"${[\n"x"\n]}"',
  "[\n1,\n]",
  "{\n  a = 1\n}",
  "{\na = {\n}\n}",
  "<<E\n}\nresource {\nE",
  "<<-E\n  x\n}\na = 1\n  E",
  "f(<<E\n${[\n1]}\n}\n\n# x\nE\n)",
);
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("1", '"x"', "[\n1,\n]", "{\n  a = 1\n  }") },
  { weight: 1, arbitrary: tricky },
);
const name = fc.constantFrom("x", "y", "z", "w");
const attributes = fc
  .uniqueArray(fc.tuple(name, value), { selector: ([each]) => each, maxLength: 3 })
  .map((all) => all.map(([each, given]) => `  ${each} = ${given}\n`).join(""));
const remark = fc.constantFrom("", "", "", "# }\n", "/*\n}\na {\n*/\n", "// x\n\n", "\n", "  \n");
/** With so many labels, as a rule. */
const keyword = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<[string, number]>(["resource", 2], ["import", 0], ["locals", 0], ["output", 1]) },
  { weight: 1, arbitrary: fc.constant<[string, number]>(["resource", 1]) },
);
const block = fc
  .tuple(remark, keyword, fc.tuple(word, word), attributes, attributes)
  .map(([before, [keyword, count], labels, outer, inner]) => {
    const head = [keyword, ...labels.slice(0, count).map((label) => `"${label}"`)].join(" ");
    return `${before}${head} {\n${outer}${inner === "" ? "" : `  nested {\n${inner}}\n`}}\n`;
  });
const file = fc
  .tuple(fc.array(block, { maxLength: 12 }), fc.boolean())
  .map(([blocks, isOfWindows]) => (isOfWindows ? blocks.join("").replaceAll("\n", "\r\n") : blocks.join("")));

test("the parts of a file come to what the whole of it is, or are seen not to", async () => {
  let joinedFiles = 0;
  await fc.assert(
    fc.asyncProperty(file, fc.integer({ min: 0, max: 60 }), async (text, length) => {
      const parts = partsOf(text, length);
      expect(parts.join("")).toBe(text);
      if (parts.length < 2) return;
      const bodies: Json[] = [];
      for (const part of parts) {
        const body = await whole(part);
        if (body === undefined) return;
        bodies.push(body);
      }
      const joined = joinedParts(bodies);
      if (joined === undefined) return;
      joinedFiles++;
      expect(formatJson(joined)).toBe(formatJson(await whole(text)));
    }),
    { numRuns: 200 },
  );
  expect(joinedFiles).toBeGreaterThan(40);
});

/** Longer than what is read in one piece. */
const many = Array.from({ length: 2000 }, (_, i) => `resource "x" "r${i}" {\n  name = "n${i}"\n}\n`).join("\n");

test("a long file is read as it is written", async () => {
  expect(partsOf(many).length).toBeGreaterThan(2);
  expect(await parseHclFile(many, "blocks")).toEqual(await whole(many));
});

test("a mistake in a long file is told at its place", async () => {
  const failure = await parseHclFile(`${many}\nresource "x" "y" {\n  a = \n}\n`, "blocks").catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(HclSyntaxError);
  expect(failure instanceof HclSyntaxError && failure.mistakes).toMatchObject([{ line: 8002, column: 7 }]);
});

test("what is nested too deep in a long file is told at its place, and the parser goes on however often", async () => {
  const deep = `a {\n  x = ${"[".repeat(10_000)}${"]".repeat(10_000)}\n}\n`;
  const told = { line: 8001, text: expect.stringContaining("nested too deep") };
  for (let time = 0; time < 2; time++) {
    const failure = await parseHclFile(`${many}${deep}`, "blocks").catch((thrown: unknown) => thrown);
    expect(failure instanceof HclSyntaxError && failure.mistakes).toMatchObject([told]);
    expect(await parseHclFile("a = 1\n", "values")).toEqual({ a: 1 });
  }
});

test("of values that are given twice in a long file one is told", async () => {
  const values = Array.from({ length: 4000 }, (_, i) => `v${i} = {\n  a = 1\n}\n`).join("");
  const failure = await parseHclFile(`${values}v0 = 1\n`, "values").catch((thrown: unknown) => thrown);
  expect(failure instanceof HclSyntaxError && failure.message).toContain("was already set at line 1");
});
