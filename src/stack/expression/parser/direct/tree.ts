/** Syntax trees of expressions and of templates that are of the ordinary kind. */
import type { SyntaxNode, SyntaxTree } from "../syntax-tree";
import { attempt, beyond, type Cursor, cursorOn, skip } from "./cursor";
import { type Read, readExpression, readParts } from "./expression";

/** Undefined where it is for HCL's own parser. */
export function expressionIn(text: string): SyntaxTree | undefined {
  return treeOf(text, {}, (cursor) => {
    const root = readExpression(cursor);
    skip(cursor);
    return cursor.at === cursor.end ? root : beyond();
  });
}

/** Of a heredoc: what stands between its markers, with the line break before the second one. */
export function templateIn(heredoc: string): SyntaxTree | undefined {
  const at = heredoc.indexOf("\n") + 1;
  const end = heredoc.lastIndexOf("\n", heredoc.length - 2) + 1;
  return treeOf(heredoc, { at, end }, (cursor) => {
    return { type: "template", from: at, to: end, children: readParts(cursor), meta: {} };
  });
}

function treeOf(text: string, given: Partial<Cursor>, read: (cursor: Cursor) => Read): SyntaxTree | undefined {
  const source = Buffer.from(text);
  // Half a pair is no character in bytes.
  if (source.length !== text.length && source.toString() !== text) return undefined;
  const root = attempt(() => read(cursorOn(text, given)));
  if (!root) return undefined;
  const before = source.length === text.length ? undefined : bytesBefore(text);
  return { root: syntaxOf(root, text, (at) => before?.[at] ?? at), source };
}

function syntaxOf({ type, from, to, children, meta }: Read, text: string, byteAt: (character: number) => number): SyntaxNode {
  return {
    type,
    children: children.map((child) => syntaxOf(child, text, byteAt)),
    range: { start: { byte: byteAt(from) }, end: { byte: byteAt(to) } },
    meta: { ...meta, value: text.slice(from, to) },
  };
}

/** How many bytes stand before each character. */
function bytesBefore(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // Each half of a pair counts as two of its four.
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    before[index + 1] = (before[index] ?? 0) + (code < 0x80 ? 1 : code < 0x800 || isHalf ? 2 : 3);
  }
  return before;
}
