/** Expressions of HCL, read into the syntax tree that its own parser would make of them. */
import { mostLevels } from "../../../nesting";
import type { SyntaxNode } from "../syntax-tree";
import { beyond, type Cursor, expect, isHere, isLineBreak, peek, skip, takeName, takes, within } from "./cursor";

/** What is said of a node in a syntax tree, except for its text. */
export type Meta = Omit<NonNullable<SyntaxNode["meta"]>, "value">;

/** A node, and where it stands in the text, in characters. */
export interface Read {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly children: readonly Read[];
  readonly meta: Meta;
}

const nothing: Meta = {};
const none: readonly Read[] = [];

const QUOTE = 0x22;
const DOLLAR = 0x24;
const PERCENT = 0x25;
const OPEN = 0x28;
const MINUS = 0x2d;
const DOT = 0x2e;
const NOT = 0x21;
const QUESTION = 0x3f;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;

export function readExpression(cursor: Cursor): Read {
  return within(cursor, cursor.endsAtLine, () => {
    const condition = readBinary(cursor, 0);
    skip(cursor);
    if (peek(cursor) !== QUESTION) return condition;
    cursor.at += 1;
    const whenTrue = readExpression(cursor);
    expect(cursor, ":");
    const whenFalse = readExpression(cursor);
    return node(cursor, "conditional", condition.from, [condition, whenTrue, whenFalse], nothing, whenFalse.to);
  });
}

/** An expression in some kind of brackets, behind the first one. */
function readUpTo(cursor: Cursor, end: string): Read {
  return within(cursor, false, () => {
    const inner = readExpression(cursor);
    expect(cursor, end);
    return inner;
  });
}

/** By how closely they bind, the loosest first. Of two that begin alike the longer one stands first. */
const levels: readonly Readonly<Record<string, string>>[] = [
  { "||": "logicalOr" },
  { "&&": "logicalAnd" },
  { "==": "equal", "!=": "notEqual" },
  { ">=": "greaterThanOrEqual", "<=": "lessThanOrEqual", ">": "greaterThan", "<": "lessThan" },
  { "+": "add", "-": "subtract" },
  { "*": "multiply", "/": "divide", "%": "modulo" },
];

interface Operator {
  readonly sign: string;
  readonly name: string;
  readonly level: number;
}

/** By the code of their first character. */
const operators = new Map<number, Operator[]>();
for (const [level, signs] of levels.entries()) {
  for (const [sign, name] of Object.entries(signs)) {
    const code = sign.charCodeAt(0);
    operators.set(code, [...(operators.get(code) ?? []), { sign, name, level }]);
  }
}

function operatorHere(cursor: Cursor): Operator | undefined {
  return operators.get(peek(cursor))?.find(({ sign }) => isHere(cursor, sign));
}

/** @param least how closely an operator binds at least that belongs to it */
function readBinary(cursor: Cursor, least: number): Read {
  let left = readTerm(cursor);
  for (let levels = 0; ; levels++) {
    if (levels > mostLevels) beyond();
    skip(cursor);
    const operator = operatorHere(cursor);
    if (!operator || operator.level < least) return left;
    cursor.at += operator.sign.length;
    const right = readBinary(cursor, operator.level + 1);
    left = node(cursor, "binaryOp", left.from, [left, right], { operator: operator.name }, right.to);
  }
}

function readTerm(cursor: Cursor): Read {
  skip(cursor);
  const from = cursor.at;
  const code = peek(cursor);
  if (code !== MINUS && code !== NOT) return withSteps(cursor, readAtom(cursor));
  cursor.at += 1;
  const operand = within(cursor, cursor.endsAtLine, () => readTerm(cursor));
  return node(cursor, "unaryOp", from, [operand], { operator: code === MINUS ? "negate" : "logicalNot" }, operand.to);
}

function readAtom(cursor: Cursor): Read {
  const from = cursor.at;
  switch (peek(cursor)) {
    case QUOTE:
      return readQuoted(cursor);
    case OPEN: {
      cursor.at += 1;
      const inner = readUpTo(cursor, ")");
      return node(cursor, "", from, [inner]);
    }
    case OPEN_LIST:
      return within(cursor, false, () => readTuple(cursor));
    case OPEN_OBJECT:
      return readObject(cursor);
    default:
      return readNumber(cursor) ?? readNamed(cursor);
  }
}

/** With an exponent that every reader takes. */
const number = /(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,4})?/y;

function readNumber(cursor: Cursor): Read | undefined {
  const from = cursor.at;
  number.lastIndex = from;
  const [found] = number.exec(cursor.text) ?? [];
  if (found === undefined) return undefined;
  cursor.at += found.length;
  if (cursor.at > cursor.end || /[\w.]/.test(cursor.text.charAt(cursor.at))) beyond();
  return node(cursor, "literalValue", from, none, { type: "number" });
}

const constants: Readonly<Record<string, string>> = { true: "bool", false: "bool", null: "dynamic" };

/** A constant, a call, or what a reference begins with. */
function readNamed(cursor: Cursor): Read {
  const from = cursor.at;
  let name = takeName(cursor) ?? beyond();
  const constant = Object.hasOwn(constants, name) ? constants[name] : undefined;
  while (isHere(cursor, "::")) {
    cursor.at += 2;
    name += `::${takeName(cursor) ?? beyond()}`;
  }
  const to = cursor.at;
  skip(cursor);
  if (constant !== undefined) {
    if ([OPEN, DOT, OPEN_LIST].includes(peek(cursor)) || name.includes("::")) beyond();
    return node(cursor, "literalValue", from, none, { type: constant }, to);
  }
  if (peek(cursor) === OPEN) return fillsTemplate.test(name) ? beyond() : readCall(cursor, from, name);
  if (name.includes("::") || isHere(cursor, "::")) beyond();
  return node(cursor, "scopeTraversal", from, none, { traversal: [{ type: "nameTraversal", segment: name }] }, to);
}

/** Their templates are read where they are filled in, at once: HCL's own parser is to be ready then, in case that one is needed. */
const fillsTemplate = /^(?:core::)?template(?:file|string)$/;

function readCall(cursor: Cursor, from: number, name: string): Read {
  return within(cursor, false, () => {
    expect(cursor, "(");
    const args: Read[] = [];
    let isExpanded = false;
    while (!takes(cursor, ")")) {
      args.push(readExpression(cursor));
      isExpanded = takes(cursor, "...");
      if (!isExpanded && takes(cursor, ",")) continue;
      expect(cursor, ")");
      break;
    }
    return node(cursor, "function", from, args, { name, expandedFinalArgument: isExpanded });
  });
}

/** `.name`, `["key"]`, `[0]`, `[computed]` and `[*]`, as many as there are. */
function withSteps(cursor: Cursor, begun: Read): Read {
  let read = begun;
  for (let steps = 0; ; steps++) {
    if (steps > mostLevels) beyond();
    const before = cursor.at;
    skip(cursor);
    if (peek(cursor) === DOT && peek(cursor, 1) !== DOT) {
      cursor.at += 1;
      read = withStep(cursor, read, { type: "nameTraversal", segment: takeName(cursor) ?? beyond() });
    } else if (isHere(cursor, "[*]")) {
      const from = cursor.at;
      cursor.at += 3;
      const current = node(cursor, "", from, none);
      const each = within(cursor, cursor.endsAtLine, () => withSteps(cursor, current));
      return node(cursor, "splat", read.from, [read, each], nothing, each.to);
    } else if (peek(cursor) === OPEN_LIST) {
      cursor.at += 1;
      const key = readUpTo(cursor, "]");
      const segment = segmentOf(cursor, key);
      read =
        segment === undefined ? node(cursor, "index", read.from, [read, key]) : withStep(cursor, read, { type: "indexTraversal", segment });
    } else {
      cursor.at = before;
      return read;
    }
  }
}

/** A key or an index that is written out is a step; any other one is computed. */
function segmentOf(cursor: Cursor, key: Read): string | undefined {
  const text = textOf(cursor, key);
  if (key.type === "literalValue") return /^\d{1,9}$/.test(text) ? text : beyond();
  if (key.type === "template" && key.children.every(isText)) return /^"[\w .:/@\u4e00-\u9fa5-]*"$/.test(text) ? text : beyond();
  return undefined;
}

function withStep(cursor: Cursor, read: Read, step: { readonly type: string; readonly segment: string }): Read {
  if (read.type !== "scopeTraversal" && read.type !== "relativeTraversal")
    return node(cursor, "relativeTraversal", read.from, [read], { traversal: [step] });
  return node(cursor, read.type, read.from, read.children, { traversal: [...(read.meta.traversal ?? []), step] });
}

function readTuple(cursor: Cursor): Read {
  const from = cursor.at;
  expect(cursor, "[");
  if (takesWord(cursor, "for")) return readFor(cursor, from, "]");
  const items: Read[] = [];
  while (!takes(cursor, "]")) {
    items.push(readExpression(cursor));
    if (takes(cursor, ",")) continue;
    expect(cursor, "]");
    break;
  }
  return node(cursor, "tuple", from, items);
}

function readObject(cursor: Cursor): Read {
  const from = cursor.at;
  cursor.at += 1;
  const made = within(cursor, false, () => (takesWord(cursor, "for") ? readFor(cursor, from, "}") : undefined));
  if (made) return made;
  const parts: Read[] = [];
  while (!within(cursor, false, () => takes(cursor, "}"))) {
    within(cursor, true, () => {
      parts.push(readKey(cursor));
      if (isHere(cursor, "==") || isHere(cursor, "::") || !(takes(cursor, "=") || takes(cursor, ":"))) beyond();
      parts.push(readExpression(cursor));
      skip(cursor);
      if (!takes(cursor, ",") && !isLineBreak(cursor) && !isHere(cursor, "}")) beyond();
    });
  }
  return node(cursor, "object", from, parts);
}

function readKey(cursor: Cursor): Read {
  skip(cursor);
  const from = cursor.at;
  const name = takeName(cursor);
  if (name !== undefined) {
    if (name === "for" || Object.hasOwn(constants, name)) beyond();
    const key = node(cursor, "", from, none);
    skip(cursor);
    return key;
  }
  const code = peek(cursor);
  if (code !== QUOTE && code !== OPEN) beyond();
  const inner = readAtom(cursor);
  skip(cursor);
  return node(cursor, "", from, [inner], nothing, inner.to);
}

function readFor(cursor: Cursor, from: number, end: "]" | "}"): Read {
  const first = readVariable(cursor);
  const second = takes(cursor, ",") ? readVariable(cursor) : undefined;
  if (!takesWord(cursor, "in")) beyond();
  const parts = [readExpression(cursor)];
  expect(cursor, ":");
  parts.push(readExpression(cursor));
  let groupedValue = false;
  if (end === "}") {
    expect(cursor, "=>");
    parts.push(readExpression(cursor));
    groupedValue = takes(cursor, "...");
  }
  if (takesWord(cursor, "if")) parts.push(readExpression(cursor));
  expect(cursor, end);
  return node(cursor, "for", from, parts, { keyVar: second === undefined ? "" : first, valVar: second ?? first, groupedValue });
}

function readVariable(cursor: Cursor): string {
  skip(cursor);
  const name = takeName(cursor) ?? beyond();
  return name === "in" || Object.hasOwn(constants, name) ? beyond() : name;
}

function takesWord(cursor: Cursor, word: string): boolean {
  skip(cursor);
  const { at } = cursor;
  if (isHere(cursor, word) && takeName(cursor) === word) return true;
  cursor.at = at;
  return false;
}

/** A text in quotes: its plain texts, as they are written, and what is put between them. */
export function readQuoted(cursor: Cursor): Read {
  const from = cursor.at;
  cursor.at += 1;
  const parts = readParts(cursor, QUOTE);
  cursor.at += 1;
  const [only, second] = parts;
  if (!only) return node(cursor, "template", from, [node(cursor, "literalValue", from + 1, none, { type: "string" }, from + 1)]);
  return node(cursor, second || isText(only) ? "template" : "templateWrap", from, parts);
}

/** @param quote ends it, and lets backslashes mean something; without one it goes to the end */
export function readParts(cursor: Cursor, quote?: typeof QUOTE): Read[] {
  const parts: Read[] = [];
  let begin = cursor.at;
  const endText = () => {
    if (cursor.at > begin) parts.push(node(cursor, "literalValue", begin, none, { type: "string" }));
  };
  for (;;) {
    const code = peek(cursor);
    if (code === quote || cursor.at >= cursor.end) break;
    if (code === DOLLAR || code === PERCENT) {
      const signs = signsHere(cursor, code);
      if (peek(cursor, signs) !== OPEN_OBJECT) cursor.at += signs;
      else if (signs === 2) cursor.at += 3;
      else if (signs > 2 || code === PERCENT) beyond();
      else {
        endText();
        parts.push(readInsertion(cursor));
        begin = cursor.at;
      }
    } else if (code === BACKSLASH && quote !== undefined) {
      if (!'nrt"\\'.includes(cursor.text.charAt(cursor.at + 1))) beyond();
      cursor.at += 2;
    } else if (code === 0x0d || (code === 0x0a && quote !== undefined)) beyond();
    else skipPlain(cursor);
  }
  if (quote !== undefined && cursor.at >= cursor.end) beyond();
  endText();
  return parts;
}

const plain = /[^"\\$%\r\n]+/y;

function skipPlain(cursor: Cursor): void {
  plain.lastIndex = cursor.at;
  cursor.at = plain.test(cursor.text) ? Math.min(plain.lastIndex, cursor.end) : cursor.at + 1;
}

function signsHere(cursor: Cursor, code: number): number {
  let signs = 1;
  while (peek(cursor, signs) === code) signs += 1;
  return signs;
}

function readInsertion(cursor: Cursor): Read {
  const { hasComments } = cursor;
  cursor.hasComments = false;
  cursor.at += 2;
  const inserted = readUpTo(cursor, "}");
  cursor.hasComments = hasComments;
  return inserted;
}

/** A plain text of a template: constants of other kinds are inserted. */
export function isText({ type, meta }: Read): boolean {
  return type === "literalValue" && meta.type === "string";
}

export function textOf({ text }: Cursor, { from, to }: Read): string {
  return text.slice(from, to);
}

function node({ at }: Cursor, type: string, from: number, children: readonly Read[], meta = nothing, to = at): Read {
  return { type, from, to, children, meta };
}
