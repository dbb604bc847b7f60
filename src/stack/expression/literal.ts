import type { SyntaxNode } from "./parser";
import { unescapeTemplate } from "./template";

/** How the plain text of a template is written: in quotes with backslash escapes, or as it is. */
export type LiteralStyle = "quoted" | "plain";

/**
 * The plain text between the insertions of a template, which the parser gives as it stands in the source.
 * @param endsWithMarkerBreak the text ends with a line break that belongs to the closing marker
 */
export function readLiteral(node: SyntaxNode, source: Buffer, style: LiteralStyle, endsWithMarkerBreak: boolean): string {
  const raw = node.meta?.value ?? "";
  const own = endsWithMarkerBreak ? raw.replace(/\n$/, "") : raw;
  const text = unescapeTemplate(style === "quoted" ? unescapeQuoted(own) : own);
  const { start, end } = node.range;
  const stripsStart = source.subarray(start.byte - 2, start.byte).toString() === "~}";
  const stripsEnd = /^[$%]\{~/.test(source.subarray(end.byte, end.byte + 3).toString());
  return strip(text, style, stripsStart, stripsEnd);
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
