import { containsUnknown, UNKNOWN, type Value } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { isNumeric } from "../../../schema/number/numeric";
import { isPrimitive, toBool, toNumber, toText } from "../../../schema/primitives";
import { typeOf } from "../evaluated";
import type { Evaluated } from "../expression";
import { elementsOf } from "../nodes/for";
import { stringType } from "../value-type";
import { quoted, toJson } from "./data/to-json";
import { anything, define, type FunctionDescription, listOf, text } from "./description";
import { graphemesOf } from "./letters";
import { numberFormats, type Verb } from "./number-format";

const values = anything("args", { takesNull: true, needsAllKnown: true });

export const formatFunctions: Readonly<Record<string, FunctionDescription>> = {
  format: define({
    parameters: [text("format")],
    rest: values,
    returns: stringType,
    call: ([format], args) => formatted(format, args),
  }),
  formatlist: define({
    parameters: [text("format")],
    rest: anything("args", { takesNull: true }),
    returns: listOf(stringType),
    call: ([format], args) => {
      const columns = args.map((argument) => (isSequence(argument) ? elementsOf(argument).map(([, element]) => element) : argument));
      const lengths = columns.flatMap((column, i) => (Array.isArray(column) ? [{ length: column.length, position: i + 1 }] : []));
      const length = lengths[0]?.length ?? 1;
      const other = lengths.find((each) => each.length !== length);
      if (other) throw new BadArgument(other.position, `it has ${other.length} elements, an earlier list has ${length}.`);
      return Array.from({ length }, (_, row) => {
        const cells = columns.map((column) => (isList(column) ? (column[row] ?? nothing) : column));
        return cells.some(({ value }) => containsUnknown(value)) ? UNKNOWN : formatted(format, cells);
      });
    },
  }),
};

const nothing: Evaluated = { value: null, sensitive: false };

function isSequence(argument: Evaluated): boolean {
  return argument.value !== null && ["list", "set", "tuple"].includes(typeOf(argument).kind);
}

function isList(column: Evaluated | readonly Evaluated[]): column is readonly Evaluated[] {
  return Array.isArray(column);
}

const verb = /%(?<flags>[ #+0-]*)(?<width>[1-9]\d*)?(?:\.(?<precision>\d*))?(?:\[(?<index>\d+)\])?(?<letter>[\s\S])?/gu;

/** A format in its parts: texts, and what stands for an argument. */
type Part = string | (Verb & { readonly whole: string; readonly index: number | undefined });

function formatted(format: string, args: readonly Evaluated[]): string {
  let [next, most, made] = [0, 0, ""];
  for (const part of partsOf(format)) {
    if (typeof part === "string") {
      made += part;
      continue;
    }
    const position = part.index ?? next;
    next = position + 1;
    most = Math.max(most, next);
    if (part.letter === "" || !"vtbdoxXeEfgGsq".includes(part.letter))
      throw new BadArgument(0, `"${part.whole}" is no verb of a format; "%" itself is written "%%".`);
    const argument = args[position];
    if (!argument) throw new BadArgument(0, `"${part.whole}" wants argument ${position + 1}; there are ${args.length}.`);
    made += written(part, argument, position + 1);
  }
  if (most < args.length) throw new BadArgument(most + 1, `the format takes only ${most} values.`);
  return made;
}

/** The format that was read last: most are called with many values in a row. */
let lastRead: { readonly format: string; readonly parts: readonly Part[] } | undefined;

function partsOf(format: string): readonly Part[] {
  if (lastRead?.format !== format) lastRead = { format, parts: [...readParts(format)] };
  return lastRead.parts;
}

function* readParts(format: string): Iterable<Part> {
  let end = 0;
  for (const { 0: whole, index: start, groups = {} } of format.matchAll(verb)) {
    yield format.slice(end, start);
    end = start + whole.length;
    const { flags = "", width, precision, index, letter = "" } = groups as Readonly<Record<string, string | undefined>>;
    if (whole === "%%") yield "%";
    else
      yield {
        whole,
        flags,
        width: numberIn(width),
        precision: numberIn(precision),
        letter,
        index: index === undefined ? undefined : Number(index) - 1,
      };
  }
  yield format.slice(end);
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function written(given: Verb, argument: Evaluated, position: number): string {
  const { value } = argument;
  const asked = given.letter === "v" ? { ...given, letter: letterFor(given, value) } : given;
  if (asked.letter === "json") return padded(toJson(argument), asked);
  const fail = (wanted: string): never => {
    throw new BadArgument(position, `"%${given.letter}" takes ${wanted}.`);
  };
  if (value === null || !isPrimitive(value)) return fail("no null, no list and no object");
  switch (asked.letter) {
    case "t":
      return String(toBool(value) ?? fail("a bool"));
    case "s":
      return padded(cut(toText(value), asked.precision), asked);
    case "q":
      return padded(quoted(cut(toText(value), asked.precision)), asked);
    default:
      return numberFormats(asked, toNumber(value) ?? fail("a number")) ?? fail("a whole number");
  }
}

function letterFor({ flags }: Verb, value: Value): string {
  if (flags.includes("#") || value === null || !isPrimitive(value)) return "json";
  return typeof value === "boolean" ? "t" : isNumeric(value) ? "g" : "s";
}

function cut(text: string, precision: number | undefined): string {
  return precision === undefined ? text : graphemesOf(text).slice(0, precision).join("");
}

function padded(text: string, { flags, width = 0 }: Verb): string {
  if (width === 0) return text;
  const missing = Math.max(0, width - graphemesOf(text).length);
  if (flags.includes("-")) return text + " ".repeat(missing);
  return (flags.includes("0") ? "0" : " ").repeat(missing) + text;
}
