/** What `npm run docs -- --check` finds in Chinese pages, in their dictionaries, and in the links of all pages. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const scripts = join(__dirname, "..", "..", "scripts", "docs");

/** Runs an expression over a module of the docs: these are modules of their own kind, which a test cannot import. */
function evaluate(module: string, expression: string): unknown {
  const program = `import * as docs from ${JSON.stringify(join(scripts, module))}; console.log(JSON.stringify(${expression}));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout);
}

const english =
  '---\npage_title: "A"\n---\n\n# A\n\nSee [b](b.md#x) of `smsform plan`.\n\n```sh\nsmsform plan\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
const chinese =
  '---\npage_title: "甲"\n---\n\n# 甲\n\n见 `smsform plan` 的[乙](b.md#乙)。\n\n```\n```\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n';

describe("a Chinese page", () => {
  const pages = {
    "the same": chinese,
    "a row less": chinese.replace("| 1 | 2 |\n", ""),
    "a heading more": `${chinese}\n## 多\n`,
    "another link": chinese.replace("b.md", "c.md"),
    "a sentence less": chinese.replace(" `smsform plan` 的", ""),
    "no code": chinese.replace("```\n```\n", ""),
  };
  const found = evaluate(
    "translations.mjs",
    `Object.entries(${JSON.stringify(pages)}).map(([name, page]) => [name, docs.differences(${JSON.stringify(english)}, page)])`,
  );

  it("is held against the English one: headings, code, tables, items, links", () => {
    expect(found).toEqual([
      ["the same", []],
      ["a row less", ["line last: nothing more stands where the English page has a row of 2 cells (“| 1 | 2 |”)"]],
      ["a heading more", ["line 16: a heading ## (“## 多”) stands where the English page has nothing more"]],
      ["another link", ["the link to b.md is missing", "the English page has no link to c.md"]],
      ["a sentence less", ["`smsform plan` is missing"]],
      ["no code", ["line 10: a row of 2 cells (“| 甲 | 乙 |”) stands where the English page has a block of code (“```sh”)"]],
    ]);
  });

  it("has the English one's code, and stays as it is where nobody knows which block is which", () => {
    const both = JSON.stringify([chinese, `${chinese}\n\`\`\`\n\`\`\`\n`]);
    const [filled, left] = [
      `docs.withCodeOf(${JSON.stringify(english)}, ${both}[0])`,
      `docs.withCodeOf(${JSON.stringify(english)}, ${both}[1])`,
    ];
    expect(evaluate("translations.mjs", `[${filled}, ${left} === ${both}[1]]`)).toEqual([
      chinese.replace("```\n```", "```sh\nsmsform plan\n```"),
      true,
    ]);
  });
});

test("a dictionary lacks nothing, holds nothing that is said no more, and nothing twice", () => {
  const dictionaries = [
    ["a.json", { "Text of {name}.": "{name} 的文本。", Gone: "没有了", "Other {place}.": "其他。" }],
    ["b.json", { "Text of {name}.": "又一次" }],
  ];
  const program = `(() => {
    const { say, findings } = docs.translator(new Map(${JSON.stringify(dictionaries)}));
    return [say("Text of {name}.", { name: "x" }), say("New"), say("Other {place}.", { place: "here" }), findings()];
  })()`;
  expect(evaluate("languages.mjs", program)).toEqual([
    "x 的文本。",
    "New",
    "其他。",
    [
      'has no Chinese, or one with other places in braces: "New"',
      'has no Chinese, or one with other places in braces: "Other {place}."',
      'a.json: nothing says this any more: "Gone"',
      'b.json: stands in a.json as well: "Text of {name}."',
    ],
  ]);
});

test("links lead to a page, and to a place that it has", () => {
  const pages = [
    ["docs/a.md", "# A, and `b`!\n\n[good](#a-and-b) [place](b.md#审核中-1) [file](b.md) [lost](c.md) [nowhere](b.md#x) `[code](d.md)`\n"],
    ["docs/b.md", '## 审核中\n\n## 审核中\n\n<a id="mark"></a>\n[mark](#mark)\n'],
  ];
  expect(evaluate("links.mjs", `docs.brokenLinks("/nowhere", new Map(${JSON.stringify(pages)}))`)).toEqual([
    "docs/a.md: the link c.md leads nowhere: there is no docs/c.md",
    "docs/a.md: the link b.md#x leads to a place that docs/b.md does not have; it has #审核中, #审核中-1, #mark",
  ]);
});
