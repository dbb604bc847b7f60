import fc from "fast-check";
import { isVisible, oneLine, visible, visibleJson } from "./visible";

/** What no terminal may be given of others' texts; line breaks apart. */
const harmful = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const pieces = [
  "a",
  "验",
  " ",
  "\n",
  "\r",
  "\u001b",
  "\u009b",
  "\u202e",
  "\u200b",
  "\u200d",
  "\ufe0f",
  "\u2028",
  "\ud83d",
  "👩",
  "❤",
  "\u00a0",
];
const characters = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join("")),
);

describe("a text of others", () => {
  it.each([
    ["moves no cursor and changes no colours", "a\u001b[2J\u0007b", "a\\u001b[2J\\u0007b"],
    ["steers with no controls of 8 bits", "\u009b31m\u0085", "\\u009b31m\\u0085"],
    ["begins no line", "a\nb\r\nc\u2028d\u2029\u000be", "a\\nb\\r\\nc\\u2028d\\u2029\\u000be"],
    ["turns no direction round", "\u202egnp\u202c\u2066\u2069\u200f\u061c", "\\u202egnp\\u202c\\u2066\\u2069\\u200f\\u061c"],
    ["hides nothing", "a\u200bb\u200c\u2060\ufeff\u00ad\u3164\u{e0041}", "a\\u200bb\\u200c\\u2060\\ufeff\\u00ad\\u3164\\udb40\\udc41"],
    ["holds no blank that is none", "a\u00a0b\u2003c\td", "a\\u00a0b\\u2003c\\td"],
    ["holds no half of a character", "\ud83d!", "\\ud83d!"],
    ["joins nothing but emoji", "a\u200db", "a\\u200db"],
    ["carries no message in selectors", "a\ufe00\ufe01", "a\ufe00\\ufe01"],
  ])("%s", (_what, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each([
    "验证码：{1}",
    "full\u3000width",
    "👨\u200d👩\u200d👧",
    "👩🏽\u200d💻",
    "❤\ufe0f\u200d🔥",
    "1\ufe0f\u20e3",
    "葛\u{e0100}城",
    "e\u0301",
    'C:\\u202e "x"',
  ])("stays as it is where it can be seen: %j", (text) => {
    expect(visible(text)).toBe(text);
    expect(isVisible(text)).toBe(true);
  });

  it("is visible, and stays what it is when it is made visible again", () => {
    fc.assert(
      fc.property(characters, (text) => {
        const shown = visible(text);
        expect(isVisible(shown)).toBe(true);
        expect(visible(shown)).toBe(shown);
        expect(shown.replace(/\u200d|\p{Variation_Selector}/gu, "")).not.toMatch(harmful);
      }),
      { numRuns: 1000 },
    );
  });

  it("goes into a sentence without its line breaks", () => {
    expect(oneLine(" 请写明\r\n公司名称\u2028Apply\tcomplete!\u001b[2J\n")).toBe("请写明 公司名称 Apply complete!\\u001b[2J");
  });

  it("is the same to programs that read it as JSON", () => {
    fc.assert(
      fc.property(characters, (text) => {
        const json = visibleJson(JSON.stringify({ [text]: [text] }, null, 2));
        expect(JSON.parse(json)).toEqual({ [text]: [text] });
        expect(isVisible(json)).toBe(true);
      }),
    );
  });
});

it("finds every hidden character of Unicode, whatever stands beside it", () => {
  const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?![ \u3000])\p{Zs}/u;
  const shown: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (hidden.test(character) && (visible(character) === character || (character !== "\n" && isVisible(character)))) shown.push(character);
  }
  expect(shown).toEqual([]);
});
