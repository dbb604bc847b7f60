/** Values as a configuration would write them, and how they differ. */
import { isObject, isUnknown, isVisible, sameValue, type Value } from "../../schema";
import { isNumeric, numberText } from "../../schema/number/numeric";
import { type Entry, isNothing as isNoEntry, type ShownEntry, signOf } from "../reading/entry";
import { append, type Line, line, type Part, plain, remark, type Sign, type Span, valueLine } from "./writing/lines";
import { quoted } from "./writing/quote";
import { changedItems } from "./writing/sequence";
import { displayWidth, padTo } from "./writing/width";
import { wordDiff } from "./writing/word-diff";

/** A value that begins in one line, after `name = `, and may go on in others. */
export interface Rendered {
  readonly head: string;
  readonly rest: readonly Line[];
}

/** A value that changes: from what, or what of it; and to what. */
interface Changed {
  readonly head: readonly Span[];
  readonly arrow?: string;
  readonly rest: readonly Line[];
}

const hiddenValue: Changed = { head: [plain("(sensitive value)")], rest: [] };

/** Entries with their names aligned; what stays is counted, not shown. */
export function entryLines(entries: readonly Entry[], indent: number, hiddenThings = "attributes"): Line[] {
  const present = entries.filter((entry) => !isNoEntry(entry));
  const shown = present.filter((entry) => entry.keep || signOf(entry) !== " ");
  const named = shown.filter(({ block }) => !block);
  const width = Math.max(0, ...named.map(({ name }) => displayWidth(keyText(name))));
  const lines = named.flatMap((entry) => attributeLines(entry, indent, width));
  const hidden = present.length - shown.length;
  if (hidden > 0)
    lines.push(remark(indent, `(${hidden} unchanged ${hidden === 1 ? hiddenThings.replace(/s$/, "") : hiddenThings} hidden)`));
  const blocks = shown.filter(({ block }) => block);
  return [...lines, ...blocks.flatMap((entry) => [line(0, ""), ...blockLines(entry, indent)])];
}

function attributeLines(entry: Entry, indent: number, width: number): Line[] {
  const sign = signOf(entry);
  const lead = `${padTo(keyText(entry.name), width)} = `;
  return entryValueLines(entry, sign, indent, lead);
}

function blockLines(entry: Entry, indent: number): Line[] {
  return entryValueLines(entry, signOf(entry), indent, `${entry.name} `);
}

/** The value behind its name. A note stands behind the opening bracket or behind the change, be it in one row or two. */
function entryValueLines(entry: Entry, sign: Sign, indent: number, lead: string): Line[] {
  const { head, arrow, rest } = entry.hidden === undefined ? entryValue(entry, sign, indent) : hiddenValue;
  const column = displayWidth(lead);
  const parts: Part[] = [
    { spans: [plain(lead), ...head], column: 0, hang: column + 1 },
    ...(arrow === undefined ? [] : [{ spans: [plain(`-> ${arrow}`)], column: column - 3, hang: column + 1 }]),
    ...(entry.note === undefined ? [] : [{ spans: [{ text: `# ${entry.note}`, style: "alarm" } as const], column }]),
  ];
  return [{ sign, indent, parts }, ...rest];
}

function entryValue({ before, after }: ShownEntry, sign: Sign, indent: number): Changed {
  if (sign === "~") return difference(before ?? null, after ?? null, indent);
  const { head, rest } = whole((sign === "-" ? before : after) ?? null, sign, indent);
  if (sign !== "-") return { head: [plain(head)], rest };
  const last = rest.at(-1);
  return last
    ? { head: [plain(head)], rest: [...rest.slice(0, -1), append(last, " -> null")] }
    : { head: [plain(`${head} -> null`)], rest };
}

/** All of a value: it comes, goes or stays as a whole. */
export function whole(value: Value, sign: Sign, indent: number): Rendered {
  if (isHeredoc(value)) {
    return {
      head: "<<-EOT",
      rest: [
        ...value
          .replace(/\n$/, "")
          .split("\n")
          .map((text) => line(indent + 4, text)),
        line(indent, "EOT"),
      ],
    };
  }
  if (Array.isArray(value) && value.length > 0) {
    return { head: "[", rest: [...value.flatMap((item: Value) => itemLines(item, sign, indent + 4)), line(indent, "]")] };
  }
  if (isObject(value) && Object.keys(value).length > 0) {
    const present = Object.entries(value).filter(([, item]) => !isNothing(item));
    const width = Math.max(0, ...present.map(([name]) => displayWidth(keyText(name))));
    const lines = present.flatMap(([name, item]) => {
      const { head, rest } = whole(item, sign, indent + 4);
      return [valueLine(indent + 4, `${padTo(keyText(name), width)} = `, head, sign), ...rest];
    });
    return { head: "{", rest: [...lines, line(indent, "}")] };
  }
  return { head: inline(value), rest: [] };
}

function itemLines(item: Value, sign: Sign, indent: number): Line[] {
  const { head, rest } = whole(item, sign, indent);
  const last = rest.at(-1);
  if (!last) return [valueLine(indent, "", `${head},`, sign)];
  return [line(indent, head, sign), ...rest.slice(0, -1), append(last, ",")];
}

function difference(before: Value, after: Value, indent: number): Changed {
  if (Array.isArray(before) && Array.isArray(after)) {
    const { lines, hidden } = changedItems<Value>(before, after, sameValue);
    const items = lines.flatMap(({ sign, item }) => itemLines(item, sign, indent + 4));
    return { head: [plain("[")], rest: [...items, ...hiddenElements(hidden, indent + 4), line(indent, "]")] };
  }
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    const entries = names.map((name): Entry => ({ name, before: before[name], after: after[name] }));
    return { head: [plain("{")], rest: [...entryLines(entries, indent + 4, "elements"), line(indent, "}")] };
  }
  if (typeof before === "string" && typeof after === "string") {
    if ((isHeredoc(before) || isHeredoc(after)) && isVisible(before + after)) {
      return { head: [plain("<<-EOT")], rest: [...textLines(before, after, indent + 4), line(indent, "EOT")] };
    }
    const words = wordDiff(before, after);
    if (words) return { head: [plain('"'), ...words, plain('"')], rest: [] };
  }
  return { head: [plain(inline(before))], arrow: inline(after), rest: [] };
}

/** Text of several lines, all of which can be seen as they are. */
function isHeredoc(value: Value): value is string {
  return typeof value === "string" && value.includes("\n") && isVisible(value);
}

function textLines(before: string, after: string, indent: number): Line[] {
  const [old, now] = [before, after].map((text) => ({ lines: text.replace(/\n$/, "").split("\n"), isEnded: text.endsWith("\n") }));
  const all = changedItems(old?.lines ?? [], now?.lines ?? [], (a, b) => a === b, true);
  const lines = all.lines.map(({ sign, item }) => line(indent, item, sign));
  if (old?.isEnded === now?.isEnded) return lines;
  // Nobody sees a last line break by looking.
  return [...lines, line(indent, "(line break at the end)", now?.isEnded ? "+" : "-")];
}

function hiddenElements(count: number, indent: number): Line[] {
  return count === 0 ? [] : [remark(indent, `(${count} unchanged ${count === 1 ? "element" : "elements"} hidden)`)];
}

/** A value in one line. What is unknown is said so. */
export function inline(value: Value): string {
  if (isUnknown(value)) return "(known after apply)";
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map((item: Value) => inline(item)).join(", ")}]`;
  if (isObject(value)) {
    const parts = Object.entries(value).map(([name, item]) => `${keyText(name)} = ${inline(item)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }
  return isNumeric(value) ? numberText(value) : String(value);
}

function keyText(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) ? name : quoted(name);
}

function isNothing(value: Value | undefined): boolean {
  return value === null || value === undefined;
}
