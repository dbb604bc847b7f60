import { canonicalSet, isObject, isUnknown, type Value } from "../../../schema";
import { isPrimitive, toText } from "../../../schema/primitives";
import { dynamicType, mapValues, partsOf, sameType, stringType, type ValueType } from "../value-type";

/**
 * The type that values of these types are brought to, as the elements of a list and the two results of a conditional must be: beside a string,
 * numbers and bools become strings; objects with other names become a map, tuples of other lengths a list. `dynamic` fits every type.
 * @returns undefined where there is no such type
 */
export function unifyTypes(types: readonly ValueType[]): ValueType | undefined {
  const settled = types.filter(({ kind }) => kind !== "dynamic");
  const [first] = settled;
  if (!first) return dynamicType;
  if (settled.every((type) => sameType(type, first))) return first;
  const kinds = new Set(settled.map(({ kind }) => kind));
  const only = (...allowed: readonly ValueType["kind"][]) => [...kinds].every((kind) => allowed.includes(kind));
  if (only("string", "number", "bool")) return kinds.has("string") ? stringType : undefined;
  if (only("object")) return unifyObjects(settled) ?? collection("map", settled);
  if (only("object", "map")) return collection("map", settled);
  if (only("tuple")) return unifyTuples(settled) ?? collection("list", settled);
  if (only("tuple", "list")) return collection("list", settled);
  if (only("tuple", "set")) return collection("set", settled);
  if (only("set", "list")) return collection("list", settled);
  return undefined;
}

function collection(kind: "list" | "set" | "map", types: readonly ValueType[]): ValueType | undefined {
  const element = unifyTypes(types.flatMap(partsOf));
  return element && { kind, element };
}

function unifyObjects(types: readonly ValueType[]): ValueType | undefined {
  const all = types.flatMap((type) => (type.kind === "object" ? [type.attributes] : []));
  const names = new Set(all.flatMap(Object.keys));
  if (all.some((attributes) => Object.keys(attributes).length !== names.size)) return undefined;
  const attributes = [...names].map((name) => [name, unifyTypes(all.map((each) => each[name] ?? dynamicType))] as const);
  const unified = attributes.flatMap(([name, type]) => (type ? [[name, type] as const] : []));
  return unified.length === attributes.length ? { kind: "object", attributes: Object.fromEntries(unified) } : undefined;
}

function unifyTuples(types: readonly ValueType[]): ValueType | undefined {
  const all = types.map(partsOf);
  const length = all[0]?.length ?? 0;
  if (all.some((elements) => elements.length !== length)) return undefined;
  const unified = Array.from({ length }, (_, i) => unifyTypes(all.map((elements) => elements[i] ?? dynamicType)));
  const elements = unified.filter((type) => type !== undefined);
  return elements.length === length ? { kind: "tuple", elements } : undefined;
}

/** A value brought to a type that `unifyTypes` found for it. */
export function toUnified(value: Value, type: ValueType): Value {
  if (value === null || isUnknown(value)) return value;
  switch (type.kind) {
    case "string":
      return isPrimitive(value) ? toText(value) : value;
    case "list":
    case "set": {
      if (!Array.isArray(value)) return value;
      const items = value.map((item: Value) => toUnified(item, type.element));
      return type.kind === "set" ? canonicalSet(items) : items;
    }
    case "tuple":
      return Array.isArray(value) ? value.map((item: Value, i) => toUnified(item, type.elements[i] ?? dynamicType)) : value;
    case "map":
      return isObject(value) ? mapValues(value, (item) => toUnified(item, type.element)) : value;
    case "object":
      return isObject(value) ? mapValues(value, (item, name) => toUnified(item, type.attributes[name] ?? dynamicType)) : value;
    default:
      return value;
  }
}
