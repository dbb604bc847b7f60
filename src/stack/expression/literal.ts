import type { SyntaxNode } from "./parser/syntax-tree";
import { Refusal } from "./refusal";
import { unescapeTemplate } from "./template";

/** How the plain text of a template is written: in quotes with backslash escapes, or as it is. */
export type LiteralStyle = "quoted" | "plain";

/**
 * The plain text between the insertions of a template, which the parser gives as it stands in the source.
 * @param endsWithMarkerBreak the text ends with a line break that belongs to the closing marker
 */
export function readLiteral(node: SyntaxNode, source: Buffer, style: LiteralStyle, endsWithMarkerBreak: boolean): string {
  const { start, end } = node.range;
  const raw = source.subarray(start.byte, end.byte).toString();
  const own = endsWithMarkerBreak ? raw.replace(/\n$/, "") : raw;
  const text = unescapeTemplate(style === "quoted" ? unescapeQuoted(own) : own);
  return strip(text, style, stripsBefore(source, start.byte), stripsAfter(source, end.byte));
}

/** Does an insertion or directive end here with a strip marker? */
export function stripsBefore(source: Buffer, byte: number): boolean {
  return source.subarray(byte - 2, byte).toString() === "~}";
}

/** Does one begin here with a strip marker? */
export function stripsAfter(source: Buffer, byte: number): boolean {
  return /^[$%]\{~/.test(source.subarray(byte, byte + 3).toString());
}

export function isPlainText(node: SyntaxNode): boolean {
  return node.type === "literalValue" && node.meta?.type === "string";
}

/** `%{ if … }` or `%{ for … }`, with what stands up to its end. */
export function isDirective(node: SyntaxNode): boolean {
  return node.meta?.value?.startsWith("%{") === true;
}

export function childOf(node: SyntaxNode, index: number): SyntaxNode {
  const child = node.children[index];
  if (child) return child;
  throw new Refusal("Invalid expression", `the parser gave an incomplete "${node.type}".`);
}

/** The strip marker `~` reaches to the end of the line; in quotes, where a line break is an escape, it reaches beyond. */
function strip(text: string, style: LiteralStyle, start: boolean, end: boolean): string {
  const fromStart = !start ? text : style === "quoted" ? text.trimStart() : text.replace(/^[^\S\n]*\n?/, "");
  return !end ? fromStart : style === "quoted" ? fromStart.trimEnd() : fromStart.replace(/(?<![^\S\n])[^\S\n]*\n?$/, "");
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function unescapeQuoted(raw: string): string {
  return raw.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g, (whole, short?: string, long?: string, letter?: string) => {
    const code = short ?? long;
    return code === undefined ? (escapes[letter ?? ""] ?? whole) : String.fromCodePoint(Number.parseInt(code, 16));
  });
}
