/** Lines of a plan, and how they come onto a screen of some width. */
import { visible } from "../../../schema";
import type { Colours, Paint } from "./colours";
import { joined, type Printable, printable } from "./printable";
import { breakExactly, displayWidth, wrap } from "./width";

/** What becomes of the thing that a line shows; a blank where it stays. */
export type Sign = "+" | "-" | "~" | "-/+" | "+/-" | "./+" | "+/." | "<=" | "." | " ";

/** A piece of text and what it is. Without colours `removed` and `added` are marked: `[-…-]`, `{+…+}`. */
export interface Span {
  readonly text: string;
  readonly style: "plain" | "removed" | "added" | "heading" | "remark" | "alarm";
}

/** What stays together as long as the screen is wide enough. */
export interface Part {
  readonly spans: readonly Span[];
  /** Where it begins when it has to begin a row of its own, in columns from the line's text. */
  readonly column: number;
  /** Where it goes on when it is wider than the screen; without it, it is left as it is. */
  readonly hang?: number;
}

/** One line of a plan: its sign stands in the columns right before its text. */
export interface Line {
  readonly sign: Sign;
  /** Column in which a sign of one character ends; the text begins two further. */
  readonly indent: number;
  /** One after the other, a blank between them; each in a row of its own where they do not fit. */
  readonly parts: readonly Part[];
}

/** Without a screen, parts share a row up to this width. */
const widest = 100;
/** Less room than this for a text is no use: then it goes on further left. */
const narrowest = 24;

export function line(indent: number, text: string, sign: Sign = " "): Line {
  return { sign, indent, parts: [{ spans: [plain(text)], column: 0 }] };
}

/** A value behind its name, or alone: where it is too wide, it goes on under its first character. */
export function valueLine(indent: number, lead: string, value: string, sign: Sign): Line {
  return { sign, indent, parts: [{ spans: [plain(lead + value)], column: 0, hang: displayWidth(lead) + 1 }] };
}

/** Says something about what follows. */
export function remark(indent: number, text: string, style: "heading" | "remark" = "remark"): Line {
  return { sign: " ", indent, parts: [{ spans: [{ text: `# ${text}`, style }], column: 0, hang: 2 }] };
}

export function plain(text: string): Span {
  return { text, style: "plain" };
}

/** The same line with more behind its last part. */
export function append(to: Line, text: string): Line {
  const last = to.parts.at(-1);
  return last ? { ...to, parts: [...to.parts.slice(0, -1), { ...last, spans: [...last.spans, plain(text)] }] } : to;
}

/** @param columns of the screen; without it nothing is broken within a part */
export function formatLine({ sign, indent, parts }: Line, colours: Colours, columns?: number): Printable {
  const room = (columns ?? Number.POSITIVE_INFINITY) - indent - 2;
  const shown = parts.map((part) => ({ ...part, spans: part.spans.map((span) => ({ ...span, text: visible(span.text) })) }));
  const marked = colours.isColorSupported ? shown : shown.map((part) => ({ ...part, spans: part.spans.map(withMarks) }));
  const rows = rowsOf(marked, room, (columns ?? widest) - indent - 2);
  const texts = rows.map(({ column, spans }, index) => {
    const isBlank = spans.every(({ text }) => text === "");
    if (isBlank && (index > 0 || sign === " ")) return "";
    const text = joined(
      spans.map((span) => styled(span, colours)),
      "",
    );
    if (index > 0 || sign === " ") return printable`${" ".repeat(indent + 2 + column)}${text}`;
    return printable`${" ".repeat(Math.max(0, indent + 1 - sign.length))}${colourOf(sign, colours)(sign)}${isBlank ? "" : " "}${text}`;
  });
  return joined(texts, "\n");
}

/** One below the other; no line break at the end. */
export function formatLines(lines: readonly Line[], colours: Colours, columns?: number): Printable {
  return joined(
    lines.map((each) => formatLine(each, colours, columns)),
    "\n",
  );
}

interface Row {
  readonly column: number;
  readonly spans: readonly Span[];
}

/** Parts share a row as long as they fit; what took several rows gets nothing behind it but remarks. */
function rowsOf(parts: readonly Part[], room: number, roomToShare: number): Row[] {
  const rows: Row[] = [];
  let isWhole = true;
  for (const { spans, column, hang } of parts) {
    const last = rows.at(-1);
    const isRemark = spans.every(({ style }) => style === "alarm");
    const fits = last && last.column + widthOf(last.spans) + 1 + widthOf(spans) <= (isRemark ? room : roomToShare);
    if (last && fits && (isWhole || isRemark)) rows[rows.length - 1] = { ...last, spans: [...last.spans, plain(" "), ...spans] };
    else {
      const more = broken({ column: last ? Math.max(0, column) : 0, spans }, hang, room);
      isWhole = more.length === 1;
      rows.push(...more);
    }
  }
  return rows;
}

/** A row in as many as it takes. */
function broken(row: Row, hang: number | undefined, room: number): Row[] {
  if (hang === undefined || row.column + widthOf(row.spans) <= room) return [row];
  const column = room - hang < narrowest ? 2 : hang;
  const [only, ...others] = row.spans;
  if (only && others.length === 0 && only.text.startsWith("# ")) {
    const lines = wrap(only.text.slice(2), Math.max(narrowest, room - 4));
    return lines.map((text, index) => ({ column: 0, spans: [{ ...only, text: `#${index === 0 ? " " : "   "}${text}` }] }));
  }
  const text = row.spans.map((span) => span.text).join("");
  const pieces = breakExactly(text, Math.max(narrowest, room - row.column), Math.max(narrowest, room - column));
  let at = 0;
  return pieces.map((piece, index) => {
    const spans = slice(row.spans, at, at + piece.length);
    at += piece.length;
    return { column: index === 0 ? row.column : column, spans };
  });
}

function slice(spans: readonly Span[], from: number, to: number): Span[] {
  let at = 0;
  return spans.flatMap((span) => {
    const [start, end] = [Math.max(from, at) - at, Math.min(to, at + span.text.length) - at];
    at += span.text.length;
    return start < end ? [{ ...span, text: span.text.slice(start, end) }] : [];
  });
}

function widthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

function withMarks({ text, style }: Span): Span {
  if (style === "removed") return plain(`[-${text}-]`);
  return style === "added" ? plain(`{+${text}+}`) : { text, style };
}

function styled({ text, style }: Span, colours: Colours): Printable {
  switch (style) {
    case "removed":
      return colours.red(colours.strikethrough(text));
    case "added":
      return colours.green(colours.underline(text));
    case "heading":
      return colours.bold(text);
    case "remark":
      return colours.dim(text);
    case "alarm":
      return colours.red(text);
    case "plain":
      return printable`${text}`;
  }
}

function colourOf(sign: Exclude<Sign, " ">, colours: Colours): Paint {
  switch (sign) {
    case "+":
      return colours.green;
    case "-":
    case "-/+":
    case "+/-":
      return colours.red;
    case "~":
      return colours.yellow;
    case "<=":
      return colours.cyan;
    case ".":
    case "./+":
    case "+/.":
      return colours.magenta;
  }
}
