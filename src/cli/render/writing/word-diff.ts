/** How a text that people read becomes another one, word by word. */
import type { Span } from "./lines";
import { escaped } from "./quote";
import { changedItems } from "./sequence";

/** A variable of a platform is one word: `${code}`, `{1}`. */
const variable = /\$?\{[^{}\s]*\}/g;
/** Texts that hold these could not be told from the marks of a difference. */
const mark = /\[-|-\]|\{\+|\+\}/;
const shortest = 8;
/** Nobody reads a difference in a longer one, and finding its words takes more than its length. */
const longest = 5000;
/** Where less of a text stays, both are read more easily as wholes. */
const leastKept = 0.4;

interface Run {
  readonly removed: string;
  readonly added: string;
  readonly kept: string;
}

/**
 * The escaped texts as one, with what goes and what comes: without the added spans it is the old text, without the removed ones the new.
 * @returns undefined where the two are no prose, or have too little in common
 */
export function wordDiff(before: string, after: string): Span[] | undefined {
  if (!isProse(before) || !isProse(after) || mark.test(escaped(before)) || mark.test(escaped(after))) return undefined;
  const { lines } = changedItems(wordsOf(before), wordsOf(after), Object.is, true);
  const kept = lines.reduce((sum, { sign, item }) => (sign === " " ? sum + item.length : sum), 0);
  if (kept < leastKept * Math.max(before.length, after.length)) return undefined;
  return joined(lines).flatMap((run) => [...span(run.kept, "plain"), ...span(run.removed, "removed"), ...span(run.added, "added")]);
}

/** Longer than a name, in one line, and in words. */
function isProse(text: string): boolean {
  return text.length <= longest && [...text].length >= shortest && !text.includes("\n") && /[\s\p{Script=Han}]/u.test(text);
}

let segmenter: Intl.Segmenter | undefined;

function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const words: string[] = [];
  let at = 0;
  const cut = (piece: string) => {
    for (const { segment } of segmenter?.segment(piece) ?? []) words.push(segment);
  };
  for (const { 0: name, index } of text.matchAll(variable)) {
    cut(text.slice(at, index));
    words.push(name);
    at = index + name.length;
  }
  cut(text.slice(at));
  return words;
}

/** What changes in one place is one change; so are changes with nothing but blanks between them. */
function joined(lines: readonly { readonly sign: string; readonly item: string }[]): Run[] {
  const runs: Run[] = [];
  for (const { sign, item } of lines) {
    const last = runs.at(-1) ?? { removed: "", added: "", kept: "" };
    if (sign === " ") {
      const continues = last.kept !== "" && last.removed + last.added === "";
      if (continues) runs[runs.length - 1] = { ...last, kept: last.kept + item };
      else runs.push({ kept: item, removed: "", added: "" });
      continue;
    }
    const change = { removed: sign === "-" ? item : "", added: sign === "+" ? item : "" };
    const before = runs.at(-2);
    const isBlankBetween = before !== undefined && last.removed + last.added === "" && /^\s+$/.test(last.kept);
    if (isBlankBetween && before.removed + before.added !== "") {
      const { removed, added, kept } = before;
      runs.splice(-2, 2, { kept, removed: removed + last.kept + change.removed, added: added + last.kept + change.added });
    } else if (runs.length > 0) {
      runs[runs.length - 1] = { ...last, removed: last.removed + change.removed, added: last.added + change.added };
    } else runs.push({ kept: "", ...change });
  }
  return runs;
}

function span(text: string, style: Span["style"]): Span[] {
  return text === "" ? [] : [{ text: escaped(text), style }];
}
