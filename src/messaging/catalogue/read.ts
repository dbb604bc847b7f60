/** From what stands in a file to a catalogue, or to an error that says what is wrong with it. */
import { didYouMean } from "../../schema/text/nearest";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import { CatalogueError } from "../errors";
import type { Catalogue } from "./catalogue";
import { checkMessages } from "./check";
import { Misfit, shown } from "./form";
import { catalogueForm } from "./schema";

const form = "Its form is described in smsform/catalogue.schema.json.";

/**
 * @param name of the file, for errors
 * @throws CatalogueError for the first thing that is wrong
 */
export function parseCatalogue(bytes: Uint8Array, name: string): Catalogue {
  return checkCatalogue(parseJson(textOf(bytes, name), name), name);
}

/** The same of what a program made. @throws CatalogueError */
export function checkCatalogue(value: unknown, name: string): Catalogue {
  const unusableName = nameOfNothing(value);
  if (unusableName !== undefined) throw unusable(name, unusableName);
  const otherVersion = versionProblem(value);
  if (otherVersion !== undefined) throw unusable(name, otherVersion);
  const read = catalogueForm.read(value);
  if (read instanceof Misfit) throw unusable(name, wordsOf(read));
  const problem = checkMessages(read.messages);
  if (problem !== undefined) throw unusable(name, problem);
  return read;
}

/** What reads a record would leave it out without a word: to JavaScript it is the name of something else. */
function nameOfNothing(value: unknown): string | undefined {
  const messages = isRecord(value) && isRecord(value.messages) ? value.messages : {};
  const places = [
    { place: "messages", names: messages },
    ...Object.entries(messages).map(([key, message]) => ({
      place: `messages.${key}.variables`,
      names: isRecord(message) ? message.variables : {},
    })),
  ];
  const found = places.find(({ names }) => isRecord(names) && Object.hasOwn(names, "__proto__"));
  return found && `${found.place} has "__proto__", which no program can name. Give it another name.`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function unusable(name: string, problem: string): CatalogueError {
  return new CatalogueError(`The catalogue ${name} cannot be used: ${problem}`);
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return decodeUtf8(bytes);
  } catch (failure) {
    if (failure instanceof NotUtf8) throw unusable(name, failure.message);
    throw failure;
  }
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    if (text.trim() === "") throw unusable(name, `it is empty. ${form}`);
    if (/^\s*\{/.test(text) && isCutOff(text)) throw unusable(name, "it ends in the middle: it was cut off. Write it again.");
    throw unusable(name, `it is no JSON. ${form}`);
  }
}

/** Whether it would be JSON if only it went on: a text or brackets are open at its end. */
function isCutOff(text: string): boolean {
  let isText = false;
  let depth = 0;
  for (const [token] of text.matchAll(/\\.|["[\]{}]/gs)) {
    if (token === '"') isText = !isText;
    else if (!isText && (token === "[" || token === "{")) depth += 1;
    else if (!isText && (token === "]" || token === "}")) depth -= 1;
  }
  return isText || depth > 0;
}

/** Before anything else: what is wrong by this version may be right by its own. */
function versionProblem(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const version: unknown = Reflect.get(value, "version");
  if (version === undefined) return `it has no version; this smsform reads version 1. ${form}`;
  return version === 1
    ? undefined
    : `its version is ${shown(version)}, and this smsform reads version 1. Write it again with this smsform, or install the one that wrote it.`;
}

function wordsOf({ place, what, stray }: Misfit): string {
  return `${place || "it"} ${what}${stray === undefined ? ` ${form}` : didYouMean(stray.name, stray.missing)}`;
}
