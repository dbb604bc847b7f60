/** Files of HCL, read into the JSON syntax that its own parser would turn them into. */
import { normalText } from "../../../../schema/text/normal-form";
import { inTextOrder } from "../../../../schema/values";
import { mostLevels } from "../../../nesting";
import type { Json, JsonObject } from "../../json";
import { attempt, beyond, type Cursor, cursorOn, isLineBreak, skip, takeName, takes, within } from "./cursor";
import { isText, type Read, readExpression, textOf } from "./expression";

/** Undefined where a file is for HCL's own parser. @param text of whole characters, as everything is that came in UTF-8 */
export function bodyIn(text: string): JsonObject | undefined {
  return attempt(() => {
    const cursor = cursorOn(text, { hasComments: true });
    const body = readBody(cursor);
    return cursor.at === cursor.end ? body : beyond();
  });
}

/** What stands under a name: blocks in a list, below as many labels as they have. */
type Blocks = Map<string, Blocks> | JsonObject[];

function readBody(cursor: Cursor): JsonObject {
  const attributes = new Map<string, Json>();
  const blocks = new Map<string, Blocks>();
  for (;;) {
    within(cursor, false, () => skip(cursor));
    const name = takeName(cursor);
    if (name === undefined) break;
    within(cursor, true, () => readItem(cursor, name, attributes, blocks));
  }
  if ([...attributes.keys()].some((name) => blocks.has(name))) beyond();
  return inOrder([...attributes, ...[...blocks].map(([name, under]): [string, Json] => [name, written(under)])]);
}

function readItem(cursor: Cursor, name: string, attributes: Map<string, Json>, blocks: Map<string, Blocks>): void {
  skip(cursor);
  if (takes(cursor, "=")) readAttribute(cursor, name, attributes);
  else readBlock(cursor, name, blocks);
  skip(cursor);
  if (!isLineBreak(cursor) && cursor.at !== cursor.end) beyond();
}

function readAttribute(cursor: Cursor, name: string, attributes: Map<string, Json>): void {
  if (attributes.has(name)) beyond();
  attributes.set(name, jsonOf(cursor, readExpression(cursor)));
}

/** Of ASCII, or of Chinese that is never written in two ways. */
const label = /"([ !#-[\]-~\u4e00-\u9fa5]*)"/y;

function readBlock(cursor: Cursor, name: string, blocks: Map<string, Blocks>): void {
  const path = [name];
  while (!takes(cursor, "{")) {
    path.push(takeName(cursor) ?? takeLabel(cursor));
    if (path.length > mostLevels) beyond();
  }
  put(blocks, path, readContent(cursor));
}

function takeLabel(cursor: Cursor): string {
  label.lastIndex = cursor.at;
  const [whole, inner] = label.exec(cursor.text) ?? [];
  if (whole === undefined || inner === undefined || inner.includes("${") || inner.includes("%{")) return beyond();
  cursor.at += whole.length;
  return inner;
}

/** Behind the brace: nothing, one attribute on the same line, or lines. */
function readContent(cursor: Cursor): JsonObject {
  skip(cursor);
  if (takes(cursor, "}")) return {};
  const attributes = new Map<string, Json>();
  if (!isLineBreak(cursor)) {
    const name = takeName(cursor) ?? beyond();
    if (!takes(cursor, "=")) beyond();
    attributes.set(name, jsonOf(cursor, readExpression(cursor)));
    return takes(cursor, "}") ? inOrder([...attributes]) : beyond();
  }
  const body = within(cursor, true, () => readBody(cursor));
  return takes(cursor, "}") ? body : beyond();
}

function put(blocks: Map<string, Blocks>, path: readonly string[], body: JsonObject): void {
  let here = blocks;
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    const under = here.get(step) ?? (isLast ? [] : new Map<string, Blocks>());
    here.set(step, under);
    if (isLast !== Array.isArray(under)) beyond();
    if (Array.isArray(under)) under.push(body);
    else here = under;
  }
}

function written(blocks: Blocks): Json {
  return Array.isArray(blocks) ? blocks : inOrder([...blocks].map(([name, under]): [string, Json] => [name, written(under)]));
}

function inOrder(entries: [string, Json][]): JsonObject {
  return Object.fromEntries(entries.sort(([a], [b]) => inTextOrder(a, b)));
}

/** Constants as they are, everything else as a template of its text. */
function jsonOf(cursor: Cursor, read: Read): Json {
  const [first, second] = read.children;
  switch (read.type) {
    case "literalValue":
      return constantOf(textOf(cursor, read));
    case "unaryOp":
      return first?.type === "literalValue" ? oppositeOf(constantOf(textOf(cursor, first)), read.meta.operator) : insertionOf(cursor, read);
    case "template":
      return templateOf(cursor, read);
    case "templateWrap":
      return first && !second ? jsonOf(cursor, first) : beyond();
    case "tuple":
      return read.children.map((item) => jsonOf(cursor, item));
    case "object":
      return objectOf(cursor, read);
    default:
      return insertionOf(cursor, read);
  }
}

function constantOf(text: string): Json {
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  // Any other number is for somebody who reads it exactly.
  return /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(text) && text.length <= 15 ? Number(text) : beyond();
}

function oppositeOf(constant: Json, operator: string | undefined): Json {
  if (operator === "negate" && typeof constant === "number" && constant !== 0) return -constant;
  return operator === "logicalNot" && typeof constant === "boolean" ? !constant : beyond();
}

function objectOf(cursor: Cursor, { children }: Read): JsonObject {
  const entries = new Map<string, Json>();
  for (let index = 0; index + 1 < children.length; index += 2) {
    const [key, value] = [children[index], children[index + 1]];
    if (!key || !value) return beyond();
    const name = keyOf(cursor, key);
    if (entries.has(name)) beyond();
    entries.set(name, jsonOf(cursor, value));
  }
  return inOrder([...entries]);
}

function keyOf(cursor: Cursor, key: Read): string {
  const [inner] = key.children;
  if (!inner) return textOf(cursor, key);
  return inner.type === "template" ? templateOf(cursor, inner) : beyond();
}

/** What a template may hold besides its plain texts: other things are turned into directives, or taken in. */
const insertable: ReadonlySet<string> = new Set(["scopeTraversal", "relativeTraversal", "index", "splat", "function", "for"]);

function templateOf(cursor: Cursor, { children }: Read): string {
  const parts = children.map((part) => {
    if (isText(part)) return inNormalForm(unescaped(textOf(cursor, part)));
    return insertable.has(part.type) ? insertionOf(cursor, part) : beyond();
  });
  return parts.join("");
}

/** What has two forms is for the parser: its tables are of a Unicode of its own. */
function inNormalForm(text: string): string {
  return /\p{M}/u.test(text) || normalText(text) !== text ? beyond() : text;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** Those of insertions stay: the JSON syntax has them as well. */
function unescaped(text: string): string {
  return text.includes("\\") ? text.replace(/\\(.)/g, (_whole, letter: string) => escapes[letter] ?? beyond()) : text;
}

function insertionOf(cursor: Cursor, read: Read): string {
  return `\${${textOf(cursor, read)}}`;
}
