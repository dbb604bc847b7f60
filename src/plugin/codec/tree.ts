import { isUtf8 } from "node:buffer";
import { ExtData } from "@msgpack/msgpack";
import {
  type Attributes,
  canonicalSet,
  formatPath,
  isObject,
  isUnknown,
  type NestedType,
  type Path,
  type Type,
  UNKNOWN,
  type Value,
  type Values,
} from "../../schema";
import { Decimal, type Numeric } from "../../schema/number/numeric";
import { decodeNumber, encodeNumber } from "./numbers";

/** A value in transport, before its schema gives it meaning: what msgpack or JSON hold. */
export type Tree = null | boolean | Numeric | string | ExtData | Uint8Array | readonly Tree[] | { readonly [key: string]: Tree };

/** Bytes from the engine that do not fit the schema. */
export class MalformedValue extends Error {
  constructor(path: Path, problem: string) {
    super(`${path.length === 0 ? "the value" : formatPath(path)} ${problem}`);
  }
}

/** Extension types of unknown values: plain, and with a refinement that we need not know. Source: cty's msgpack format. */
const unknownTypes = [0, 12];
const unknown = new ExtData(0, new Uint8Array([0]));

/**
 * An object of the given attributes. Attributes that are missing are null, others are dropped: states of older versions look so.
 * @throws MalformedValue
 */
export function objectFromTree(attributes: Attributes, tree: Tree, path: Path = []): Values {
  if (!isTreeObject(tree)) throw new MalformedValue(path, `must be an object, not ${describe(tree)}`);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type }]) => [name, valueFromTree(type, own(tree, name) ?? null, [...path, name])]),
  );
}

export function objectToTree(attributes: Attributes, values: Values, path: Path = []): Tree {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type }]) => [name, valueToTree(type, own(values, name) ?? null, [...path, name])]),
  );
}

/** @throws MalformedValue */
export function valueFromTree(type: Type, tree: Tree, path: Path = []): Value {
  if (tree === null) return null;
  if (tree instanceof ExtData) {
    if (unknownTypes.includes(tree.type)) return UNKNOWN;
    throw new MalformedValue(path, `has extension type ${tree.type}; only unknown values (0 and 12) are known`);
  }
  if (tree instanceof Uint8Array) return valueFromTree(type, textFrom(tree, path), path);
  switch (type.kind) {
    case "string":
      if (typeof tree === "string") return tree;
      break;
    case "bool":
      if (typeof tree === "boolean") return tree;
      break;
    case "number": {
      const number = decodeNumber(tree);
      if (number !== undefined) return number;
      break;
    }
    case "list":
    case "set":
      if (isTreeArray(tree)) {
        const items = tree.map((item, i) => valueFromTree(type.element, item, [...path, i]));
        return type.kind === "set" ? canonicalSet(items) : items;
      }
      break;
    case "map":
      if (isTreeObject(tree)) return mapEntries(tree, (item, key) => valueFromTree(type.element, item, [...path, key]));
      break;
    case "nested":
      return nestedFromTree(type, tree, path);
    case "dynamic":
      break;
  }
  throw new MalformedValue(path, `must be a ${type.kind}, not ${describe(tree)}`);
}

function textFrom(bytes: Uint8Array, path: Path): string {
  if (isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  throw new MalformedValue(path, "is no text in UTF-8: give it in UTF-8, in the environment and on the command line too");
}

function nestedFromTree({ nesting, attributes }: NestedType, tree: Tree, path: Path): Value {
  const one = (item: Tree, at: Path): Value => {
    if (item === null) return null;
    if (item instanceof ExtData) return valueFromTree({ kind: "bool" }, item, at);
    return objectFromTree(attributes, item, at);
  };
  if (nesting === "single") return one(tree, path);
  if (nesting === "map" && isTreeObject(tree)) return mapEntries(tree, (item, key) => one(item, [...path, key]));
  if (nesting !== "map" && isTreeArray(tree)) {
    const items = tree.map((item, i) => one(item, [...path, i]));
    return nesting === "set" ? canonicalSet(items) : items;
  }
  throw new MalformedValue(path, `must be a ${nesting} of objects, not ${describe(tree)}`);
}

export function valueToTree(type: Type, value: Value, path: Path = []): Tree {
  if (value === null) return null;
  if (isUnknown(value)) return unknown;
  switch (type.kind) {
    case "string":
      if (typeof value === "string") return value;
      break;
    case "bool":
      if (typeof value === "boolean") return value;
      break;
    case "number": {
      const number = encodeNumber(value);
      if (number !== undefined) return number;
      break;
    }
    case "list":
    case "set":
      if (isList(value)) return value.map((item, i) => valueToTree(type.element, item, [...path, i]));
      break;
    case "map":
      if (isObject(value)) return mapEntries(value, (item, key) => valueToTree(type.element, item, [...path, key]));
      break;
    case "nested":
      return nestedToTree(type, value, path);
    case "dynamic":
      break;
  }
  throw new TypeError(`${formatPath(path)} must be a ${type.kind}, but the provider made a ${typeof value} of it`);
}

function nestedToTree({ nesting, attributes }: NestedType, value: Value, path: Path): Tree {
  const one = (item: Value, at: Path): Tree => {
    if (item === null) return null;
    if (isUnknown(item)) return unknown;
    if (isObject(item)) return objectToTree(attributes, item, at);
    throw new TypeError(`${formatPath(at)} must be an object, but the provider made a ${typeof item} of it`);
  };
  if (nesting === "single") return one(value, path);
  if (nesting === "map" && isObject(value)) return mapEntries(value, (item, key) => one(item, [...path, key]));
  if (nesting !== "map" && isList(value)) return value.map((item, i) => one(item, [...path, i]));
  throw new TypeError(`${formatPath(path)} must be a ${nesting} of objects, but the provider made a ${typeof value} of it`);
}

function mapEntries<In, Out>(object: Readonly<Record<string, In>>, of: (item: In, key: string) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, of(item, key)]));
}

function own<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isTreeObject(tree: Tree): tree is { readonly [key: string]: Tree } {
  return typeof tree === "object" && tree !== null && !Array.isArray(tree) && !notObjects.some((kind) => tree instanceof kind);
}
const notObjects = [ExtData, Uint8Array, Decimal];
function isTreeArray(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}
function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** The kind of a value, never the value: it may be a secret. */
function describe(tree: Tree): string {
  if (tree === null) return "null";
  if (tree instanceof ExtData) return "unknown";
  // A text that has not been read.
  if (tree instanceof Uint8Array) return "a string";
  return Array.isArray(tree) ? "a list" : `a ${typeof tree}`;
}
