import { isNativeError } from "node:util/types";
import { parseJson } from "../../schema/text/json";
import { isTooDeep, mostLevels } from "../nesting";
import { withAdvice } from "./hcl-advice";
import type { Json } from "./json";
import { Refusal } from "./refusal";

/** HCL's own parser, as WebAssembly. It takes a moment to start and stays in memory, so that it is loaded on first use. */
interface HclParser {
  parse(fileName: string, text: string): Promise<unknown>;
  getExpressionAst(fileName: string, text: string): Promise<SyntaxNode | null>;
}

/** A node of the parser's syntax tree, as far as it is used here. */
export interface SyntaxNode {
  /** Empty for parentheses, object keys and the current element of a splat. */
  readonly type: string;
  readonly children: readonly SyntaxNode[];
  /** Offsets in bytes. */
  readonly range: { readonly start: { readonly byte: number }; readonly end: { readonly byte: number } };
  readonly meta?: {
    /** The source text. */
    readonly value?: string;
    readonly type?: string;
    readonly name?: string;
    readonly operator?: string;
    readonly expandedFinalArgument?: boolean;
    readonly keyVar?: string;
    readonly valVar?: string;
    readonly groupedValue?: boolean;
    readonly traversal?: readonly { readonly type: string; readonly segment?: string }[];
  };
}

export interface SyntaxTree {
  readonly root: SyntaxNode;
  readonly source: Buffer;
}

function loadParser(): HclParser {
  return require("@cdktn/hcl2json") as HclParser;
}

/** A piece of HCL with a mistake, and the places of it. */
export class HclSyntaxError extends Error {
  constructor(readonly mistakes: readonly HclMistake[]) {
    super(mistakes.map((mistake) => `line ${mistake.line}: ${mistake.text}`).join("\n"));
    this.name = "HclSyntaxError";
  }
}
export interface HclMistake {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** Reads a whole `.tf` or `.tfvars` file into the JSON syntax. @throws HclSyntaxError */
export async function parseHclFile(text: string): Promise<Json> {
  refuseTornEscape(text);
  // Starts the parser.
  await loadParser().parse(FILE, "");
  let json: string;
  try {
    json = await parsedText(text);
  } catch (failure) {
    throw new HclSyntaxError(mistakesOf(failure, text));
  }
  const body = parseJson(json) as Json;
  if (isTooDeep(body)) throw new HclSyntaxError([nestedTooDeep(text)]);
  return body;
}

declare global {
  /** Where the library's bridge leaves the functions of its WebAssembly. */
  var __parse_terraform_config_wasm__: {
    parse(fileName: string, text: string, done: (failure: string | null, json: string) => void): void;
    getExpressionAst(fileName: string, text: string, done: (failure: string | null, json: string) => void): void;
  };
}

/** What the parser says, as it says it: the library reads that with JSON.parse, which rounds numbers. */
function parsedText(text: string): Promise<string> {
  return new Promise((settle, fail) => {
    globalThis.__parse_terraform_config_wasm__.parse(FILE, text, (failure, json) => (failure ? fail(new Error(failure)) : settle(json)));
  });
}

/** The parser puts `${"$"}{x}` together to `${x}`, and `${"$"}${x}` to `$${x}`: other things altogether. */
function refuseTornEscape(text: string): void {
  const torn = /[$%]\{\s*"(?:[^"\\]|\\.)*([$%])"\s*\}(?=\{|\1\{|\$\{\s*"\{)/.exec(text);
  if (!torn) return;
  const [, sign] = torn;
  const mistake = `an inserted "${sign}" right before "{" or "${sign}{" is not kept apart from it: write ${sign}${sign}{ for the two signs, or insert a local value that holds the "${sign}".`;
  throw new HclSyntaxError([{ ...placeOf(text, torn.index), text: mistake }]);
}

/** Parses one expression. @throws Refusal */
export async function parseExpression(text: string): Promise<SyntaxTree> {
  try {
    const root = await loadParser().getExpressionAst(FILE, text);
    if (root) return { root, source: Buffer.from(text) };
  } catch (failure) {
    const [mistake] = mistakesOf(failure, text);
    throw new Refusal("Invalid expression", mistake?.text ?? "the HCL parser cannot read it.");
  }
  throw new Refusal("Invalid expression", "there is nothing in it.");
}

/**
 * Parses the text of a string in JSON syntax as a template. A heredoc has the same rules as such a string: no backslash escapes in its plain text.
 * The tree's last literal ends with the line break before the closing marker.
 * @throws Refusal
 */
export async function parseTemplate(text: string): Promise<SyntaxTree> {
  return parseExpression(asHeredoc(text));
}

/** The same at once, for who has parsed something before: the parser runs then. @throws Refusal */
export function parseTemplateNow(text: string): SyntaxTree {
  const heredoc = asHeredoc(text);
  const found: { root?: SyntaxNode; failure?: string } = {};
  globalThis.__parse_terraform_config_wasm__.getExpressionAst(FILE, heredoc, (failure, json) => {
    if (failure) found.failure = failure;
    else found.root = JSON.parse(json) as SyntaxNode;
  });
  if (found.root) return { root: found.root, source: Buffer.from(heredoc) };
  throw new Refusal("Invalid template", mistakesOf(found.failure, heredoc)[0]?.text ?? "the HCL parser cannot read it.");
}

function asHeredoc(text: string): string {
  const longest = (text.match(/END_*/g) ?? []).reduce((longest, found) => (found.length > longest.length ? found : longest), "");
  const marker = longest === "" ? "END" : `${longest}_`;
  return `<<${marker}\n${text}\n${marker}\n`;
}

/** By its brackets: those within texts come in pairs mostly. */
function nestedTooDeep(text: string): HclMistake {
  let [depth, deepest, at] = [0, 0, 0];
  for (const { 0: bracket, index } of text.matchAll(/[[\](){}]/g)) {
    depth += "[({".includes(bracket) ? 1 : -1;
    if (depth <= deepest) continue;
    [deepest, at] = [depth, index];
  }
  return { ...placeOf(text, at), text: `this is nested too deep. No more than ${mostLevels} levels can be counted on.` };
}

function placeOf(text: string, at: number): Pick<HclMistake, "line" | "column"> {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** A name that no configuration is likely to hold: it marks the places in the parser's messages. */
const FILE = "smsform-source.tf";

function mistakesOf(failure: unknown, text: string): HclMistake[] {
  if (isNativeError(failure) && failure.name === "RangeError") return [nestedTooDeep(text)];
  const message = failure instanceof Error ? failure.message : String(failure);
  const places = [...message.matchAll(/smsform-source\.tf:(\d+),(\d+)(?:-[\d,]*)?: /g)];
  if (places.length === 0) return [{ line: 1, column: 1, text: message }];
  return places.map((place, i) => ({
    line: Number(place[1]),
    column: Number(place[2]),
    text: withAdvice(
      message
        .slice(place.index + place[0].length, places[i + 1]?.index)
        .trim()
        .replace(/\]$/, "")
        .replace(/smsform-source\.tf:(\d+),[\d,-]+/g, "line $1")
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .join(" "),
    ),
  }));
}
