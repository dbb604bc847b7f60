import { childOf, isDirective, isPlainText, stripsAfter, stripsBefore } from "./literal";
import type { SyntaxNode } from "./parser/syntax-tree";
import { unescapeTemplate } from "./template";

/**
 * The plain texts of a heredoc that is written `<<-`: the indentation that all of its lines have is no part of them. A line counts that begins with
 * text or with an insertion; an empty one does not.
 */
export function readIndentedHeredoc(template: SyntaxNode, source: Buffer): ReadonlyMap<SyntaxNode, string> {
  const texts: Line[] = [];
  collect(template, source, (token) => texts.push(token));
  const starts = texts.filter((_, i) => i === 0 || texts[i - 1]?.text.endsWith("\n"));
  const widths = starts.flatMap(({ node, text }) => (node && text.trim() === "" && text.endsWith("\n") ? [] : [indentationOf(text)]));
  const indentation = Math.min(...widths);
  const found = new Map<SyntaxNode, string>();
  for (const token of texts) {
    if (!token.node) continue;
    const isIndented = starts.includes(token) && !(token.text.trim() === "" && token.text.endsWith("\n"));
    found.set(token.node, (found.get(token.node) ?? "") + (isIndented ? token.text.slice(indentation) : token.text));
  }
  return found;
}

/** A line of plain text or the end of one; without a node an insertion, or a part of a directive. */
interface Line {
  readonly node?: SyntaxNode;
  readonly text: string;
}

const insertion: Line = { text: "" };

function collect(template: SyntaxNode, source: Buffer, take: (token: Line) => void): void {
  for (const child of template.children) {
    if (isPlainText(child)) {
      for (const text of linesOf(child, source)) take({ node: child, text });
      continue;
    }
    take(insertion);
    if (!isDirective(child)) continue;
    // Both branches of an "if", or what a "for" repeats.
    const inner = child.type === "conditional" ? [childOf(child, 1), childOf(child, 2)] : [childOf(childOf(child, 0), 1)];
    for (const part of inner) {
      collect(part, source, take);
      take(insertion);
    }
  }
}

/** The parser has cut off the indentation of a first line already. */
function linesOf({ range: { start, end } }: SyntaxNode, source: Buffer): string[] {
  let from = start.byte;
  while (source[from - 1] === 0x20 || source[from - 1] === 0x09) from--;
  const begin = source[from - 1] === 0x0a ? from : start.byte;
  if (begin === end.byte) return [];
  const lines = source
    .subarray(begin, end.byte)
    .toString()
    .split(/(?<=\n)/)
    .map(unescapeTemplate);
  const last = lines.length - 1;
  if (stripsBefore(source, begin)) lines[0] = (lines[0] ?? "").trimStart();
  if (stripsAfter(source, end.byte)) lines[last] = (lines[last] ?? "").trimEnd();
  return lines;
}

function indentationOf(text: string): number {
  return text.length - text.trimStart().length;
}
