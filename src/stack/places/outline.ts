/** Where the blocks and attributes of HCL stand: its parser gives what they hold, and loses their places. */

export type OutlineItem = OutlineAttribute | OutlineBlock;

export interface OutlineAttribute extends Lines {
  readonly kind: "attribute";
  readonly name: string;
}

export interface OutlineBlock extends Lines {
  readonly kind: "block";
  readonly name: string;
  /** As written between their quotes. */
  readonly labels: readonly string[];
  readonly items: readonly OutlineItem[];
}

/** From 1, both included. */
interface Lines {
  readonly firstLine: number;
  readonly lastLine: number;
}

const gap = /\s+/y;
const lineComment = /(?:#|\/\/)[^\n]*/y;
const name = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const quotedLabel = /"([^"\\\n]*(?:\\.[^"\\\n]*)*)"/y;

/**
 * Reads a text once from its beginning to its end, knowing strings, heredocs and comments, and nothing of what expressions mean.
 * @param text that the parser takes; of another one some of the outline is found
 */
export function outlineOf(text: string): readonly OutlineItem[] {
  const lineAt = countLines(text);
  const top: OutlineItem[] = [];
  const open: { name: string; labels: string[]; items: OutlineItem[]; firstLine: number }[] = [];
  const add = (item: OutlineItem) => void (open.at(-1)?.items ?? top).push(item);
  let at = afterGap(text, 0);
  while (at < text.length) {
    const firstLine = lineAt(at);
    const word = matchAt(name, text, at)?.[0];
    if (word === undefined) {
      const block = text[at] === "}" ? open.pop() : undefined;
      if (block) add({ kind: "block", ...block, lastLine: firstLine });
      at = afterGap(text, at + 1);
      continue;
    }
    const { labels, end } = labelsFrom(text, at + word.length);
    let next = end + 1;
    if (text[end] === "{") open.push({ name: word, labels, items: [], firstLine });
    if (text[end] === "=") {
      next = endOfExpression(text, end + 1);
      add({ kind: "attribute", name: word, firstLine, lastLine: lineAt(next) });
    }
    at = afterGap(text, next);
  }
  return top;
}

/** The line of an offset; offsets must not fall. */
function countLines(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (offset) => {
    for (; next !== -1 && next < offset; line++) next = text.indexOf("\n", next + 1);
    return line;
  };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function afterGap(text: string, from: number): number {
  let at = from;
  for (;;) {
    const end = (matchAt(gap, text, at)?.[0].length ?? 0) + at;
    const next = afterComment(text, end);
    if (next === end) return end;
    at = next;
  }
}

/** Where a comment ends that begins here; here, where none does. */
function afterComment(text: string, at: number): number {
  if (text.startsWith("/*", at)) {
    const end = text.indexOf("*/", at + 2);
    return end === -1 ? text.length : end + 2;
  }
  return at + (matchAt(lineComment, text, at)?.[0].length ?? 0);
}

function labelsFrom(text: string, from: number): { readonly labels: string[]; readonly end: number } {
  const labels: string[] = [];
  let at = from;
  for (;;) {
    const end = afterGap(text, at);
    const quoted = matchAt(quotedLabel, text, end);
    const [written = "", label = written] = quoted ?? matchAt(name, text, end) ?? [];
    if (written === "") return { labels, end };
    labels.push(label);
    at = end + written.length;
  }
}

/** What an offset within an expression is in: code between brackets, a text in quotes, or a heredoc with its marker. */
type Inside = { readonly kind: "code" | "quotes" } | { readonly kind: "heredoc"; readonly marker: string };

const plainCode = /[^\n"#/<(){}[\]]+/y;
const plainText = /[^"\\$%\n]+/y;
const heredocStart = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
const signs = /\$+|%+/y;

/** The offset of what ends the expression: a line break or a closing brace of the block around it. */
function endOfExpression(text: string, from: number): number {
  const around: Inside[] = [];
  let at = from;
  while (at < text.length) {
    const inside = around.at(-1);
    if (inside === undefined && (text[at] === "\n" || text[at] === "}")) return at;
    at = inside === undefined || inside.kind === "code" ? codeStep(text, at, around) : textStep(text, at, inside, around);
  }
  return text.length;
}

/** Goes on by a piece of code, and notes what begins or ends with it. */
function codeStep(text: string, at: number, around: Inside[]): number {
  const plain = matchAt(plainCode, text, at);
  if (plain) return at + plain[0].length;
  const end = afterComment(text, at);
  if (end > at) return end;
  const heredoc = matchAt(heredocStart, text, at);
  if (heredoc) {
    const [start, marker = ""] = heredoc;
    around.push({ kind: "heredoc", marker });
    return at + start.length;
  }
  const character = text[at] ?? "";
  if (character === '"') around.push({ kind: "quotes" });
  else if ("([{".includes(character)) around.push({ kind: "code" });
  else if (")]}".includes(character)) around.pop();
  return at + 1;
}

/** Goes on by a piece of a text; `${` and `%{` begin code in it, and `$${` and `%%{` do not. */
function textStep(text: string, at: number, inside: Inside, around: Inside[]): number {
  if (inside.kind === "heredoc" && text[at - 1] === "\n") {
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd === -1 ? text.length : lineEnd;
    if (text.slice(at, end).trim() === inside.marker) {
      around.pop();
      return end;
    }
  }
  const plain = matchAt(plainText, text, at);
  if (plain) return at + plain[0].length;
  const run = matchAt(signs, text, at)?.[0].length ?? 0;
  if (run > 0) {
    const isBrace = text[at + run] === "{";
    if (isBrace && run === 1) around.push({ kind: "code" });
    return at + run + (isBrace ? 1 : 0);
  }
  if (inside.kind === "heredoc") return at + 1;
  if (text[at] === '"') around.pop();
  return at + (text[at] === "\\" ? 2 : 1);
}
