import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { changeOf, driftOf, outputOf, planOf } from "../../../../test/support/stacks/plans";
import { isVisible, UNKNOWN, type Values, visible, warning } from "../../../schema";
import type { Change, Plan, ReviewMove } from "../../../stack";
import { readPlan } from "../../reading/plan";
import { inline } from "../values";
import { planMarkdown } from "./plan";

const template = { id: "sms-tmpl-1", content: "您的验证码是${code}，5分钟内有效。", status: "READY", usable: true } satisfies Values;
const refused = { ...template, status: "REJECTED", usable: false, review: "请写明公司名称" } satisfies Values;
const longer = "您的验证码是${code}，10分钟内有效。";
const render = (parts: Partial<Plan>, limit = 65_536) => planMarkdown(readPlan({ ...planOf({}), ...parts }), limit).toString();
const replaced = (createFirst: boolean, values: Values = template) =>
  changeOf("sms_baidu_template.code", "replace", {
    before: values,
    after: { ...values, content: longer, id: UNKNOWN, status: UNKNOWN, usable: UNKNOWN },
    replacedBy: ["content"],
    reason: "an approved template cannot be changed",
    createFirst,
  });

/** As it looks: references to characters are the characters. */
const read = (text: string) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe("a plan in a pull request", () => {
  it("tells its counts, a row an object, and the texts as they were and will be", () => {
    expect(read(render({ changes: [replaced(true)] }))).toBe(`### Plan: 1 to add, 0 to change, 1 to destroy.

|  | Object | What | Review |
|---|---|---|---|
| replace, successor first | <code>sms_baidu_template.code</code> | <code>an approved template cannot be changed</code> | <code>READY</code> |

<details>
<summary>replace, successor first <code>sms_baidu_template.code</code>: <code>an approved template cannot be changed</code></summary>

\`\`\`diff
  # (status READY, usable)
- content = "您的验证码是\${code}，5分钟内有效。"
+ content = "您的验证码是\${code}，10分钟内有效。" # forces replacement
  id = "sms-tmpl-1" -> (known after apply)
  status = "READY" -> (known after apply)
  usable = true -> (known after apply)
\`\`\`

</details>
`);
  });

  it("begins with what senders will miss, what reviewers refused and what they decided, what others changed", () => {
    const move: ReviewMove = { address: "sms_baidu_template.a", recorded: { ...template, status: "SUBMITTED" }, observed: template };
    const moves = Array.from({ length: 12 }, (_, at) => ({ ...move, address: `sms_baidu_template.t[${at}]` }));
    const page = read(
      render({
        changes: [
          replaced(false),
          changeOf("sms_baidu_template.gone", "delete", { before: template }),
          changeOf("sms_baidu_template.r", "none", { before: refused, after: refused }),
          changeOf("sms_baidu_template.s", "update", { before: refused, after: { ...refused, content: longer } }),
        ],
        reviewMoves: moves,
        drift: [driftOf("sms_baidu_signature.s", { id: "1", content: "云上书店" }, { id: "1", content: "云上书城" })],
      }),
    );
    const urgent = page.slice(0, page.indexOf("|  | Object"));
    expect(urgent).toContain(`**Gaps in service**

- <code>sms_baidu_template.code</code> may be sent with, and is destroyed before its successor is made: nothing can be sent with it until that is approved
- <code>sms_baidu_template.gone</code> may be sent with, and will be destroyed

**Not approved**

- <code>status REJECTED, not usable; the reviewer says: 请写明公司名称</code>: <code>sms_baidu_template.r</code>, <code>sms_baidu_template.s</code>

**Reviews that moved on**

- <code>SUBMITTED -> READY</code>: <code>sms_baidu_template.t[0]</code>`);
    expect(urgent).toContain("<code>sms_baidu_template.t[7]</code> and 2 more\n");
    expect(urgent).toContain("**Changed outside of smsform**\n\n- <code>sms_baidu_signature.s</code>: <code>content</code>\n");
  });

  it("calls nothing a gap that stays on the platform or is only looked at", () => {
    const kept: Values = { ...template, skip_destroy: true };
    const changes = [
      changeOf("sms_baidu_template.a", "delete", { before: kept }),
      changeOf("sms_baidu_template.b", "forget", { before: template }),
      changeOf("sms_baidu_template.c", "replace", { before: template, after: kept, replacedBy: ["content"] }),
      changeOf("sms_baidu_approval.d", "delete", { before: template }),
      changeOf("sms_baidu_template.e", "delete", { before: refused }),
      replaced(true),
    ];
    expect(render({ changes })).not.toContain("Gaps in service");
  });

  it("holds no sensitive value, be it in an attribute, an output or what others changed", () => {
    const secret: Values = { ...template, description: "hush" };
    const other: Values = { ...template, description: "hush too" };
    const page = render({
      changes: [changeOf("sms_baidu_template.code", "update", { before: secret, after: other, sensitive: ["description"] })],
      drift: [{ ...driftOf("sms_baidu_template.code", secret, other), sensitive: new Set(["description"]) }],
      outputs: [outputOf("o", "hush", "hush too", true)],
    });
    expect(page).not.toContain("hush");
    expect(page.match(/\(sensitive value\)/g)).toHaveLength(3);
  });

  it("says so where there is nothing to do", () => {
    expect(read(render({}))).toBe("### No changes. What is on the platforms is what the stack asks for.\n");
  });
});

describe("a page that would be too long", () => {
  const many = Array.from({ length: 600 }, (_, at) => changeOf(`sms_baidu_template.t[${at}]`, "create", { after: template }));

  it("has what is urgent, then rows, then as many texts as there is room for, and tells what was left out", () => {
    const page = render({ changes: [changeOf("sms_baidu_template.gone", "delete", { before: template }), ...many] });
    expect(page.length).toBeLessThanOrEqual(65_536);
    expect(page.length).toBeGreaterThan(60_000);
    expect(page).toContain("**Gaps in service**");
    expect(page).toMatch(
      /_Cut to 65536 characters\. Left out: \d+ rows of the table, \d+ objects in detail\._ All of it: `smsform show --full`, or what the run has printed\.\n$/,
    );
    expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
  });

  it("keeps any limit, and leaves out nothing where all has room", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 40_000 }), fc.integer({ min: 0, max: 80 }), (limit, objects) => {
        const page = render({ changes: many.slice(0, objects) }, limit);
        const whole = render({ changes: many.slice(0, objects) }, 1_000_000);
        expect(page.length).toBeLessThanOrEqual(limit);
        expect(whole).not.toContain("Left out");
        if (whole.length <= limit) expect(page).toBe(whole);
      }),
      { numRuns: 15 },
    );
  });
});

const parser = new MarkdownIt({ html: true });
const pieces = [
  "`",
  "```",
  "~~~",
  "|",
  "\\",
  "\\|",
  "\n",
  "\n\n",
  "\r\n",
  "<",
  ">",
  "</code>",
  "</details>",
  "</summary>",
  "<script>",
  "<!--",
  "-->",
  "&",
  "&#124;",
  "&lt;",
  "*",
  "_",
  "#",
  "# ",
  "- ",
  "1. ",
  "> ",
  "[a](b)",
  "![",
  "](",
  "@octocat",
  "https://example.com",
  "$x$",
  "${code}",
  "{1}",
  ":tada:",
  "---",
  "\t",
  " ",
  "    ",
  "\u202e",
  "\u200b",
  "\u0000",
  "😀",
  "👨\u200d👩\u200d👧",
  "验证码",
  "】",
  "a",
];
const hostile = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(""));

/** Of a page as a CommonMark parser reads it: its tags, the texts of its blocks of code, the cells of its table. */
function structure(page: string) {
  const tokens = parser.parse(page, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  return {
    fences: tokens.filter(({ type }) => type === "fence").map(({ content }) => content),
    tags: [...tokens, ...inline].filter(({ type }) => type.startsWith("html")).flatMap(({ content }) => content.match(/<[^<>]*>/g) ?? []),
    blocks: tokens.map(({ type }) => type),
    marks: inline.filter(({ type }) => !["text", "html_inline", "code_inline"].includes(type)).map(({ type }) => type),
    cells: tokens
      .flatMap(({ type }, at) => (type === "td_open" ? [tokens[at + 1]?.children ?? []] : []))
      .map((children) => children.map(({ type, content }) => (type === "html_inline" ? "" : content)).join("")),
  };
}

describe("a text of others in Markdown", () => {
  const pageOf = (text: string) => {
    const before: Values = { ...refused, review: text, content: text, description: "a" };
    const after: Values = { ...before, content: `${text}。`, description: `${text}\nb` };
    const changes: Change[] = [
      changeOf(`sms_baidu_template.t[${JSON.stringify(text)}]`, "update", { before, after, reason: text, movedFrom: text }),
      changeOf("sms_baidu_template.b", "create", { after }),
    ];
    return {
      changes,
      drift: [driftOf("sms_baidu_template.d", before, after)],
      reviewMoves: [{ address: "sms_baidu_template.m", recorded: { ...before, status: text }, observed: before }],
      outputs: [outputOf("o", text, { [text]: [text] })],
      diagnostics: [{ ...warning(text, text), address: text }],
    };
  };

  it("breaks out of no cell, no fence and no details, whatever it holds", () => {
    const plain = structure(render(pageOf("x")));
    expect([plain.fences.length, plain.cells.length]).toEqual([5, 8]);
    fc.assert(
      fc.property(hostile, (text) => {
        const { fences, tags, blocks, marks, cells } = structure(render(pageOf(text)));
        expect(blocks).toEqual(plain.blocks);
        expect(tags).toEqual(plain.tags);
        expect(marks).toEqual(plain.marks);
        expect(cells[2]).toBe(`${visible(text)}, (moved from ${visible(text)})`);
        if (!text.includes("\n")) expect(fences[0]).toContain(`+ content = ${visible(inline(`${text}。`))}\n`);
        expect(isVisible(fences.join(""))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
