import { isObject, type Value } from "../../../../schema";
import { isNumeric, numberText } from "../../../../schema/number/numeric";
import { inTextOrder } from "../../../../schema/values";
import type { Evaluated } from "../../expression";

/** JSON as the other engines write it: without blanks, keys in order, and nothing that would mean something in HTML. */
export function toJson({ value }: Evaluated): string {
  return jsonOf(value);
}

function jsonOf(value: Value): string {
  if (isNumeric(value)) return numberText(value);
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(",")}]`;
  if (isObject(value)) {
    const names = Object.keys(value).sort(inTextOrder);
    return `{${names.map((name) => `${quoted(name)}:${jsonOf(value[name] ?? null)}`).join(",")}}`;
  }
  return typeof value === "string" ? quoted(value) : String(value);
}

export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029\x7f]|\\[bf]/g, (found) => escapes[found] ?? found);
}

const escapes: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
  "\\b": "\\u0008",
  "\\f": "\\u000c",
};
