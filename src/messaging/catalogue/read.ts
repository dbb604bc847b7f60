/** From what stands in a file to a catalogue, or to an error that says what is wrong with it. */
import { z } from "zod";
import { didYouMean } from "../../schema/text/nearest";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import { CatalogueError } from "../errors";
import type { Catalogue } from "./catalogue";
import { checkMessages } from "./check";
import { catalogueSchema } from "./schema";

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
  const read = catalogueSchema.safeParse(value, { reportInput: true });
  if (!read.success) throw unusable(name, problemIn(read.error.issues, value));
  const problem = checkMessages(read.data.messages);
  if (problem !== undefined) throw unusable(name, problem);
  return read.data;
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

type Issue = z.core.$ZodIssue;

function problemIn([issue, ...others]: readonly Issue[], whole: unknown): string {
  if (!issue) return form;
  if (issue.path[0] === "version") return wrongVersion(issue);
  // What is there that should not be is a better hint than what is missing.
  const stray = [issue, ...others].find(({ code }) => code === "unrecognized_keys");
  return stray?.code === "unrecognized_keys" ? strayKey(stray, whole) : `${placeOf(issue.path)} ${whatIsWrong(issue)} ${form}`;
}

function wrongVersion({ input }: Issue): string {
  if (input === undefined) return `it has no version; this smsform reads version 1. ${form}`;
  return `its version is ${shown(input)}, and this smsform reads version 1. Write it again with this smsform, or install the one that wrote it.`;
}

function strayKey({ path, keys: [key = ""] }: z.core.$ZodIssueUnrecognizedKeys, whole: unknown): string {
  const allowed = allowedAt(path);
  const missing = allowed.filter((name) => !hasOwnAt(whole, path, name));
  return `${placeOf(path)} has "${key}"; allowed are ${allowed.join(", ")}.${didYouMean(key, missing)}`;
}

function whatIsWrong(issue: Issue): string {
  const { input } = issue;
  if (input === undefined && issue.code === "invalid_type") return `is missing; it must be ${words(issue.expected)}.`;
  switch (issue.code) {
    case "invalid_type":
      return `is ${shown(input)}; it must be ${words(issue.expected)}.`;
    case "invalid_value":
      return `is ${input === undefined ? "missing" : shown(input)}; it must be one of ${issue.values.map(String).join(", ")}.`;
    case "too_small":
      return issue.origin === "int" || issue.origin === "number"
        ? `is ${shown(input)}; it must be ${String(issue.minimum)} or more.`
        : "is empty.";
    default:
      return `is ${shown(input)}, which is not allowed.`;
  }
}

function words(expected: string): string {
  const known: Readonly<Record<string, string>> = {
    string: "a text",
    int: "an integer",
    number: "a number",
    boolean: "true or false",
    array: "a list",
    object: "an object",
    record: "an object",
  };
  return known[expected] ?? expected;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return JSON.stringify(value)?.slice(0, 60) ?? "nothing";
}

/** `messages.otp.on[0].audience`. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return place === "" ? "it" : place.replace(/^\./, "");
}

function allowedAt(path: readonly PropertyKey[]): readonly string[] {
  const shape = shapeAt(catalogueSchema, path);
  return shape instanceof z.ZodObject ? Object.keys(shape.shape) : [];
}

function shapeAt(schema: unknown, [part, ...rest]: readonly PropertyKey[]): unknown {
  if (schema instanceof z.ZodOptional) return shapeAt(schema.unwrap(), part === undefined ? rest : [part, ...rest]);
  if (part === undefined) return schema;
  if (schema instanceof z.ZodObject) return shapeAt(schema.shape[String(part)], rest);
  if (schema instanceof z.ZodRecord) return shapeAt(schema.valueType, rest);
  return schema instanceof z.ZodArray ? shapeAt(schema.element, rest) : undefined;
}

function hasOwnAt(value: unknown, [part, ...rest]: readonly PropertyKey[], name: string): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (part === undefined) return Object.hasOwn(value, name);
  return hasOwnAt(Object.getOwnPropertyDescriptor(value, part)?.value, rest, name);
}
