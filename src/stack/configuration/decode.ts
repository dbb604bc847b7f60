import {
  type Attribute,
  type Attributes,
  containsUnknown,
  type Diagnostic,
  error,
  type Path,
  type Type,
  UNKNOWN,
  type Value,
  type Values,
} from "../../schema";
import { coerceObject } from "../../schema/coerce";
import {
  type Evaluated,
  EvaluationError,
  type EvaluationScope,
  escapeAdvice,
  isJsonObject,
  isOpen,
  type Json,
  type JsonObject,
  notationOf,
  problemOf,
  type SensitiveParts,
  typeOf,
  unescapedVariables,
} from "../expression";
import { sourceAlong } from "../places/where";
import type { Body } from "./model";

export interface Decoded {
  /** Every attribute of the schema; null where the configuration says nothing. */
  readonly values: Values;
  /** The attributes whose value comes, in whole or in part, from something sensitive. */
  readonly sensitive: SensitiveParts;
  readonly diagnostics: Diagnostic[];
}

/** Evaluates the attributes of a block and makes them fit the schema. */
export function decodeBody(body: Body, attributes: Attributes, scope: EvaluationScope, pathPrefix: Path = []): Decoded {
  const diagnostics: Diagnostic[] = [];
  const given: [string, Value][] = [];
  const sensitive = new Map<string, "all" | SensitiveParts>();
  for (const [name, expression] of body.attributes) {
    try {
      const evaluated = expression.evaluate(scope);
      if (evaluated.sensitive) sensitive.set(name, marksOf(evaluated, attributes[name]));
      given.push([name, attributes[name]?.type.kind === "dynamic" ? withType(evaluated) : evaluated.value]);
    } catch (failure) {
      if (!(failure instanceof EvaluationError)) throw failure;
      diagnostics.push(problemOf(failure, [...pathPrefix, name]));
      // It is given, only not known: no second message that it is missing.
      given.push([name, UNKNOWN]);
    }
  }
  const coerced = coerceObject(Object.fromEntries(given), attributes, pathPrefix, sensitive);
  const misplaced = body.syntax === "hcl" ? findBlocksAsAttributes(body.raw, attributes, pathPrefix) : [];
  const located = [...misplaced, ...findUnescaped(body.raw, attributes, pathPrefix), ...coerced.diagnostics];
  const { where } = body;
  diagnostics.push(
    ...located.map((diagnostic) => ({
      ...diagnostic,
      detail: `${where.text}: ${diagnostic.detail}`,
      ...sourceAlong(where, diagnostic.path?.slice(pathPrefix.length)),
    })),
  );
  return { values: coerced.values, sensitive, diagnostics };
}

/** What of a value is sensitive once it is that of the attribute. */
function marksOf({ value, sensitiveParts }: Evaluated, attribute: Attribute | undefined): "all" | SensitiveParts {
  if (!sensitiveParts || !attribute) return "all";
  // A block may stand in an array of its own.
  const marks = attribute.block && Array.isArray(value) ? (sensitiveParts.get("0") ?? "all") : sensitiveParts;
  return marksWithin(marks, attribute.type);
}

/** In a set nothing has a place of its own: all of it is sensitive with any part. */
function marksWithin(marks: "all" | SensitiveParts, type: Type): "all" | SensitiveParts {
  if (marks === "all") return "all";
  switch (type.kind) {
    case "dynamic":
      return marks;
    case "list":
    case "map":
      return new Map([...marks].map(([step, part]) => [step, marksWithin(part, type.element)]));
    case "nested": {
      if (type.nesting === "set") return "all";
      const { attributes } = type;
      const single = { ...type, nesting: "single" } as const;
      const typeAt = (step: string) => (type.nesting === "single" ? attributes[step]?.type : single);
      return new Map([...marks].map(([step, part]) => [step, marksWithin(part, typeAt(step) ?? single)]));
    }
    default:
      return "all";
  }
}

/** A value for an attribute that takes any type. */
function withType(evaluated: Evaluated): Value {
  const { value } = evaluated;
  const type = typeOf(evaluated);
  if (value === null) return null;
  return { value, type: containsUnknown(value) && isOpen(type) ? UNKNOWN : notationOf(type) };
}

/** HCL writes a block without an equals sign. Here it would be taken either way, but by no other engine. */
function findBlocksAsAttributes(raw: JsonObject, attributes: Attributes, path: Path): Diagnostic[] {
  const names = Object.keys(raw).filter((name) => Object.hasOwn(attributes, name) && attributes[name]?.block && !Array.isArray(raw[name]));
  return names.map((name) =>
    error(`"${name}" is a block`, `write ${name} { … } without "="; other engines refuse ${name} = ….`, [...path, name]),
  );
}

/** `${1}` in a platform's text is valid HCL and silently becomes 1: it is refused where the schema says that the text has such variables. */
function findUnescaped(raw: JsonObject, attributes: Attributes, path: Path): Diagnostic[] {
  return Object.entries(raw).flatMap(([name, value]) => {
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    return attribute ? findUnescapedIn(value, attribute, [...path, name]) : [];
  });
}

function findUnescapedIn(raw: Json, attribute: Attribute, path: Path): Diagnostic[] {
  if (attribute.platformText) {
    const names = [...new Set(textsOf(raw).flatMap(unescapedVariables))];
    return names.length === 0 ? [] : [error(`Unescaped variable in "${path.join(".")}"`, escapeAdvice(names), path)];
  }
  if (attribute.type.kind !== "nested") return [];
  const { attributes } = attribute.type;
  const parts: readonly Json[] = Array.isArray(raw) ? raw : [raw];
  return parts.flatMap((part) => (isJsonObject(part) ? findUnescaped(part, attributes, path) : []));
}

function textsOf(raw: Json): string[] {
  if (typeof raw === "string") return [raw];
  if (isJsonObject(raw)) return Object.values(raw).flatMap(textsOf);
  return Array.isArray(raw) ? raw.flatMap((item: Json) => textsOf(item)) : [];
}
