import { isUnknown, type Value } from "../../schema";
import { isPrimitive, toText } from "../../schema/primitives";

/**
 * Brings values to one type, as the elements of a list and the two results of a conditional must have: beside a string, numbers and bools become strings.
 * Null and unknown fit every type.
 * @returns undefined where there is no such type
 */
export function unify(values: readonly Value[]): readonly Value[] | undefined {
  const shapes = new Set(values.flatMap((value) => shapeOf(value) ?? []));
  if (shapes.size <= 1) return values;
  if (!shapes.has("string") || shapes.has("list") || shapes.has("object")) return undefined;
  return values.map((value) => (isPrimitive(value) ? toText(value) : value));
}

function shapeOf(value: Value): "string" | "number" | "boolean" | "list" | "object" | undefined {
  if (value === null || isUnknown(value)) return undefined;
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  if (isPrimitive(value)) return "number";
  return Array.isArray(value) ? "list" : "object";
}
