/** YAML as the other engines read and write it: of version 1.2, without the tags of programs. */
import type { Scalar } from "yaml";
import { isObject, normalText, type Value } from "../../../../schema";
import { BadArgument } from "../../../../schema/function";
import { isNumeric, numberText, parseNumber } from "../../../../schema/number/numeric";
import { inTextOrder } from "../../../../schema/values";
import type { Evaluated } from "../../expression";
import { literalType } from "../../value-type";

export function fromYaml(text: string): Evaluated {
  // Loaded where YAML is read.
  const yaml: typeof import("yaml") = require("yaml");
  const documents = yaml.parseAllDocuments(text, { schema: "failsafe", merge: false, uniqueKeys: false, logLevel: "silent" });
  const [document, second] = "empty" in documents ? [] : documents;
  if (second) throw new BadArgument(0, "it holds several documents; only one can be read.");
  const [mistake] = document?.errors ?? [];
  if (mistake) throw new BadArgument(0, `it is no YAML: ${mistake.message.split("\n")[0]}`);
  if (!document?.contents) throw new BadArgument(0, "there is nothing in it.");
  const value = new Reading(yaml).valueOf(document.contents);
  return { value, type: literalType(value), sensitive: false };
}

/** More than anybody writes, and less than fills the memory: aliases of aliases double with each step. */
const mostNodes = 1_000_000;

class Reading {
  #nodes = 0;
  /** What has a name, from where it has been read on: only then others may stand for it. */
  readonly #named = new Map<string, { readonly value: Value; readonly nodes: number }>();

  constructor(private readonly yaml: typeof import("yaml")) {}

  valueOf(node: unknown): Value {
    const { isAlias, isCollection, isScalar } = this.yaml;
    this.#count(1);
    if (isAlias(node)) return this.#aliased(node.source);
    const before = this.#nodes;
    const value = isScalar(node) ? scalarOf(node) : isCollection(node) ? this.#collected(node) : null;
    if ((isScalar(node) || isCollection(node)) && node.anchor) this.#named.set(node.anchor, { value, nodes: this.#nodes - before });
    return value;
  }

  #count(nodes: number): void {
    this.#nodes += nodes;
    if (this.#nodes > mostNodes) throw new BadArgument(0, "it holds too much.");
  }

  #aliased(name: string): Value {
    const named = this.#named.get(name);
    if (!named) throw new BadArgument(0, `*${name} stands within what it names, or names nothing.`);
    this.#count(named.nodes);
    return named.value;
  }

  #collected(node: unknown): Value {
    const { isMap, isPair, isScalar, isSeq } = this.yaml;
    if (isSeq(node)) return node.items.map((item) => this.valueOf(item));
    if (!isMap(node)) return null;
    const merged: Readonly<Record<string, Value>>[] = [];
    const own: [string, Value][] = [];
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      if (isScalar(pair.key) && pair.key.type === "PLAIN" && pair.key.source === "<<") merged.push(...this.#mergedFrom(pair.value));
      else own.push([keyOf(this.valueOf(pair.key)), this.valueOf(pair.value)]);
    }
    return Object.fromEntries([...merged.reverse().flatMap((each) => Object.entries(each)), ...own]);
  }

  #mergedFrom(node: unknown): Readonly<Record<string, Value>>[] {
    const value = this.valueOf(node);
    const all: readonly Value[] = Array.isArray(value) ? value : [value];
    return all.map((each) => {
      if (isObject(each)) return each;
      throw new BadArgument(0, "only a map can be merged with <<.");
    });
  }
}

function keyOf(value: Value): string {
  if (typeof value === "string") return value;
  if (isNumeric(value)) return numberText(value);
  if (typeof value === "boolean") return String(value);
  throw new BadArgument(0, "a key must be a text.");
}

function scalarOf({ type, tag, source, value }: Scalar): Value {
  const text = typeof value === "string" ? value : (source ?? "");
  if (tag !== undefined && tag !== "" && tag !== "!") return tagged(tag, text);
  return type === "PLAIN" || type === undefined ? plainOf(text) : normalText(text);
}

function tagged(tag: string, text: string): Value {
  switch (tag.replace("tag:yaml.org,2002:", "!!")) {
    case "!!str":
      return normalText(text);
    case "!!binary":
      return text.replace(/\s/g, "");
    case "!!null":
      return null;
    case "!!int":
    case "!!float":
    case "!!bool":
      return plainOf(text);
    default:
      throw new BadArgument(0, `the tag ${tag} is not known.`);
  }
}

const words: Readonly<Record<string, Value>> = {
  "": null,
  "~": null,
  ...spellings(null, "null"),
  ...spellings(true, "true", "yes", "on", "y"),
  ...spellings(false, "false", "no", "off", "n"),
};

function spellings(value: Value, ...all: readonly string[]): Record<string, Value> {
  const written = all.flatMap((word) => [word, word.toUpperCase(), `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`]);
  return Object.fromEntries(written.map((word) => [word, value]));
}

function plainOf(text: string): Value {
  if (Object.hasOwn(words, text)) return words[text] ?? null;
  if (/^[-+]?(?:\.inf|\.Inf|\.INF)$/.test(text) || /^(?:\.nan|\.NaN|\.NAN)$/.test(text))
    throw new BadArgument(0, `${text} is no number of the language.`);
  return numberIn(text) ?? timeIn(text) ?? normalText(text);
}

/** A day, or a time with its place: as RFC 3339 has it. */
function timeIn(text: string): string | undefined {
  const [, year = "", month = "", day = "", time] =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](\d\d?:\d\d:\d\d(?:\.\d*)?(?:Z|[+-]\d\d:\d\d)))?$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (year === "" || Number.isNaN(Date.parse(`${date}T00:00:00Z`))) return undefined;
  return `${date}T${(time ?? "00:00:00Z").replace(/\.\d*/, "")}`;
}

function numberIn(text: string): Value | undefined {
  const plain = text.replaceAll("_", "");
  const [, sign = "", digits] = /^([-+]?)(0x[0-9a-fA-F]+|0o[0-7]+)$/.exec(plain) ?? [];
  if (digits !== undefined) return parseNumber(`${sign === "-" ? "-" : ""}${BigInt(digits)}`);
  if (text.startsWith("_")) return undefined;
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(plain) ? parseNumber(plain) : undefined;
}

/** Texts stand in quotes, those of several lines as blocks; keys come in order. */
export function toYaml(value: Value): string {
  const lines = linesOf(value);
  const isPlain = !isObject(value) && !Array.isArray(value) && typeof value !== "string";
  return `${lines.join("\n")}\n${isPlain ? "...\n" : ""}`;
}

function linesOf(value: Value): string[] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((item: Value) => itemLines(item));
  if (!isObject(value) || Object.keys(value).length === 0) return scalarLines(value);
  return Object.keys(value)
    .sort(inTextOrder)
    .flatMap((name) => entryLines(quoted(name), value[name] ?? null));
}

function itemLines(item: Value): string[] {
  const [first = "", ...more] = linesOf(item);
  return [`- ${first}`, ...(typeof item === "string" ? more : more.map(indented))];
}

function entryLines(name: string, value: Value): string[] {
  const [first = "", ...more] = linesOf(value);
  if (Array.isArray(value) && value.length > 0) return [`${name}:`, first, ...more];
  if (isObject(value) && Object.keys(value).length > 0) return [`${name}:`, ...[first, ...more].map(indented)];
  return [`${name}: ${first}`, ...more];
}

function indented(line: string): string {
  return line === "" ? line : `  ${line}`;
}

function scalarLines(value: Value): string[] {
  if (Array.isArray(value)) return ["[]"];
  if (isObject(value)) return ["{}"];
  if (isNumeric(value)) return [numberText(value)];
  if (typeof value !== "string") return [String(value)];
  return value.includes("\n") && canBeBlock(value) ? blockLines(value) : [quoted(value)];
}

function canBeBlock(value: string): boolean {
  return !/[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd]|[ \t]\n|[ \t]$/.test(value);
}

function blockLines(value: string): string[] {
  const body = value.replace(/\n$/, "");
  const hint = /^[ \n]/.test(value) ? "2" : "";
  const end = value === "\n" || value.endsWith("\n\n") ? "+" : value.endsWith("\n") ? "" : "-";
  return [`|${hint}${end}`, ...body.split("\n").map((line) => (line === "" ? "" : `  ${line}`))];
}

const escapes: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\0": "\\0",
  "\x07": "\\a",
  "\b": "\\b",
  "\v": "\\v",
  "\f": "\\f",
  "\x1b": "\\e",
};

function quoted(text: string): string {
  const escaped = text.replace(/["\\]/g, "\\$&").replace(/(?! )[\p{C}\p{Z}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return escapes[character] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`);
  });
  return `"${escaped}"`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, "0");
}
