import fc from "fast-check";
import { displayWidth, padTo, wrap } from "./width";

describe("width on a screen", () => {
  it.each([
    ["abc", 3],
    ["验证码", 6],
    ["，。（）", 8],
    ["ｆｕｌｌ", 8],
    ["e\u0301", 1],
    ["\u001b[m", 8],
    ["한국어かなカナ", 14],
    ["📨", 2],
    ["✅⭐🫠", 6],
    ["👨‍👩‍👧", 2],
    ["👍🏽", 2],
    ["🇨🇳", 2],
    ["❤️", 2],
    ["1️⃣", 2],
    ["❤", 1],
    ["👨‍👩‍👧验ab", 6],
  ])("of %j is %d", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it("is two for every character that is an emoji by itself, and for every Chinese, Japanese or Korean one", () => {
    const narrow: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = code >= 0xd800 && code <= 0xdfff ? "" : String.fromCodePoint(code);
      const isWide = /[\p{Emoji_Presentation}\p{Unified_Ideograph}]|(?=\p{L})[\u3041-\u3098\u309b-\u30ff\uac00-\ud7a3]/u.test(character);
      // Half a flag is no emoji by itself.
      if (isWide && !/[\u{1f1e6}-\u{1f1ff}]/u.test(character) && displayWidth(character) !== 2) narrow.push(character);
    }
    expect(narrow).toEqual([]);
  });

  it("is filled up by padding", () => {
    expect(padTo("签名", 6)).toBe("签名  ");
    expect(padTo("too long", 3)).toBe("too long");
  });

  it("is kept by wrapping: at blanks, and between wide characters", () => {
    expect(wrap("the quick brown fox", 10)).toEqual(["the quick", "brown fox"]);
    expect(wrap("请写明公司名称 please", 8)).toEqual(["请写明公", "司名称", "please"]);
    expect(wrap("a\n\nb", 5)).toEqual(["a", "", "b"]);
    expect(wrap(" wordwordword", 12)).toEqual(["wordwordword"]);
    const text = fc.array(fc.constantFrom("word", "验", "证码", " ", "a"), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 40 }), (given, width) => {
        const lines = wrap(given, width);
        for (const line of lines) if (/\s|\p{Script=Han}/u.test(line)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join("").replace(/\s/g, "")).toBe(given.replace(/\s/g, ""));
      }),
      { numRuns: 2000 },
    );
  });

  it("is that of what is shown: what would steer the terminal is written as an escape", () => {
    expect(wrap("a\u001b[2J\r\nb\u202e", 20)).toEqual(["a\\u001b[2J", "b\\u202e"]);
  });
});
