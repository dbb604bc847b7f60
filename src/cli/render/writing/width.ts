/** Texts on a screen, made visible: East Asian wide characters take two columns, combining marks none. */
import { visible } from "../../../schema";

/** First and last code points of the wide blocks (Unicode Standard Annex 11, classes W and F), neighbours joined. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Columns that a line takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of visible(text)) width += widthOf(character);
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
  for (const character of visible(text)) {
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
    for (const character of displayWidth(piece) > others ? piece : [piece]) {
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
  for (const character of line) {
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

function widthOf(character: string): number {
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  return wideRanges.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
