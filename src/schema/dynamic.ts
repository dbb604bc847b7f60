import type { Attributes } from "./types";
import { type Dynamic, isObject, isUnknown, type Value, type Values } from "./values";

/** Undefined where it is null, or nothing of it is known. */
export function dynamicIn(value: Value | undefined): Dynamic | undefined {
  if (value === undefined || isUnknown(value) || !isObject(value)) return undefined;
  return { value: value.value ?? null, type: value.type ?? null };
}

/** The values of an object as people see them, without what goes along. */
export function plainValues(values: Values, attributes: Attributes): Values {
  const names = dynamicNames(attributes);
  if (names.length === 0) return values;
  return { ...values, ...Object.fromEntries(names.map((name) => [name, dynamicIn(values[name])?.value ?? values[name] ?? null])) };
}

export function dynamicNames(attributes: Attributes): string[] {
  return Object.keys(attributes).filter((name) => attributes[name]?.type.kind === "dynamic");
}
