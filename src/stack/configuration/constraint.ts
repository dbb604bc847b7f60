import { canonicalSet, isObject, isUnknown, normalText, type Value } from "../../schema";
import { isPrimitive, kindOf, toBool, toNumber, toText } from "../../schema/primitives";
import {
  dynamicType,
  EvaluationError,
  literalType,
  mapValues,
  parseExpression,
  partsOf,
  Refusal,
  type SyntaxNode,
  toUnified,
  unifyTypes,
  type ValueType,
} from "../expression";
import { plainHclValue } from "./plain-value";

/** The type constraint of a variable, as data. */
export type Constraint =
  | { readonly kind: "any" }
  | { readonly kind: "string" | "number" | "bool" }
  | { readonly kind: "list" | "set" | "map"; readonly element: Constraint }
  | { readonly kind: "tuple"; readonly elements: readonly Constraint[] }
  | { readonly kind: "object"; readonly attributes: Readonly<Record<string, ObjectAttribute>> };

export interface ObjectAttribute {
  readonly type: Constraint;
  readonly optional: boolean;
  readonly default?: Value;
}

/**
 * Reads a constraint such as `list(object({ name = string, size = optional(number, 1) }))`.
 * @throws Refusal
 */
export async function parseConstraint(text: string): Promise<Constraint> {
  const simple = /^\s*(string|number|bool|any|list|set|map)\s*$/.exec(text)?.[1];
  if (simple === "list" || simple === "set" || simple === "map") return { kind: simple, element: { kind: "any" } };
  if (simple === "string" || simple === "number" || simple === "bool" || simple === "any") return { kind: simple };
  const { root, source } = await parseExpression(text);
  return read(root, source);
}

async function read(node: SyntaxNode, source: Buffer): Promise<Constraint> {
  const text = node.meta?.value ?? "";
  if (node.type === "scopeTraversal") {
    if (text === "string" || text === "number" || text === "bool" || text === "any") return { kind: text };
  }
  const [argument] = node.children;
  if (node.type === "function" && argument && node.children.length === 1) {
    const kind = node.meta?.name;
    if (kind === "list" || kind === "set" || kind === "map") return { kind, element: await read(argument, source) };
    if (kind === "tuple" && argument.type === "tuple") {
      return { kind, elements: await Promise.all(argument.children.map((element) => read(element, source))) };
    }
    if (kind === "object" && argument.type === "object") return { kind, attributes: await readAttributes(argument, source) };
  }
  const allowed = "string, number, bool, any, list(…), set(…), map(…), tuple([…]) and object({…})";
  throw new Refusal("Unknown type", `"${text}" is no type of a variable. Allowed: ${allowed}.`);
}

async function readAttributes(node: SyntaxNode, source: Buffer): Promise<Record<string, ObjectAttribute>> {
  const attributes: [string, ObjectAttribute][] = [];
  for (let i = 0; i + 1 < node.children.length; i += 2) {
    const [key, type] = [node.children[i], node.children[i + 1]];
    if (!key || !type) break;
    const name = source.subarray(key.range.start.byte, key.range.end.byte).toString();
    attributes.push([normalText(name), await readAttribute(type, source)]);
  }
  return Object.fromEntries(attributes);
}

async function readAttribute(node: SyntaxNode, source: Buffer): Promise<ObjectAttribute> {
  if (node.type !== "function" || node.meta?.name !== "optional") return { type: await read(node, source), optional: false };
  const [type, given] = node.children;
  if (!type || node.children.length > 2) throw new Refusal("Unknown type", "optional() takes a type and, if wanted, a default value.");
  const constraint = await read(type, source);
  if (!given) return { type: constraint, optional: true };
  return {
    type: constraint,
    optional: true,
    default: convertTo(constraint, await plainHclValue(given.meta?.value ?? ""), "the default of optional()"),
  };
}

/**
 * Converts a value as Terraform does.
 * @throws EvaluationError naming the part that does not fit, without its value
 */
export function convertTo(constraint: Constraint, value: Value, what: string): Value {
  if (value === null || isUnknown(value)) return value;
  switch (constraint.kind) {
    case "any":
      return value;
    case "string":
      return isPrimitive(value) ? toText(value) : mismatch("a string", value, what);
    case "number":
      return (isPrimitive(value) ? toNumber(value) : undefined) ?? mismatch("a number", value, what);
    case "bool":
      return (isPrimitive(value) ? toBool(value) : undefined) ?? mismatch("a bool", value, what);
    case "list":
    case "set": {
      if (!Array.isArray(value)) return mismatch(`a ${constraint.kind}`, value, what);
      const items = value.map((item: Value, i) => convertTo(constraint.element, item, `${what}[${i}]`));
      return inOneType(constraint.kind === "set" ? canonicalSet(items) : items, constraint, what);
    }
    case "map":
      if (!isObject(value)) return mismatch("an object", value, what);
      return inOneType(
        mapValues(value, (item, key) => convertTo(constraint.element, item, `${what}["${key}"]`)),
        constraint,
        what,
      );
    case "tuple": {
      const { elements } = constraint;
      if (!Array.isArray(value) || value.length !== elements.length)
        return mismatch(`a list of exactly ${elements.length} elements`, value, what);
      return elements.map((element, i) => convertTo(element, value[i] ?? null, `${what}[${i}]`));
    }
    case "object":
      if (!isObject(value)) return mismatch("an object", value, what);
      return convertObject(constraint.attributes, value, what);
  }
}

/** Attributes that the constraint does not name are dropped, as Terraform does. */
function convertObject(
  attributes: Readonly<Record<string, ObjectAttribute>>,
  value: { readonly [key: string]: Value },
  what: string,
): Value {
  const entries = Object.entries(attributes).map(([name, attribute]): [string, Value] => {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    if (given === undefined && !attribute.optional) {
      const detail = `${what} has no attribute "${name}". Required: ${requiredNames(attributes)}.`;
      throw new EvaluationError("Value does not fit its type", detail);
    }
    return [name, convertTo(attribute.type, given ?? attribute.default ?? null, `${what}.${name}`)];
  });
  return Object.fromEntries(entries);
}

function requiredNames(attributes: Readonly<Record<string, ObjectAttribute>>): string {
  return Object.keys(attributes)
    .filter((name) => !attributes[name]?.optional)
    .join(", ");
}

function inOneType(value: Value, constraint: Constraint, what: string): Value {
  const type = typeWithin(constraint, literalType(value));
  if (type) return toUnified(value, type);
  throw new EvaluationError("Value does not fit its type", `the elements of ${what} must all have one type.`);
}

/**
 * The type that a constraint comes to for a value that fits it: `any` is what the value is, and one type for all elements of a collection.
 * @param given the value's type as it is written out
 * @returns undefined where the elements of a collection have no type in common
 */
export function typeWithin(constraint: Constraint, given: ValueType): ValueType | undefined {
  switch (constraint.kind) {
    case "any":
      return given;
    case "list":
    case "set":
    case "map": {
      const elements = partsOf(given).map((part) => typeWithin(constraint.element, part));
      const element = elements.includes(undefined)
        ? undefined
        : unifyTypes([typeOfConstraint(constraint.element), ...elements.filter(isDefined)]);
      return element && { kind: constraint.kind, element };
    }
    case "tuple": {
      const parts = partsOf(given);
      const elements = constraint.elements.map((element, i) => typeWithin(element, parts[i] ?? dynamicType)).filter(isDefined);
      return elements.length === constraint.elements.length ? { kind: "tuple", elements } : undefined;
    }
    case "object": {
      const parts = given.kind === "object" ? given.attributes : {};
      const attributes = Object.entries(constraint.attributes).map(
        ([name, { type }]) => [name, typeWithin(type, parts[name] ?? dynamicType)] as const,
      );
      const settled = attributes.flatMap(([name, type]) => (type ? [[name, type] as const] : []));
      return settled.length === attributes.length ? { kind: "object", attributes: Object.fromEntries(settled) } : undefined;
    }
    default:
      return constraint;
  }
}

/** What a constraint says of its own, without a value. */
export function typeOfConstraint(constraint: Constraint): ValueType {
  return (constraint.kind === "any" ? undefined : typeWithin(constraint, dynamicType)) ?? dynamicType;
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function mismatch(wanted: string, value: Value, what: string): never {
  const unreadable = isPrimitive(value) ? " that cannot be read as one" : "";
  throw new EvaluationError("Value does not fit its type", `${what} must be ${wanted}; given is ${kindOf(value)}${unreadable}.`);
}
