import { type Attributes, type Diagnostic, error, formatPath, isObject, type Path, type Type, type Value, type Values } from "../schema";

interface Checked {
  readonly attributes: Attributes;
  readonly check?: (config: Values) => readonly Diagnostic[];
}

/**
 * What can be said of a configuration without its object and without the network: closed lists, and checks across attributes.
 * Types, unknown and missing attributes are the front door's business; rules of text are the plan's.
 */
export function validateConfig(definition: Checked, config: Values): Diagnostic[] {
  return [...closedLists(definition.attributes, config, []), ...(definition.check?.(config) ?? [])];
}

function closedLists(attributes: Attributes, values: Values, path: Path): Diagnostic[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => outsideOfList(attribute.type, values[name] ?? null, [...path, name]));
}

function outsideOfList(type: Type, value: Value, path: Path): Diagnostic[] {
  switch (type.kind) {
    case "string":
      if (typeof value !== "string" || !type.oneOf || type.oneOf.includes(value)) return [];
      return [
        error(
          `${formatPath(path)} must be one of ${type.oneOf.length} values`,
          `"${value}" is not one of them. Allowed: ${type.oneOf.join(", ")}.`,
          path,
        ),
      ];
    case "list":
    case "set":
      return Array.isArray(value) ? value.flatMap((item: Value, i) => outsideOfList(type.element, item, [...path, i])) : [];
    case "map":
      return isObject(value) ? Object.entries(value).flatMap(([key, item]) => outsideOfList(type.element, item, [...path, key])) : [];
    case "nested":
      if (type.nesting === "single") return isObject(value) ? closedLists(type.attributes, value, path) : [];
      if (Array.isArray(value)) {
        return value.flatMap((item: Value, i) => (isObject(item) ? closedLists(type.attributes, item, [...path, i]) : []));
      }
      if (!isObject(value)) return [];
      return Object.entries(value).flatMap(([key, item]) => (isObject(item) ? closedLists(type.attributes, item, [...path, key]) : []));
    default:
      return [];
  }
}
