import { isNativeError } from "node:util/types";
import { type Disk, mostOfInput, stepToRead } from "../../../ports/disk";
import { type Diagnostic, error } from "../../../schema";
import { decodeUtf8, NotUtf8 } from "../../../schema/text/utf8";
import {
  compileParserAhead,
  escapeAdvice,
  type HclMistake,
  HclSyntaxError,
  isJsonObject,
  type Json,
  looksUnusual,
  parseHclFile,
} from "../../expression";
import { type HclFile, hclFile, sourceLine } from "../../places/where";
import { type FoldedVariable, foldedVariablesIn } from "./folded-variable";
import { JsonSyntaxError, parseJsonFile } from "./json-file";

/** What gives a file's content. */
export type Reading = (path: string) => Promise<Buffer>;

export function regularFiles(disk: Disk): Reading {
  return (path) => disk.readMeanwhile(path, { most: mostOfInput });
}

/**
 * Reads a file by its ending, `.json` as JSON and everything else as HCL turned into the JSON syntax.
 * @param shown how messages name the file
 */
export async function readParsedFile(path: string, shown: string, read: Reading): Promise<ParsedFile> {
  try {
    const text = decodeUtf8(await read(path));
    if (looksUnusual(text)) compileParserAhead();
    if (!path.endsWith(".json")) return await parsedHcl(shown, text, path.endsWith(".tf") ? "blocks" : "values");
    return { body: parseJsonFile(text), diagnostics: [] };
  } catch (failure) {
    return { diagnostics: mistakesIn(shown, failure) };
  }
}

export interface ParsedFile {
  readonly body?: Json;
  /** The text that was HCL. */
  readonly hcl?: string;
  readonly diagnostics: Diagnostic[];
}

async function parsedHcl(shown: string, text: string, holds: "blocks" | "values"): Promise<ParsedFile> {
  const file = hclFile(shown, text);
  const folded = foldedVariablesIn(text);
  if (folded.length > 0) return { diagnostics: folded.map((variable) => foldedVariable(file, variable)) };
  try {
    const body = await parseHclFile(text, holds);
    const misplaced = holds === "blocks" && isJsonObject(body) ? Object.keys(body).filter((name) => isMisplaced(name, body[name])) : [];
    return misplaced.length === 0
      ? { body, hcl: text, diagnostics: [] }
      : { diagnostics: misplaced.map((name) => argumentFor(name, file, text)) };
  } catch (failure) {
    if (!(failure instanceof HclSyntaxError)) throw failure;
    return { diagnostics: failure.mistakes.map((mistake) => mistakeAt(file, "File is no HCL", mistake)) };
  }
}

const blockNames = ["terraform", "variable", "locals", "provider", "resource", "data", "output", "check", "import", "moved", "removed"];

/** Blocks come in lists, below their labels; what comes otherwise was written as an argument. */
function isMisplaced(name: string, value: Json | undefined): boolean {
  const isArgument = (part: Json): boolean =>
    Array.isArray(part) ? !part.every(isJsonObject) : !isJsonObject(part) || Object.values(part).some(isArgument);
  return blockNames.includes(name) && value !== undefined && isArgument(value);
}

function argumentFor(name: string, file: HclFile, text: string): Diagnostic {
  const before = text.slice(0, Math.max(0, text.search(new RegExp(`^[ \\t]*${name}[ \\t]*=`, "m"))));
  const advice = `"${name}" is a block: write it without "=", ${name} … { … }, and each by itself.`;
  return mistakeAt(file, "An argument where a block belongs", { line: before.split("\n").length, column: 1, text: advice });
}

function foldedVariable(file: HclFile, { name, line, column }: FoldedVariable): Diagnostic {
  return mistakeAt(file, "Unescaped variable", { line, column, text: escapeAdvice([name]) });
}

function mistakeAt(file: HclFile, summary: string, { line, column, text }: HclMistake): Diagnostic {
  return { ...error(summary, `${file.path}:${line}:${column}: ${text}`), source: sourceLine(file, line) };
}

function mistakesIn(shown: string, failure: unknown): Diagnostic[] {
  if (failure instanceof JsonSyntaxError) {
    return [error("File is no JSON", `${shown}:${failure.line}:${failure.column}: ${failure.text}.`)];
  }
  if (isAbort(failure)) return [error("Interrupted", `${shown} was waited for, and did not come to its end. Nothing was changed.`)];
  if (failure instanceof NotUtf8) {
    return [error("File is not UTF-8", `${shown}:${failure.line}:${failure.column}: ${failure.text}`)];
  }
  const reason = isNativeError(failure) ? failure.message : String(failure);
  return [error("File cannot be read", `${shown}: ${reason}. ${stepToRead(failure)}`)];
}

/** By its name: a signal aborts with a DOMException. */
function isAbort(failure: unknown): boolean {
  return typeof failure === "object" && failure !== null && "name" in failure && failure.name === "AbortError";
}
