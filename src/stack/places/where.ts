/** Where something of a stack is written: how messages name it, and the line on which it stands. */
import { type Diagnostic, error, type Path, type SourceLine } from "../../schema";
import { type OutlineItem, outlineOf } from "./outline";

export interface Where {
  /** File and address, as messages begin: `main.tf, sms_x.a`. */
  readonly text: string;
  /** Left out where no line is known, as in JSON. */
  readonly place?: Place;
}

/** A way into a file, which is gone only when somebody must be told of its end. */
type Place = { readonly file: HclFile } | { readonly of: Place; readonly step: Step };

type Step = { readonly name: string } | { readonly label: string; readonly at: number } | { readonly index: number };

export interface HclFile {
  /** As messages name it. */
  readonly path: string;
  readonly lines: () => readonly string[];
  readonly outline: () => readonly OutlineItem[];
}

export function hclFile(path: string, text: string): HclFile {
  let lines: readonly string[] | undefined;
  let outline: readonly OutlineItem[] | undefined;
  return {
    path,
    lines: () => (lines ??= text.split("\n")),
    outline: () => (outline ??= outlineOf(text)),
  };
}

export function wholeFile(path: string, hcl: HclFile | undefined): Where {
  return { text: path, ...(hcl && { place: { file: hcl } }) };
}

/** A file of which another one changes blocks: what stands there stands in the other. */
export function overridden(where: Where, by: Where): Where {
  if (!where.place || !("file" in where.place) || !by.place || !("file" in by.place)) return where;
  const [file, other] = [where.place.file, by.place.file];
  return { ...where, place: { file: { ...file, outline: () => overriddenItems(file.outline(), other.outline(), other) } } };
}

/** The files of items that do not stand in the file of their outline. */
const origins = new WeakMap<OutlineItem, HclFile>();

function overriddenItems(items: readonly OutlineItem[], others: readonly OutlineItem[], file: HclFile): readonly OutlineItem[] {
  return items.map((item) => {
    const changes = others.filter(
      (other) =>
        item.kind === "block" && other.kind === "block" && other.name === item.name && String(other.labels) === String(item.labels),
    );
    const inner = changes.flatMap((other) => (other.kind === "block" ? other.items : []));
    if (item.kind !== "block" || inner.length === 0) return item;
    noteOrigin(inner, file);
    const names = new Set(inner.map(({ name }) => name));
    const changed: OutlineItem = { ...item, items: [...item.items.filter(({ name }) => !names.has(name)), ...inner] };
    const origin = origins.get(item);
    if (origin) origins.set(changed, origin);
    return changed;
  });
}

function noteOrigin(items: readonly OutlineItem[], file: HclFile): void {
  for (const item of items) {
    origins.set(item, file);
    if (item.kind === "block") noteOrigin(item.items, file);
  }
}

/** The same place under another name. */
export function named(text: string, { place }: Where): Where {
  return { text, ...(place && { place }) };
}

/** A block or an attribute in a place; of several blocks with the name, all of them. */
export function within(where: Where, name: string): Where {
  return step({ ...where, text: `${where.text}.${name}` }, { name });
}

/** Those of several blocks that have the label. @param at which of their labels, from 0 */
export function labelled(where: Where, label: string, at: number): Where {
  return step({ ...where, text: `${where.text} "${label}"` }, { label, at });
}

/** One of several blocks, in the order of the file. */
export function nth(where: Where, index: number): Where {
  return step(where, { index });
}

function step({ text, place }: Where, taken: Step): Where {
  return { text, ...(place && { place: { of: place, step: taken } }) };
}

export function errorAt(where: Where, summary: string, detail: string, mention?: string): Diagnostic {
  return { ...error(summary, `${where.text}: ${detail}`), ...sourceAt(where, mention) };
}

/**
 * The line of a place, for a diagnostic. What is not there is told by the line of what should hold it.
 * @param mention of the lines of an attribute, the first that holds it
 */
export function sourceAt({ place }: Where, mention?: string): { readonly source?: SourceLine } {
  const found = place && resolve(place);
  const [item] = found?.items ?? [];
  if (!found || !item || found.isFile) return {};
  const file = origins.get(item) ?? found.file;
  const { firstLine, lastLine } = item;
  const lines = mention === undefined || item.kind === "block" ? [] : file.lines().slice(firstLine - 1, lastLine);
  const offset = lines.findIndex((line) => line.includes(mention ?? ""));
  return { source: sourceLine(file, firstLine + Math.max(0, offset)) };
}

/** The line of an attribute by its path in a block. */
export function sourceAlong(where: Where, path: Path = []): { readonly source?: SourceLine } {
  const last = path.at(-1);
  const place = path.reduce<Where>((at, part) => (typeof part === "number" ? nth(at, part) : within(at, part)), where);
  return sourceAt(place, typeof last === "string" ? last : undefined);
}

interface Resolved {
  readonly file: HclFile;
  /** It is about the whole file, and the items are all that it holds. */
  readonly isFile: boolean;
  readonly items: readonly OutlineItem[];
}

/** Blocks share the way to their keyword and their type. */
const resolved = new WeakMap<Place, Resolved>();

function resolve(place: Place): Resolved {
  const known = resolved.get(place) ?? follow(place);
  resolved.set(place, known);
  return known;
}

function follow(place: Place): Resolved {
  if ("file" in place) return { file: place.file, isFile: true, items: place.file.outline() };
  const outer = resolve(place.of);
  const items = taken(outer, place.step);
  // Among blocks with other labels nothing is right.
  const isFound = items.length > 0 || "label" in place.step;
  return isFound ? { ...outer, isFile: false, items } : outer;
}

function taken({ items, isFile }: Resolved, step: Step): readonly OutlineItem[] {
  if ("index" in step) return items.length > 1 ? items.slice(step.index, step.index + 1) : items;
  if ("label" in step) return items.filter((item) => item.kind === "block" && item.labels[step.at] === step.label);
  const inner = isFile ? items : items.flatMap((item) => (item.kind === "block" ? item.items : []));
  return inner.filter(({ name }) => name === step.name);
}

/** What is longer is cut off: a line is shown to be recognised. */
const mostCharacters = 120;

export function sourceLine(file: HclFile, line: number): SourceLine {
  const text = withoutSecret((file.lines()[line - 1] ?? "").trim());
  return { file: file.path, line, text: text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text };
}

/** Attributes whose values are repeated nowhere. A file that cannot be read has no schema, so they are known by their names. */
const secretName = /secret|token|password|access_key/i;

function withoutSecret(line: string): string {
  const at = line.search(secretName);
  const equals = at === -1 ? -1 : line.indexOf("=", at);
  return equals === -1 ? line : `${line.slice(0, equals + 1)} …`;
}
