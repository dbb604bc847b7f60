import { isObject, isUnknown, type Value } from "../../../src/schema";
import { isNumeric, numberText } from "../../../src/schema/number/numeric";
import { inTextOrder } from "../../../src/schema/values";
import { type Evaluated, entryOf, typeOf, type ValueType } from "../../../src/stack/expression";
import { elementsOf } from "../../../src/stack/expression/nodes/for";

/** A value as the consoles of OpenTofu and Terraform show it: what is sensitive or not known is told in its place, and a list from a tuple. */
export function consoleText(evaluated: Evaluated): string {
  const { value, sensitive, sensitiveParts } = evaluated;
  const type = typeOf(evaluated);
  if (sensitive && !sensitiveParts) return "(sensitive value)";
  if (isUnknown(value)) return "(known after apply)";
  if (value === null) return nullText(type);
  if (isNumeric(value)) return numberText(value);
  if (typeof value === "string") return textInQuotes(value);
  if (Array.isArray(value)) return bracketed(type, value, elementsOf(evaluated));
  if (!isObject(value)) return String(value);
  const names = Object.keys(value).sort(inTextOrder);
  const lines = names.map((name) => `${quoted(name)} = ${consoleText(entryOf(evaluated, name))}`);
  const text = lines.length === 0 ? "{}" : `{\n${indented(lines)}\n}`;
  return type.kind === "map" ? `tomap(${text})` : text;
}

function bracketed(type: ValueType, value: readonly Value[], elements: ReturnType<typeof elementsOf>): string {
  const lines = elements.map(([, element]) => `${consoleText(element)},`);
  const text = value.length === 0 ? "[]" : `[\n${indented(lines)}\n]`;
  return type.kind === "list" || type.kind === "set" ? `to${type.kind}(${text})` : text;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/^/gm, "  ")).join("\n");
}

function nullText(type: ValueType): string {
  switch (type.kind) {
    case "dynamic":
      return "null";
    case "list":
    case "set":
    case "map":
      return `to${type.kind}(null) /* of ${nameOf(type.element)} */`;
    case "tuple":
    case "object":
      return `null /* ${type.kind} */`;
    default:
      return `to${type.kind}(null)`;
  }
}

function nameOf(type: ValueType): string {
  return "element" in type ? `${type.kind} of ${nameOf(type.element)}` : type.kind;
}

function textInQuotes(text: string): string {
  return text.includes("\n") ? `<<-EOT\n${text}\nEOT` : quoted(text);
}

const escapes: Readonly<Record<string, string>> = { "\t": "\\t", "\r": "\\r", "\x07": "\\a", "\b": "\\b", "\f": "\\f", "\v": "\\v" };

/** As Go quotes. */
function quoted(text: string): string {
  const escaped = text.replace(/["\\]/g, "\\$&").replace(/(?! )[\p{C}\p{Z}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return escapes[character] ?? (code < 0x80 ? `\\x${hex(code, 2)}` : code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`);
  });
  return `"${escaped}"`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}
