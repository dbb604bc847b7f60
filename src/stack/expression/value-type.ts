import { isObject, isUnknown, type Value } from "../../schema";
import { isPrimitive } from "../../schema/primitives";

/** The type that the language gives a value. A value does not tell it alone: a tuple, a list and a set may hold the same, and an unknown has one too. */
export type ValueType =
  | PrimitiveType
  | { readonly kind: "list" | "set" | "map"; readonly element: ValueType }
  | { readonly kind: "tuple"; readonly elements: readonly ValueType[] }
  | { readonly kind: "object"; readonly attributes: Readonly<Record<string, ValueType>> };

/** `dynamic` is the type of a bare null, and of what nothing is known about. */
export interface PrimitiveType {
  readonly kind: "string" | "number" | "bool" | "dynamic";
}

export function isPrimitiveType({ kind }: ValueType): boolean {
  return kind === "string" || kind === "number" || kind === "bool" || kind === "dynamic";
}

export const stringType: PrimitiveType = { kind: "string" };
export const numberType: PrimitiveType = { kind: "number" };
export const boolType: PrimitiveType = { kind: "bool" };
export const dynamicType: PrimitiveType = { kind: "dynamic" };

/** The type of a value as it would be if it were written out: brackets make a tuple, braces an object. */
export function literalType(value: Value): ValueType {
  if (value === null || isUnknown(value)) return dynamicType;
  if (typeof value === "string") return stringType;
  if (typeof value === "boolean") return boolType;
  if (isPrimitive(value)) return numberType;
  if (Array.isArray(value)) return { kind: "tuple", elements: value.map(literalType) };
  return { kind: "object", attributes: isObject(value) ? mapValues(value, literalType) : {} };
}

export function sameType(a: ValueType, b: ValueType): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case "list":
    case "set":
    case "map":
      return a.kind === b.kind && sameType(a.element, b.element);
    case "tuple":
      return (
        b.kind === "tuple" &&
        a.elements.length === b.elements.length &&
        a.elements.every((element, i) => sameType(element, b.elements[i] ?? dynamicType))
      );
    case "object":
      return b.kind === "object" && sameNames(a.attributes, b.attributes) && sameAttributes(a.attributes, b.attributes);
    default:
      return a.kind === b.kind;
  }
}

function sameNames(a: object, b: object): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name));
}

function sameAttributes(a: Readonly<Record<string, ValueType>>, b: Readonly<Record<string, ValueType>>): boolean {
  return Object.entries(a).every(([name, type]) => sameType(type, b[name] ?? dynamicType));
}

/** Is any part of the type still open? */
export function isOpen(type: ValueType): boolean {
  return type.kind === "dynamic" || partsOf(type).some(isOpen);
}

/** The types of the parts of a collection, a tuple or an object. */
export function partsOf(type: ValueType): readonly ValueType[] {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
      return [type.element];
    case "tuple":
      return type.elements;
    case "object":
      return Object.values(type.attributes);
    default:
      return [];
  }
}

/** The type in Terraform's notation, as states hold it: `"string"`, `["set", "string"]`, `["object", { … }]`. */
export function notationOf(type: ValueType): Value {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
      return [type.kind, notationOf(type.element)];
    case "tuple":
      return ["tuple", type.elements.map(notationOf)];
    case "object": {
      const sorted = Object.entries(type.attributes).sort(([a], [b]) => (a < b ? -1 : 1));
      return ["object", Object.fromEntries(sorted.map(([name, attribute]) => [name, notationOf(attribute)]))];
    }
    default:
      return type.kind;
  }
}

/** The type that a notation stands for; one that cannot be read leaves it open. */
export function typeFrom(notation: unknown): ValueType {
  if (!Array.isArray(notation)) return primitives.find(({ kind }) => kind === notation) ?? dynamicType;
  const [kind, of]: readonly unknown[] = notation;
  if (kind === "list" || kind === "set" || kind === "map") return { kind, element: typeFrom(of) };
  if (kind === "tuple" && Array.isArray(of)) return { kind, elements: of.map(typeFrom) };
  if (kind === "object" && typeof of === "object" && of !== null) return { kind, attributes: mapValues({ ...of }, typeFrom) };
  return dynamicType;
}

const primitives = [stringType, numberType, boolType];

/** In words, for messages: the value itself may be a secret. Few people tell a tuple from a list. */
export function describeValueType(type: ValueType): string {
  switch (type.kind) {
    case "dynamic":
      return "null";
    case "object":
      return "an object";
    case "tuple":
      return "a list";
    default:
      return `a ${type.kind}`;
  }
}

export function mapValues<T, R>(entries: Readonly<Record<string, T>>, map: (value: T, key: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, map(value, key)]));
}
