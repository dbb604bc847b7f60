/** Letters as the other engines take them: characters as people see them, and upper and lower case one character for one. */

/** Made where a text needs it: it takes a while to load. */
let segmenter: Intl.Segmenter | undefined;

/** What people see as one character each, whatever it is made of. */
export function graphemesOf(text: string): string[] {
  if (/^[\x20-\x7e\u3400-\u9fff]*$/.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function upperCase(text: string): string {
  return text.replace(/[^\0-\x60{-\x7f\u3000-\u9fff]/gu, (character) => upperOf(character));
}

export function lowerCase(text: string): string {
  return text.replace(/[^\0-@\x5b-\x7f\u3000-\u9fff]/gu, (character) => lowerOf(character));
}

/** Upper case at the beginning of each word. */
export function titleCase(text: string): string {
  let before = " ";
  return text.replace(/[\s\S]/gu, (character) => {
    const isFirst = isSeparator(before);
    before = character;
    return isFirst ? (titles[character] ?? upperOf(character)) : character;
  });
}

function isSeparator(character: string): boolean {
  return character < "\x80" ? !/\w/.test(character) : /[\p{White_Space}]/u.test(character);
}

/** One character stays one: `ß` has no capital letter then. */
function upperOf(character: string): string {
  const upper = character.toUpperCase();
  if ([...upper].length === 1) return upper;
  const small = character.codePointAt(0) ?? 0;
  return greekWithIota(small) ? String.fromCodePoint(small + (small >= 0x1fb0 ? 9 : 8)) : character;
}

function lowerOf(character: string): string {
  const lower = character.toLowerCase();
  return [...lower].length === 1 ? lower : ([...lower][0] ?? character);
}

/** Letters that have a capital of their own beside the two that they are written with otherwise. */
function greekWithIota(code: number): boolean {
  return (code >= 0x1f80 && code <= 0x1faf && code % 16 < 8) || [0x1fb3, 0x1fc3, 0x1ff3].includes(code);
}

/** Digraphs that are one character. */
const titles: Readonly<Record<string, string>> = Object.fromEntries(
  ["ǆǅǄ", "ǉǈǇ", "ǌǋǊ", "ǳǲǱ"].flatMap(([small = "", title = "", capital = ""]) => [
    [small, title],
    [capital, title],
  ]),
);
