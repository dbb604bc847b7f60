import fc from "fast-check";
import { UNKNOWN, type Value } from "../../schema";
import { type Entry, entryOf } from "../reading/entry";
import { entryLines, inline } from "./values";
import { noColours } from "./writing/colours";
import { formatLine } from "./writing/lines";
import { changedItems } from "./writing/sequence";
import { displayWidth } from "./writing/width";

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

  it("show blank lines that come or go, and the line break at the end", () => {
    expect(change("one\ntwo", "one\n\ntwo")).toBe("~ x = <<-EOT\n      one\n    +\n      two\n  EOT");
    expect(change("one\n\n\ntwo\n", "one\n\ntwo\n")).toBe("~ x = <<-EOT\n      one\n\n    -\n      two\n  EOT");
    expect(change("one\n", "one")).toBe("~ x = <<-EOT\n      one\n    - (line break at the end)\n  EOT");
    expect(change("one\ntwo", "one\n2\n")).toBe("~ x = <<-EOT\n      one\n    - two\n    + 2\n    + (line break at the end)\n  EOT");
    const text = fc.array(fc.constantFrom("a", "b", "", "\n", "\n\n"), { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after && before + after !== "" && before !== "" && after !== "");
        expect(change(before, after)).toMatch(/^ *[-+~](?: |$)/m);
        if (`${before}${after}`.includes("\n")) expect(change(before, after).split("\n").slice(1).join("\n")).toMatch(/^ *[-+](?: |$)/m);
      }),
      { numRuns: 2000 },
    );
  });

  it("show which elements come and go, and count those that stay", () => {
    expect(change(["a", "b", "c"], ["a", "c", "d"])).toBe('~ x = [\n    - "b",\n    + "d",\n      # (2 unchanged elements hidden)\n  ]');
    expect(change({ a: 1, b: 2 }, { a: 1, b: 3, c: UNKNOWN })).toBe(
      "~ x = {\n    ~ b = 2 -> 3\n    + c = (known after apply)\n      # (1 unchanged element hidden)\n  }",
    );
  });

  it("put a long change in two lines, one under the other", () => {
    const note = "forces replacement";
    const [first = "", second = ""] = render({ name: "content", before: "a".repeat(50), after: "b".repeat(50), note }).split("\n");
    expect(second.indexOf('"')).toBe(first.indexOf('"'));
    expect(second).toMatch(/^ *-> "b+" # forces replacement$/);
    const [only, nothing] = render({ name: "content", before: "a".repeat(20), after: "b".repeat(20), note }).split("\n");
    expect([only, nothing]).toEqual([`~ content = "${"a".repeat(20)}" -> "${"b".repeat(20)}" # forces replacement`, undefined]);
  });

  it("go on under their first character where the screen ends, nothing of them lost", () => {
    const text = fc.array(fc.constantFrom("验证码", "，", "word", " ", "a", "“", "”", "${name}", "  ", "."), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 48, max: 120 }), (parts, columns) => {
        const rows = entryLines([{ name: "content", before: null, after: parts.join("") }], 6).flatMap((each) =>
          formatLine(each, noColours, columns).toString().split("\n"),
        );
        for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(columns);
        const hang = " ".repeat(19);
        expect(rows.every((row, index) => index === 0 || row.startsWith(hang))).toBe(true);
        const joined = rows.map((row, index) => (index === 0 ? row : row.slice(hang.length))).join("");
        expect(joined).toBe(`      + content = "${parts.join("")}"`);
      }),
    );
  });

  it("show what cannot be seen: directions, joiners, odd blanks; no character of others steers the screen", () => {
    expect(inline("a\u202eb\u200bc\u00a0d\u3000e")).toBe('"a\\u202eb\\u200bc\\u00a0d\u3000e"');
    expect(change(undefined, "one\n\u001b[2Jtwo")).toBe('+ x = "one\\n\\u001b[2Jtwo"');
    expect(change("one\ntwo", "one\n\u001b[2Jtwo")).toBe('~ x = "one\\ntwo" -> "one\\n\\u001b[2Jtwo"');
  });

  it("are masked as a whole when they are secret, whether they come, change or go", () => {
    for (const [before, after] of [
      [null, "hush"],
      ["hush", "husher"],
      ["hush", null],
      [["hush"], { hush: "hush" }],
    ] as const) {
      expect(render(entryOf({ name: "x", before, after }, true))).toMatch(/^[+~-] x = \(sensitive value\)$/);
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
