import { parseHclFile } from "./file";
import { HclSyntaxError } from "./mistakes";

async function mistakesIn(text: string): Promise<readonly string[]> {
  try {
    await parseHclFile(text, "blocks");
  } catch (failure) {
    if (failure instanceof HclSyntaxError) return failure.mistakes.map((mistake) => mistake.text);
    throw failure;
  }
  return [];
}

describe("a file that is no HCL is told with the next step", () => {
  test.each([
    ["a =\n", "Write a value there: a text in double quotes"],
    ["a = 1 b = 2\n", "Put what follows on a line of its own."],
    ['r "a" {\n  a = 1\n', 'Add the "}" that is missing.'],
    ["a = [1 2]\n", "Put a comma between the two."],
    ["a = f(1\n", 'Add the ")" that is missing.'],
    ["foo\n", "Write NAME = VALUE, or a block"],
    ["a = 'x'\n", "Texts stand in double quotes"],
    ["a = 1 ? 2\n", "Write CONDITION ? VALUE : OTHER."],
    ["a = [for x in y]\n", "Write [for VALUE in LIST : RESULT]"],
    ['a = "\\q"\n', "for a backslash"],
    ['a = "%{ if x }"\n', "Add %{ endif }"],
    ['r "a" = 1\n', 'without "="'],
    ["a = x & y\n", "Operators are"],
  ])("%j", async (text, step) => {
    expect((await mistakesIn(text))[0]).toContain(step);
  });

  test.each([
    ["a ＝ 1\n", "Write = for ＝."],
    ["a\u3000= 1\n", "Write a plain space for U+3000."],
    ["a = [“x”， 1]\n", 'Write " for “, " for ”, , for ，.'],
    ["a = upper（1）\n", "Write ( for （, ) for ）."],
    ["a = 1； b = 2\n", "Write a new line for ；."],
    ['r "a" ｛\n}\n', "Write { for ｛."],
    ['a = "登录”\nb = 1\n', '” does not close a text: close it with " on its line.'],
  ])("and names the characters of another keyboard: %j", async (text, step) => {
    expect((await mistakesIn(text))[0]).toContain(step);
  });

  test.each([
    ['a = "x\nb = "y"\nc = 1\n', [/^Invalid multi-line string/]],
    ['a = 1 b = 2\nc = "x\nd = "y"\n', [/^Missing newline/, /^Invalid multi-line string/]],
    ['a = "${1"\nb = 2\n', [/^Unclosed template interpolation/]],
    ["a ＝ “x”\nb = 1\n", [/^Invalid character/]],
    ['a = “hello world"\nb = "x"\n', [/^Invalid character.*Write " for “/]],
    ['r "x" {\n  a = x"\n}\n', [/^Missing newline/]],
    ["\ufeffa＝1\n", [/Write = for ＝/]],
    ["a = 1 b = 2\nc = §\n", [/^Missing newline/, /^Invalid character/]],
  ])("without what only follows from it: %j", async (text, all) => {
    expect(await mistakesIn(text)).toEqual(all.map((each) => expect.stringMatching(each)));
  });

  test("and a file of nothing else is told in parts, soon", async () => {
    const all = await mistakesIn("a ＝ “x”\n".repeat(5000));
    expect(all).toHaveLength(20);
    expect(all.at(-1)).toMatch(/There is more to correct behind it\.$/);
    expect(await mistakesIn(`a = ["${"好".repeat(200_000)}" ，]\n`)).toHaveLength(1);
  });

  test("and brackets without end are told before they take all memory", async () => {
    expect(await mistakesIn("{\n".repeat(1_000_000))).toEqual([expect.stringContaining("nested too deep")]);
  });

  test("and other places of it are told by their lines alone", async () => {
    expect(await mistakesIn("a = 1\na = 2\n")).toEqual([
      'Attribute redefined; The argument "a" was already set at line 1. Each argument may be set only once. Remove one of the two.',
    ]);
  });
});
