/** Values as a configuration would write them, and how they differ. */
import { isObject, isUnknown, sameValue, type Value } from "../../schema";
import { type Line, line, type Sign } from "./lines";
import { changedItems } from "./sequence";
import { displayWidth, padTo } from "./width";

/** A value that begins in one line, after `name = `, and may go on in others. */
export interface Rendered {
  readonly head: string;
  readonly rest: readonly Line[];
}

/** One name of an object, before and after. Null and undefined are the same: nothing. */
export interface Entry {
  readonly name: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  /** Its value is not shown. */
  readonly secret?: boolean;
  /** Written `name { … }`. */
  readonly block?: boolean;
  /** Shown even where it stays. */
  readonly keep?: boolean;
  readonly note?: string;
}

const masked = "(sensitive value)";
/** A change that is wider than this is broken before its arrow. */
const widest = 100;

/** Entries with their names aligned; what stays is counted, not shown. */
export function entryLines(entries: readonly Entry[], indent: number, hiddenThings = "attributes"): Line[] {
  const present = entries.filter(({ before, after }) => !isNothing(before) || !isNothing(after));
  const shown = present.filter((entry) => entry.keep || signOf(entry) !== " ");
  const named = shown.filter(({ block }) => !block);
  const width = Math.max(0, ...named.map(({ name }) => displayWidth(keyText(name))));
  const lines = named.flatMap((entry) => attributeLines(entry, indent, width));
  const hidden = present.length - shown.length;
  if (hidden > 0)
    lines.push(line(indent, `# (${hidden} unchanged ${hidden === 1 ? hiddenThings.replace(/s$/, "") : hiddenThings} hidden)`));
  const blocks = shown.filter(({ block }) => block);
  return [...lines, ...blocks.flatMap((entry) => [line(0, ""), ...blockLines(entry, indent)])];
}

function attributeLines(entry: Entry, indent: number, width: number): Line[] {
  const sign = signOf(entry);
  const { head, rest } = entry.secret ? { head: masked, rest: [] } : entryValue(entry, sign, indent, width);
  const note = entry.note === undefined ? "" : ` # ${entry.note}`;
  return noted([line(indent, `${padTo(keyText(entry.name), width)} = ${head}`, sign), ...rest], note);
}

/** A note stands after the opening bracket, or after a change, be it in one line or two. */
function noted(lines: readonly Line[], note: string): Line[] {
  const place = lines.length === 2 ? 1 : 0;
  return lines.map((each, index) => (index === place ? { ...each, text: each.text + note } : each));
}

function blockLines(entry: Entry, indent: number): Line[] {
  const sign = signOf(entry);
  const { head, rest } = entry.secret ? { head: masked, rest: [] } : entryValue(entry, sign, indent, 0);
  return [line(indent, `${entry.name} ${head}`, sign), ...rest];
}

function entryValue({ name, before, after }: Entry, sign: Sign, indent: number, width: number): Rendered {
  if (sign === "~") return difference(before ?? null, after ?? null, indent, indent + 2 + Math.max(width, name.length));
  if (sign !== "-") return whole(after ?? null, sign, indent);
  const { head, rest } = whole(before ?? null, sign, indent);
  const last = rest.at(-1);
  return last ? { head, rest: [...rest.slice(0, -1), { ...last, text: `${last.text} -> null` }] } : { head: `${head} -> null`, rest };
}

/** All of a value: it comes, goes or stays as a whole. */
export function whole(value: Value, sign: Sign, indent: number): Rendered {
  if (typeof value === "string" && value.includes("\n")) {
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
      return [line(indent + 4, `${padTo(keyText(name), width)} = ${head}`, sign), ...rest];
    });
    return { head: "{", rest: [...lines, line(indent, "}")] };
  }
  return { head: inline(value), rest: [] };
}

function itemLines(item: Value, sign: Sign, indent: number): Line[] {
  const { head, rest } = whole(item, sign, indent);
  const last = rest.at(-1);
  if (!last) return [line(indent, `${head},`, sign)];
  return [line(indent, head, sign), ...rest.slice(0, -1), { ...last, text: `${last.text},` }];
}

/** @param column where the value begins, for an arrow under it */
function difference(before: Value, after: Value, indent: number, column: number): Rendered {
  if (Array.isArray(before) && Array.isArray(after)) {
    const { lines, hidden } = changedItems<Value>(before, after, sameValue);
    const items = lines.flatMap(({ sign, item }) => itemLines(item, sign, indent + 4));
    return { head: "[", rest: [...items, ...hiddenElements(hidden, indent + 4), line(indent, "]")] };
  }
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    const entries = names.map((name): Entry => ({ name, before: before[name], after: after[name] }));
    return { head: "{", rest: [...entryLines(entries, indent + 4, "elements"), line(indent, "}")] };
  }
  if (typeof before === "string" && typeof after === "string" && (before.includes("\n") || after.includes("\n"))) {
    return { head: "<<-EOT", rest: [...textLines(before, after, indent + 4), line(indent, "EOT")] };
  }
  const [old, next] = [inline(before), inline(after)];
  if (column + displayWidth(old) + displayWidth(next) <= widest || isUnknown(after)) return { head: `${old} -> ${next}`, rest: [] };
  return { head: old, rest: [line(column - 2, `-> ${next}`)] };
}

function textLines(before: string, after: string, indent: number): Line[] {
  const all = changedItems(before.split("\n"), after.split("\n"), (a, b) => a === b, true);
  return all.lines.map(({ sign, item }) => line(indent, item, sign));
}

function hiddenElements(count: number, indent: number): Line[] {
  return count === 0 ? [] : [line(indent, `# (${count} unchanged ${count === 1 ? "element" : "elements"} hidden)`)];
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
  return String(value);
}

/** Platform variables stay `${name}`, as they are sent. */
function quoted(text: string): string {
  const controls = /[\u007f-\u009f]/g;
  return JSON.stringify(text).replace(controls, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function keyText(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) ? name : quoted(name);
}

function signOf({ before, after }: Entry): Sign {
  if (isNothing(before)) return isNothing(after) ? " " : "+";
  if (isNothing(after)) return "-";
  return sameValue(before, after) ? " " : "~";
}

function isNothing(value: Value | undefined): boolean {
  return value === null || value === undefined;
}
