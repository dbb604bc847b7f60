import fc from "fast-check";
import { UNKNOWN, type Value } from "../../schema";
import { noColours } from "./colours";
import { formatLine } from "./lines";
import { changedItems } from "./sequence";
import { type Entry, entryLines, inline } from "./values";

const render = (...entries: Entry[]) =>
  entryLines(entries, 0)
    .map((each) => formatLine(each, noColours))
    .join("\n");
const change = (before: Value | undefined, after: Value | undefined) => render({ name: "x", before, after });

describe("values", () => {
  it.each([
    ["中文 “${name}”", '"中文 “${name}”"'],
    ['a "b" \\', '"a \\"b\\" \\\\"'],
    ["\u001b[31m\u009b", '"\\u001b[31m\\u009b"'],
    [[1, true, null], "[1, true, null]"],
    [{ "a b": "c", d: {} }, '{ "a b" = "c", d = {} }'],
    [UNKNOWN, "(known after apply)"],
  ] as const)("are written in one line: %#", (value, text) => {
    expect(inline(value)).toBe(text);
  });

  it("are aligned by their names, East Asian wide ones included", () => {
    expect(render({ name: "rules", before: null, after: { 签名: "a", V1: "b" } })).toBe(
      '+ rules = {\n    + 签名 = "a"\n    + V1   = "b"\n  }',
    );
  });

  it("show text of several lines as such, and which of its lines change", () => {
    expect(change(undefined, "one\ntwo")).toBe("+ x = <<-EOT\n      one\n      two\n  EOT");
    expect(change("one\ntwo\nthree", "one\n2\nthree")).toBe("~ x = <<-EOT\n      one\n    - two\n    + 2\n      three\n  EOT");
  });

  it("show which elements come and go, and count those that stay", () => {
    expect(change(["a", "b", "c"], ["a", "c", "d"])).toBe('~ x = [\n    - "b",\n    + "d",\n      # (2 unchanged elements hidden)\n  ]');
    expect(change({ a: 1, b: 2 }, { a: 1, b: 3, c: UNKNOWN })).toBe(
      "~ x = {\n    ~ b = 2 -> 3\n    + c = (known after apply)\n      # (1 unchanged element hidden)\n  }",
    );
  });

  it("put a long change in two lines, one under the other", () => {
    const text = "您的验证码是${SMSvCode}，五分钟内有效，请勿告知他人。";
    const [first = "", second = ""] = change(text, `${text}如非本人操作，请忽略。`).split("\n");
    expect(second.indexOf('"')).toBe(first.indexOf('"'));
    expect(second.trimStart()).toMatch(/^-> "/);
  });

  it("are masked as a whole when they are secret, whether they come, change or go", () => {
    for (const [before, after] of [
      [null, "hush"],
      ["hush", "husher"],
      ["hush", null],
      [["hush"], { hush: "hush" }],
    ] as const) {
      expect(render({ name: "x", before, after, secret: true })).toMatch(/^[+~-] x = \(sensitive value\)$/);
    }
  });
});

describe("a difference of sequences", () => {
  it("turns the one into the other, and keeps what is common", () => {
    const items = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(items, items, (before, after) => {
        const { lines } = changedItems(before, after, Object.is, true);
        expect(lines.filter(({ sign }) => sign !== "+").map(({ item }) => item)).toEqual(before);
        expect(lines.filter(({ sign }) => sign !== "-").map(({ item }) => item)).toEqual(after);
        if (before.join() === after.join()) expect(lines.every(({ sign }) => sign === " ")).toBe(true);
      }),
    );
  });
});
