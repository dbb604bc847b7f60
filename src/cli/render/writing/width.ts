/** Texts on a screen, made visible: East Asian wide characters take two columns, combining marks none. */
import { visible } from "../../../schema";
import { wideRanges } from "./wide-ranges";

const ascii = /^[ -~]*$/;

/** Columns that a line takes. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const character of characters(visible(text))) width += widthOf(character);
  return width;
}

export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** At most so many columns, with `...` in place of what is cut off. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 3;
  for (const character of characters(visible(text))) {
    used += widthOf(character);
    if (used > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}...`;
}

/** Lines of at most so many columns: broken at blanks, and between wide characters, which need none. */
export function wrap(text: string, width: number): string[] {
  return text.split(/\r?\n/).flatMap((line) => wrapLine(visible(line), width));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  let used = 0;
  for (const piece of pieces(line)) {
    const needed = displayWidth(piece);
    if (used + needed > width) {
      // An indent that leaves no room for the first word gives way to it.
      if (current.trim() !== "") lines.push(current.trimEnd());
      [current, used] = piece.trim() === "" ? ["", 0] : [piece, needed];
    } else {
      current += piece;
      used += needed;
    }
  }
  return [...lines, current.trimEnd()];
}

/** No row begins with these, and none ends with those. */
const closing = /^(?:[，。、！？；：）》」』”’…,.!?;:)\]}"]|-\]|\+\})/u;
const opening = /(?:[（《「『“‘(]|\[-|\{\+)$/u;

/**
 * Rows whose texts, joined, are the text: not even a blank is left out. Blanks at a break begin the next row.
 * @param first width of the first row
 */
export function breakExactly(text: string, first: number, others: number): string[] {
  const rows: string[] = [];
  let [row, used, room] = ["", 0, first];
  const flush = () => {
    if (row === "") return;
    rows.push(row);
    [row, used, room] = ["", 0, others];
  };
  for (const piece of unbreakable(text)) {
    // Wider than a whole row: broken wherever one is full.
    for (const character of displayWidth(piece) > others ? characters(piece) : [piece]) {
      const width = displayWidth(character);
      if (used + width > room) flush();
      row += character;
      used += width;
    }
  }
  flush();
  return rows;
}

/** What must stay in one row: words with the blanks before them, wide characters with their punctuation. */
function unbreakable(text: string): string[] {
  const result: string[] = [];
  for (const piece of pieces(text)) {
    const last = result.at(-1);
    if (last !== undefined && (closing.test(piece) || opening.test(last) || /^\s+$/.test(last))) result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

/** Words, blanks, and wide characters one by one. */
function pieces(line: string): string[] {
  const result: string[] = [];
  let word = "";
  let blank = false;
  const flush = () => {
    if (word !== "") result.push(word);
    word = "";
  };
  for (const character of characters(line)) {
    const isBlank = /\s/.test(character);
    const isWide = widthOf(character) === 2;
    if (isWide || isBlank !== blank) flush();
    word += character;
    blank = isBlank;
    if (isWide) flush();
  }
  flush();
  return result;
}

/** What joins code points into one picture: a joiner, a variation selector, a skin tone, half a flag, a keycap, a tag. */
const joining = /[\u200d\ufe0f\u20e3\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/u;
let graphemes: Intl.Segmenter | undefined;

/** As a terminal places them, one after another. */
function characters(text: string): Iterable<string> {
  if (!joining.test(text)) return text;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Within a function, because the pattern takes time to make. */
const isEmoji = (character: string): boolean => /^\p{RGI_Emoji}$/v.test(character);

function widthOf(character: string): number {
  if (character.length === 1) return widthOfCodePoint(character);
  if (joining.test(character) && isEmoji(character)) return 2;
  let width = 0;
  for (const each of character) width += widthOfCodePoint(each);
  return width;
}

function widthOfCodePoint(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x7f) return 1;
  // Unified ideographs, and full-width punctuation.
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xff01 && code <= 0xff60)) return 2;
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  return isWide(code) ? 2 : 1;
}

function isWide(code: number): boolean {
  let [low, high] = [0, wideRanges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = wideRanges[middle] ?? [0, 0];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}
