import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { entryLines } from "../values";
import { colours, noColours } from "./colours";
import { formatLine } from "./lines";
import { displayWidth } from "./width";
import { wordDiff } from "./word-diff";

const inWords = (before: string, after: string) =>
  wordDiff(before, after)
    ?.map(({ text, style }) => (style === "removed" ? `[-${text}-]` : style === "added" ? `{+${text}+}` : text))
    .join("");

const render = (before: string, after: string, columns?: number, coloured = false) =>
  entryLines([{ name: "content", before, after }], 6)
    .map((each) => formatLine(each, coloured ? colours(true) : noColours, columns))
    .join("\n");

describe("a text that changes", () => {
  it.each([
    [
      "您的验证码是${code}，5分钟内有效，请勿告知他人。",
      "您的验证码是${code}，10分钟内有效，请勿告知他人。",
      "您的验证码是${code}，[-5-]{+10+}分钟内有效，请勿告知他人。",
    ],
    ["您的验证码是${code}，请查收。", "您的验证码是${SMSvCode}，请查收。", "您的验证码是[-${code}-]{+${SMSvCode}+}，请查收。"],
    ["验证码{1}，有效期{2}分钟", "验证码{1}，请在{2}分钟内输入", "验证码{1}，[-有效期-]{+请在+}{2}分钟{+内输入+}"],
    ["Sign-in for the old shop app", "Sign-in for our new shop app", "Sign-in for [-the old-]{+our new+} shop app"],
  ])("is shown word by word, a variable being one word: %s", (before, after, shown) => {
    expect(inWords(before, after)).toBe(shown);
  });

  it.each([
    ["ids", "sms-tmpl-00000001", "sms-tmpl-00000002"],
    ["names of a few characters", "登录验证码", "支付验证码"],
    ["texts with little in common", "您的验证码是，请查收，谢谢。", "Your order was sent today, thanks."],
    ["texts of several lines", "one line\nand two", "one line\nand three"],
    ["texts that hold the marks themselves", "a [-b-] c d e f g", "a [-b-] c d e f h"],
  ])("is shown as two wholes where that is read more easily: %s", (_what, before, after) => {
    expect(wordDiff(before, after)).toBeUndefined();
  });

  it("is marked by colours on a screen, by brackets elsewhere", () => {
    const [before, after] = ["Sign-in for the shop app", "Sign-in for our shop app"];
    expect(render(before, after)).toBe('      ~ content = "Sign-in for [-the-]{+our+} shop app"');
    expect(render(before, after, undefined, true)).toContain(
      '"Sign-in for \u001b[31m\u001b[9mthe\u001b[29m\u001b[39m\u001b[32m\u001b[4mour\u001b[24m\u001b[39m shop app"',
    );
  });

  it("goes on under its first character where the screen ends", () => {
    const before = "尊敬的${name}，您的订单${orderId}已发货，预计${date}送达，请保持电话畅通。";
    expect(render(before, before.replace("请保持电话畅通", "如有疑问请联系客服"), 60)).toBe(
      [
        '      ~ content = "尊敬的${name}，您的订单${orderId}已发货，',
        "                   预计${date}送达，{+如有疑问+}请[-保持电话",
        '                   畅通-]{+联系客服+}。"',
      ].join("\n"),
    );
  });

  const word = fc.constantFrom(
    "您的",
    "验证码",
    "，",
    "。",
    "${code}",
    "{1}",
    " ",
    "  ",
    "order",
    "it’s",
    "[",
    "-",
    "+",
    "]",
    "{",
    '"',
    "\\",
    "\u200b",
    "\t",
    "5",
    "📨",
  );
  const text = fc.array(word, { minLength: 4, maxLength: 40 }).map((words) => words.join(""));
  const edited = text.chain((before) =>
    fc.tuple(fc.constant(before), fc.nat(before.length), fc.nat(12), text).map(([old, at, length, put]) => {
      return [old, old.slice(0, at) + put.slice(0, length) + old.slice(at + length)] as const;
    }),
  );

  it("can be read back exactly, old and new, from what the plan shows at any width", () => {
    let differences = 0;
    fc.assert(
      fc.property(
        edited,
        fc.option(fc.integer({ min: 48, max: 120 }), { nil: undefined }),
        fc.boolean(),
        ([before, after], columns, coloured) => {
          fc.pre(before !== after && before !== "" && after !== "");
          if (wordDiff(before, after)) differences++;
          const shown = render(before, after, columns, coloured);
          expect(readBack(shown)).toEqual([before, after]);
          for (const row of shown.split("\n"))
            if (columns !== undefined) expect(displayWidth(stripVTControlCharacters(row))).toBeLessThanOrEqual(columns);
        },
      ),
      { numRuns: 2000 },
    );
    expect(differences).toBeGreaterThan(200);
  });
});

/** What a reader makes of it: rows joined under the first character, then the marks or the two sides of the arrow. */
function readBack(shown: string): [string, string] {
  const joined = shown
    .replaceAll(`\n${" ".repeat(15)}-> `, " -> ")
    .replaceAll(`\n${" ".repeat(19)}`, "\n")
    // Colours end with their row and begin again in the next.
    .replaceAll("\u001b[29m\u001b[39m\n\u001b[31m\u001b[9m", "")
    .replaceAll("\u001b[24m\u001b[39m\n\u001b[32m\u001b[4m", "")
    .replaceAll("\n", "")
    .replaceAll("\u001b[31m\u001b[9m", "[-")
    .replaceAll("\u001b[29m\u001b[39m", "-]")
    .replaceAll("\u001b[32m\u001b[4m", "{+")
    .replaceAll("\u001b[24m\u001b[39m", "+}")
    .replaceAll("\u001b[33m~\u001b[39m", "~");
  const value = /^ {6}~ content = (.*)$/s.exec(joined)?.[1] ?? "";
  const two = /^("(?:[^"\\]|\\.)*") -> ("(?:[^"\\]|\\.)*")$/s.exec(value);
  if (two?.[1] !== undefined && two[2] !== undefined) return [JSON.parse(two[1]), JSON.parse(two[2])];
  return [JSON.parse(value.replace(/\[-(.*?)-\]|\{\+.*?\+\}/gs, "$1")), JSON.parse(value.replace(/\[-.*?-\]|\{\+(.*?)\+\}/gs, "$1"))];
}
