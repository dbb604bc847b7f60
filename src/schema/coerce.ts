import { firstSentence, isConfigurable } from "./attributes";
import { type Diagnostic, error } from "./diagnostics";
import type { Numeric } from "./number/numeric";
import { formatPath, type Path } from "./path";
import { isPrimitive, kindOf, toBool, toNumber, toText } from "./primitives";
import { didYouMean } from "./text/nearest";
import type { Attribute, Attributes, CollectionType, NestedType, StringType, Type } from "./types";
import { canonicalSet, isObject, isUnknown, type Names, type Value, type Values } from "./values";

export interface Coerced {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

/** Nearly every value fits: of those that do, there is nothing more to make. */
const nothing: readonly Diagnostic[] = [];

/**
 * Makes a loosely typed configuration value fit a type, by Terraform's conversions:
 * primitives to and from strings, lists to lists and sets, objects to maps and nested objects. Null and unknown fit every type.
 *
 * @param concealed the value is a secret: messages do not repeat it
 */
export function coerce(value: Value, type: Type, path: Path, concealed = false): Coerced {
  if (value === null || isUnknown(value)) return { value, diagnostics: nothing };
  switch (type.kind) {
    case "string":
      return isPrimitive(value) ? coerceString(toText(value), type, path, concealed) : mismatch(value, type, path);
    case "number":
    case "bool": {
      const converted = isPrimitive(value) ? (type.kind === "number" ? toNumber(value) : toBool(value)) : undefined;
      if (converted === undefined) return mismatch(value, type, path);
      return typeof converted === "object" || typeof converted === "bigint"
        ? tooLong(converted, path, concealed)
        : { value: converted, diagnostics: nothing };
    }
    case "list":
    case "set":
    case "map":
      return coerceCollection(value, type, path, concealed);
    case "nested":
      return coerceNested(value, type, path, concealed);
    case "dynamic":
      return { value, diagnostics: nothing };
  }
}

/**
 * Makes the configured attributes of one object fit its schema. The result has every attribute of the schema; what is left out is null.
 *
 * @param concealed top-level attributes whose given value is a secret although the schema does not say so
 */
export function coerceObject(
  values: Values,
  attributes: Attributes,
  path: Path = [],
  concealed: Names = new Set(),
): { values: Values; diagnostics: Diagnostic[] } {
  const diagnostics = Object.keys(values)
    .filter((name) => !Object.hasOwn(attributes, name))
    .map((name) => unknownAttribute(name, attributes, path));
  const coerced: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const given = Object.hasOwn(values, name) ? (values[name] ?? null) : null;
    const { value, diagnostics: problems } = coerceAttribute(given, attribute, [...path, name], concealed.has(name));
    if (problems.length > 0) diagnostics.push(...problems);
    coerced[name] = value;
  }
  return { values: coerced, diagnostics };
}

function coerceAttribute(given: Value, attribute: Attribute, path: Path, concealed: boolean): Coerced {
  if (given === null) {
    if (attribute.presence !== "required") return { value: null, diagnostics: nothing };
    const name = formatPath(path);
    const detail = `"${name}" is required and must not be null. Give it a value: ${firstSentence(attribute.doc)}`;
    return { value: null, diagnostics: [error(`Missing attribute "${name}"`, detail, path)] };
  }
  if (!isConfigurable(attribute)) {
    const name = formatPath(path);
    const detail = `"${name}" is computed: the platform or smsform gives its value, a configuration cannot. Remove it.`;
    return { value: null, diagnostics: [error(`Attribute "${name}" cannot be configured`, detail, path)] };
  }
  const isBlockInArray = attribute.block && Array.isArray(given) && given.length <= 1;
  return coerce(isBlockInArray ? (given[0] ?? null) : given, attribute.type, path, concealed || attribute.sensitive);
}

function coerceString(text: string, type: StringType, path: Path, concealed: boolean): Coerced {
  if (type.oneOf === undefined || type.oneOf.includes(text)) return { value: text, diagnostics: nothing };
  const allowed = type.oneOf.map((value) => `"${value}"`).join(", ");
  const given = concealed ? "The value (sensitive)" : `"${text}"`;
  const detail = `${given} is not a value of "${formatPath(path)}". Allowed, in exactly this spelling: ${allowed}.`;
  const suggestion = concealed ? "" : didYouMean(text, type.oneOf);
  return { value: text, diagnostics: [error(`Invalid value of "${formatPath(path)}"`, detail + suggestion, path)] };
}

function coerceCollection(value: Value, type: CollectionType, path: Path, concealed: boolean): Coerced {
  const element = (item: Value, step: string | number) => coerce(item, type.element, [...path, step], concealed);
  if (type.kind === "map") return isObject(value) ? eachEntry(value, element) : mismatch(value, type, path);
  return Array.isArray(value) ? eachItem(value, element, type.kind === "set") : mismatch(value, type, path);
}

function coerceNested(value: Value, type: NestedType, path: Path, concealed: boolean): Coerced {
  const element = (item: Value, step: string | number) =>
    coerce(item, { kind: "nested", nesting: "single", attributes: type.attributes }, [...path, step], concealed);
  if (type.nesting === "list" || type.nesting === "set") {
    return Array.isArray(value) ? eachItem(value, element, type.nesting === "set") : mismatch(value, type, path);
  }
  if (!isObject(value)) return mismatch(value, type, path);
  if (type.nesting === "map") return eachEntry(value, element);
  const concealedParts = concealed ? new Set(Object.keys(type.attributes)) : undefined;
  const { values, diagnostics } = coerceObject(value, type.attributes, path, concealedParts);
  return { value: values, diagnostics };
}

type Element<Step> = (item: Value, step: Step) => Coerced;

function eachItem(items: readonly Value[], element: Element<number>, isSet: boolean): Coerced {
  const parts = items.map(element);
  const values = parts.map((part) => part.value);
  return { value: isSet ? canonicalSet(values) : values, diagnostics: parts.flatMap((part) => part.diagnostics) };
}

function eachEntry(entries: Values, element: Element<string>): Coerced {
  const parts = Object.entries(entries).map(([key, item]) => [key, element(item, key)] as const);
  return {
    value: Object.fromEntries(parts.map(([key, part]) => [key, part.value])),
    diagnostics: parts.flatMap(([, part]) => part.diagnostics),
  };
}

function mismatch(value: Value, type: Type, path: Path): Coerced {
  const name = formatPath(path);
  const unreadable = isPrimitive(value) && (type.kind === "number" || type.kind === "bool") ? " that cannot be read as one" : "";
  const detail = `"${name}" must be ${describeType(type)}; given is ${kindOf(value)}${unreadable}.${remedy(value, type, path)}`;
  return { value: null, diagnostics: [error(`Wrong type of "${name}"`, detail, path)] };
}

/** Nothing behind the schema can take it: a platform would get another number. */
function tooLong(value: Numeric, path: Path, concealed: boolean): Coerced {
  const name = formatPath(path);
  const given = concealed ? "the value (sensitive)" : toText(value);
  const detail = `"${name}" must be a number of at most 15 digits, or a whole one up to ${Number.MAX_SAFE_INTEGER}; given is ${given}.`;
  return { value: null, diagnostics: [error(`Too many digits in "${name}"`, detail, path)] };
}

function remedy(value: Value, type: Type, path: Path): string {
  const name = path.at(-1);
  if (type.kind === "nested" && type.nesting === "single" && Array.isArray(value)) {
    return ` Write it as an attribute with one object: ${name} = { … }.`;
  }
  if ((type.kind === "list" || type.kind === "set") && isPrimitive(value)) return " Put the value in brackets: [ … ].";
  return "";
}

/** The type in words, with its article: `a set of strings`. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "string":
    case "number":
    case "bool":
      return `a ${type.kind}`;
    case "list":
    case "set":
      return `a ${type.kind} of ${plural(type.element)}`;
    case "map":
      return `an object whose values are ${plural(type.element)}`;
    case "nested":
      if (type.nesting === "single") return "an object";
      return type.nesting === "map" ? "an object whose values are objects" : `a ${type.nesting} of objects`;
    case "dynamic":
      return "a value";
  }
}

function plural(type: Type): string {
  return describeType(type).replace(/^an? (\w+)/, "$1s");
}

/** What the language takes in every block of an object; nothing of it is an attribute. */
const ofEveryBlock = ["count", "depends_on", "for_each", "lifecycle", "provider"];

function unknownAttribute(name: string, attributes: Attributes, path: Path): Diagnostic {
  const allowed = Object.keys(attributes).filter((key) => attributes[key] && isConfigurable(attributes[key]));
  const where = path.length === 0 ? "here" : `in "${formatPath(path)}"`;
  const meant = didYouMean(name, path.length === 0 ? [...allowed, ...ofEveryBlock] : allowed);
  const detail = `There is no attribute "${name}" ${where}.${meant} Allowed: ${allowed.join(", ")}.`;
  return error(`Unknown attribute "${formatPath([...path, name])}"`, detail, [...path, name]);
}
