import { isNativeError } from "node:util/types";
import { type Disk, mostOfInput, stepToRead } from "../../../ports/disk";
import { type Diagnostic, error } from "../../../schema";
import { decodeUtf8, NotUtf8 } from "../../../schema/text/utf8";
import { escapeAdvice, HclSyntaxError, type Json, parseHclFile } from "../../expression";
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
export async function readParsedFile(path: string, shown: string, read: Reading): Promise<{ body?: Json; diagnostics: Diagnostic[] }> {
  try {
    const text = decodeUtf8(await read(path));
    const isJson = path.endsWith(".json");
    const folded = isJson ? [] : foldedVariablesIn(text);
    if (folded.length > 0) return { diagnostics: folded.map((variable) => foldedVariable(shown, variable)) };
    return { body: isJson ? parseJsonFile(text) : await parseHclFile(text), diagnostics: [] };
  } catch (failure) {
    return { diagnostics: mistakesIn(shown, failure) };
  }
}

function foldedVariable(shown: string, { name, line, column }: FoldedVariable): Diagnostic {
  return error("Unescaped variable", `${shown}:${line}:${column}: ${escapeAdvice([name])}`);
}

function mistakesIn(shown: string, failure: unknown): Diagnostic[] {
  if (failure instanceof JsonSyntaxError) {
    return [error("File is no JSON", `${shown}:${failure.line}:${failure.column}: ${failure.text}.`)];
  }
  if (failure instanceof HclSyntaxError) {
    return failure.mistakes.map(({ line, column, text }) => error("File is no HCL", `${shown}:${line}:${column}: ${text}`));
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
