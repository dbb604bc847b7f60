import { canonicalSet, containsUnknown, isObject, isUnknown, UNKNOWN, type Value } from "../../../schema";
import { isPrimitive, toBool, toNumber, toText } from "../../../schema/primitives";
import { typeOf } from "../evaluated";
import type { Evaluated } from "../expression";
import { dynamicType, isOpen, mapValues, partsOf, sameType, type ValueType } from "../value-type";
import { unifyTypes } from "./unify";

/**
 * A value as one of another type, where the language converts it without being asked: `dynamic` in the wanted type is whatever is there,
 * and one type for all elements of a collection.
 * @returns undefined where it is not converted
 */
export function convert(given: Evaluated, wanted: ValueType): Evaluated | undefined {
  const own = typeOf(given);
  if (wanted.kind === "dynamic" || own === wanted) return given;
  const type = convertedType(own, wanted);
  if (type && sameType(type, own)) return given;
  const isOrderOpen = type?.kind === "list" && own.kind === "set" && containsUnknown(given.value);
  const value = isOrderOpen ? UNKNOWN : type && convertedValue(given.value, type);
  if (!type || value === undefined) return undefined;
  // The elements of a set have no places that could be told apart.
  return given.sensitiveParts && hasSets(type) ? { value, type, sensitive: true } : { ...given, value, type };
}

function hasSets(type: ValueType): boolean {
  return type.kind === "set" || partsOf(type).some(hasSets);
}

/** The type that values of a type come to. */
export function convertedType(given: ValueType, wanted: ValueType): ValueType | undefined {
  if (wanted.kind === "dynamic") return given;
  if (given.kind === "dynamic") return wanted;
  switch (wanted.kind) {
    case "list":
    case "set":
      return ["list", "set", "tuple"].includes(given.kind) ? collection(wanted.kind, given, wanted.element) : undefined;
    case "map":
      return ["map", "object"].includes(given.kind) ? collection(wanted.kind, given, wanted.element) : undefined;
    case "tuple": {
      if (given.kind !== "tuple" || given.elements.length !== wanted.elements.length) return undefined;
      const elements = wanted.elements.map((element, i) => convertedType(given.elements[i] ?? dynamicType, element));
      return elements.every((element) => element !== undefined) ? { kind: "tuple", elements } : undefined;
    }
    case "object":
      return objectType(given, wanted.attributes);
    case "string":
      return ["string", "number", "bool"].includes(given.kind) ? wanted : undefined;
    default:
      return given.kind === wanted.kind || given.kind === "string" ? wanted : undefined;
  }
}

function collection(kind: "list" | "set" | "map", given: ValueType, wanted: ValueType): ValueType | undefined {
  const elements = partsOf(given);
  if (!isOpen(wanted))
    return elements.every((part) => part === wanted || convertedType(part, wanted)) ? { kind, element: wanted } : undefined;
  const parts = elements.map((part) => convertedType(part, wanted));
  if (parts.includes(undefined)) return undefined;
  const element = unifyTypes(parts.filter((part) => part !== undefined));
  return element && { kind, element: element.kind === "dynamic" ? wanted : element };
}

function objectType(given: ValueType, wanted: Readonly<Record<string, ValueType>>): ValueType | undefined {
  const typeAt = (name: string) =>
    given.kind === "map"
      ? given.element
      : given.kind === "object" && Object.hasOwn(given.attributes, name)
        ? given.attributes[name]
        : undefined;
  const attributes = Object.entries(wanted).map(([name, type]) => {
    const part = typeAt(name);
    return [name, part && convertedType(part, type)] as const;
  });
  const settled = attributes.flatMap(([name, type]) => (type ? [[name, type] as const] : []));
  return settled.length === attributes.length ? { kind: "object", attributes: Object.fromEntries(settled) } : undefined;
}

/** Undefined where a text in it cannot be read as what is wanted. */
function convertedValue(value: Value, type: ValueType): Value | undefined {
  if (value === null || isUnknown(value)) return value;
  switch (type.kind) {
    case "string":
      return isPrimitive(value) ? toText(value) : undefined;
    case "number":
      return isPrimitive(value) ? toNumber(value) : undefined;
    case "bool":
      return isPrimitive(value) ? toBool(value) : undefined;
    case "list":
    case "set":
    case "tuple": {
      if (!Array.isArray(value)) return undefined;
      const typeAt = (i: number) => (type.kind === "tuple" ? (type.elements[i] ?? dynamicType) : type.element);
      const items = value.map((item: Value, i) => convertedValue(item, typeAt(i)));
      if (!items.every((item) => item !== undefined)) return undefined;
      return type.kind === "set" ? canonicalSet(items) : items;
    }
    case "map":
      return isObject(value) ? settled(mapValues(value, (item) => convertedValue(item, type.element))) : undefined;
    case "object":
      return isObject(value) ? settled(mapValues(type.attributes, (part, name) => convertedValue(value[name] ?? null, part))) : undefined;
    default:
      return value;
  }
}

function settled(entries: Readonly<Record<string, Value | undefined>>): Value | undefined {
  const found = Object.entries(entries).flatMap(([name, item]) => (item === undefined ? [] : [[name, item] as const]));
  return found.length === Object.keys(entries).length ? Object.fromEntries(found) : undefined;
}
