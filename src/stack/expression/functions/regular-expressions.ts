import type { RE2JS } from "re2js";
import type { Value } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { dynamicType, stringType, type ValueType } from "../value-type";
import { define, type FunctionDescription, listOf, text } from "./description";

/** RE2, as the other engines have it: no pattern takes more time than in proportion to the text. */
export const regularExpressionFunctions: Readonly<Record<string, FunctionDescription>> = {
  regex: define({
    parameters: [text("pattern"), text("string")],
    returns: ([pattern]) => captureType(pattern?.value),
    call: ([pattern, value], _rest, { type }) => {
      const matcher = compiled(pattern, 0).matcher(value);
      if (!matcher.find()) throw new BadArgument(1, "the pattern is not found in it. To ask whether it is, write length(regexall(…)) > 0.");
      return captured(matcher, type);
    },
  }),
  regexall: define({
    parameters: [text("pattern"), text("string")],
    returns: ([pattern]) => listOf(captureType(pattern?.value)),
    call: ([pattern, value], _rest, { type }) => {
      const matcher = compiled(pattern, 0).matcher(value);
      const found: Value[] = [];
      const element = "element" in type ? type.element : stringType;
      while (findNext(matcher)) found.push(captured(matcher, element));
      return found;
    },
  }),
  replace: define({
    parameters: [text("str"), text("substr"), text("replace")],
    returns: stringType,
    call: ([value, wanted, replacement]) => {
      const [, pattern] = /^\/([\s\S]*)\/$/.exec(wanted) ?? [];
      return pattern === undefined ? replacedTexts(value, wanted, replacement) : replacedAll(pattern, value, replacement);
    },
  }),
};

type Matcher = ReturnType<RE2JS["matcher"]>;

/** Nothing is not found again right behind what was found. */
function findNext(matcher: Matcher): boolean {
  const before = matcher.hasMatch ? matcher.end() : -1;
  return matcher.find() && (matcher.start() < matcher.end() || matcher.start() !== before || matcher.find());
}

function replacedTexts(value: string, wanted: string, replacement: string): string {
  return wanted === "" ? ["", ...value, ""].join(replacement) : value.split(wanted).join(replacement);
}

const compiledPatterns = new Map<string, RE2JS>();
const mostPatterns = 1000;

function compiled(pattern: string, position: number): RE2JS {
  const known = compiledPatterns.get(pattern);
  if (known) return known;
  if (compiledPatterns.size >= mostPatterns) compiledPatterns.clear();
  // Loaded where a pattern is used.
  const { RE2JS, RE2JSException }: typeof import("re2js") = require("re2js");
  try {
    const made = RE2JS.compile(refused(pattern));
    compiledPatterns.set(pattern, made);
    return made;
  } catch (failure) {
    if (failure instanceof RE2JSException || failure instanceof BadArgument)
      throw new BadArgument(position, `not a regular expression: ${failure.message}.`);
    throw failure;
  }
}

/** What RE2 takes here and not there. */
function refused(pattern: string): string {
  const [, anyByte] = /(?<!\\)(?:\\\\)*(\\C)/.exec(pattern) ?? [];
  if (anyByte) throw new BadArgument(0, `${anyByte} is not known`);
  return pattern;
}

function groupsOf(pattern: RE2JS): { readonly count: number; readonly names: readonly string[] } {
  const named = Object.entries(pattern.namedGroups() as Readonly<Record<string, number>>).sort(([, a], [, b]) => a - b);
  return { count: pattern.groupCount(), names: named.map(([name]) => name) };
}

function captureType(pattern: Value | undefined): ValueType {
  if (typeof pattern !== "string") return dynamicType;
  const { count, names } = groupsOf(compiled(pattern, 0));
  if (count === 0) return stringType;
  if (names.length === 0) return { kind: "tuple", elements: Array.from({ length: count }, () => stringType) };
  if (names.length === count) return { kind: "object", attributes: Object.fromEntries(names.map((name) => [name, stringType])) };
  throw new BadArgument(0, "give all of its groups a name, or none.");
}

function captured(matcher: Matcher, type: ValueType): Value {
  if (type.kind === "string") return matcher.group() ?? "";
  if (type.kind === "tuple") return type.elements.map((_, i) => matcher.group(i + 1) ?? null);
  return type.kind === "object"
    ? Object.fromEntries(Object.keys(type.attributes).map((name) => [name, matcher.group(name) ?? null]))
    : null;
}

function replacedAll(pattern: string, value: string, replacement: string): string {
  const expression = compiled(pattern, 1);
  const { names } = groupsOf(expression);
  const matcher = expression.matcher(value);
  let [made, end] = ["", 0];
  while (findNext(matcher)) {
    made += value.slice(end, matcher.start()) + expanded(replacement, matcher, expression.groupCount(), names);
    end = matcher.end();
  }
  return made + value.slice(end);
}

/** `$1`, `${1}`, `$name` and `$$`; a group that is not there is empty. */
function expanded(replacement: string, matcher: Matcher, count: number, names: readonly string[]): string {
  return replacement.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (_whole, bare?: string, braced?: string) => {
    const name = bare ?? braced;
    if (name === undefined) return "$";
    const index = /^\d+$/.test(name) ? Number(name) : undefined;
    if (index !== undefined) return index <= count ? (matcher.group(index) ?? "") : "";
    return names.includes(name) ? (matcher.group(name) ?? "") : "";
  });
}
