import fc from "fast-check";
import { decodeUtf8, NotUtf8 } from "./utf8";

function mistakeIn(bytes: Uint8Array): NotUtf8 | undefined {
  try {
    decodeUtf8(bytes);
    return undefined;
  } catch (failure) {
    if (failure instanceof NotUtf8) return failure;
    throw failure;
  }
}

/** `验证码` in GBK. */
const gbk = Buffer.from("d1e9d6a4c2eb", "hex");
const around = (bytes: Buffer) => Buffer.concat([Buffer.from('a = 1\nb = "'), bytes, Buffer.from('"\n')]);
const bigEndian = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("text in UTF-8", () => {
  test("is read as it is, its mark at the beginning included", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        fc.pre(!text.includes("\0"));
        expect(decodeUtf8(Buffer.from(text))).toBe(text);
        expect(decodeUtf8(Buffer.from(`\ufeff${text}`))).toBe(`\ufeff${text}`);
      }),
    );
  });

  test("may hold a zero here and there, which is for its reader to refuse", () => {
    expect(decodeUtf8(Buffer.from("a perfectly usual text\0"))).toBe("a perfectly usual text\0");
    expect(decodeUtf8(Buffer.alloc(100))).toBe("\0".repeat(100));
  });
});

describe("bytes that are none", () => {
  test.each<[what: string, bytes: Buffer, line: number, column: number, words: RegExp]>([
    ["GBK", around(gbk), 2, 6, /byte D1 is no UTF-8 but looks like GBK \(GB18030\)\. Save it in the encoding UTF-8/],
    ["GBK at the very beginning", gbk, 1, 1, /GBK/],
    ["UTF-16 with its mark", Buffer.from("\ufeffa = 1\n", "utf16le"), 1, 1, /UTF-16\./],
    ["UTF-16 in the other order, with its mark", bigEndian("\ufeffa = 1\n"), 1, 1, /UTF-16\./],
    ["UTF-16 without a mark", Buffer.from('name = "验证码"\n', "utf16le"), 1, 1, /UTF-16 \(little-endian\)/],
    ["UTF-16 in the other order, without a mark", bigEndian('name = "验证码"\n'), 1, 1, /UTF-16 \(big-endian\)/],
    ["a lone byte in a Latin text", around(Buffer.from("caf\u00e9 au lait", "latin1")), 2, 9, /byte E9 is no UTF-8\. Save/],
    ["a damaged byte", Buffer.from("您的验证码", "utf8").fill(0xff, 4, 5), 1, 2, /though the text around them is\. Write that piece anew/],
    ["a text that is cut off", Buffer.from("a\n您的").subarray(0, 7), 2, 2, /ends in the middle of a character/],
    ["half of a pair", around(Buffer.from("eda080", "hex")), 2, 6, /byte ED is/],
  ])("%s: its place and what it probably is", (_what, bytes, line, column, words) => {
    const mistake = mistakeIn(bytes);
    expect(mistake).toMatchObject({ line, column });
    expect(mistake?.message).toMatch(words);
  });

  test("are never replaced, and their place is where the readable text ends", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.uint8Array({ minLength: 1 }), (text, tail) => {
        fc.pre(!text.includes("\0") && !tail.includes(0) && text !== "" && !text.startsWith("\ufeff"));
        const bytes = Buffer.concat([Buffer.from(text), tail]);
        const mistake = mistakeIn(bytes);
        if (!mistake) expect(Buffer.from(decodeUtf8(bytes))).toEqual(bytes);
        else expect(mistake.line).toBeGreaterThanOrEqual(text.split("\n").length);
      }),
    );
  });
});
