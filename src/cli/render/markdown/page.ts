/** A page of limited length: what does not fit is left out as a whole, counted, and told at the end. */
import { joined, type Markdown, markdown, plainWords } from "./markdown";

export interface Section {
  /** Stands before the items, where there are any. */
  readonly head: Markdown;
  readonly items: readonly Markdown[];
  readonly between: "\n" | "\n\n";
  /** What an item is to readers: `object in detail`, `objects in detail`. */
  readonly one: string;
  readonly many: string;
}

/** Kept for the word on what was cut. */
const kept = 700;

/**
 * Sections in their order. One takes what those after it do not need, and at least half of what is left.
 * @param limit characters; below a thousand not even the title and that word have room
 * @param whole where all of it is, as a sentence
 */
export function page(
  title: Markdown,
  sections: readonly Section[],
  { limit, whole }: { readonly limit: number; readonly whole: Markdown },
): Markdown {
  const needs = sections.map(lengthOf);
  let left = limit - lengthOfText(title) - 1;
  let needed = needs.reduce((sum, each) => sum + each, 0);
  if (needed > left) left -= kept;
  const parts = [title];
  const missing: Markdown[] = [];
  for (const [at, section] of sections.entries()) {
    needed -= needs[at] ?? 0;
    const { content, leftOut } = fitted(section, Math.max(left - needed, Math.floor(left / 2)));
    if (content) {
      parts.push(content);
      left -= lengthOfText(content) + gap;
    }
    if (leftOut > 0) missing.push(markdown`${leftOut} ${plainWords(leftOut === 1 ? section.one : section.many)}`);
  }
  if (missing.length > 0) parts.push(markdown`_Cut to ${limit} characters. Left out: ${joined(missing, ", ")}._ ${whole}`);
  return markdown`${joined(parts, "\n\n")}\n`;
}

const gap = 2;

function fitted({ head, items, between }: Section, room: number): { readonly content?: Markdown; readonly leftOut: number } {
  let left = room - lengthOfText(head) - gap;
  const shown = items.filter((item) => {
    const needs = lengthOfText(item) + between.length;
    const fits = needs <= left;
    if (fits) left -= needs;
    return fits;
  });
  const leftOut = items.length - shown.length;
  return shown.length === 0 ? { leftOut } : { content: markdown`${head}${joined(shown, between)}`, leftOut };
}

function lengthOf({ head, items, between }: Section): number {
  if (items.length === 0) return 0;
  return items.reduce((sum, item) => sum + lengthOfText(item) + between.length, lengthOfText(head) + gap);
}

function lengthOfText(text: Markdown): number {
  return text.toString().length;
}
