import type { Value } from "../../schema";
import { isPrimitive, toText } from "../../schema/primitives";
import { type Evaluated, EvaluationError, type EvaluationScope } from "./expression";

/**
 * A compiled piece of an expression.
 * @param item the current element, inside a splat
 */
export type Node = (scope: EvaluationScope, item?: Evaluated) => Evaluated;

export function constant(value: Value): Node {
  const evaluated: Evaluated = { value, sensitive: false };
  return () => evaluated;
}

export function list(items: readonly Node[]): Node {
  return (scope, item) => {
    const parts = items.map((part) => part(scope, item));
    return { value: parts.map((part) => part.value), sensitive: parts.some((part) => part.sensitive) };
  };
}

/** An object whose keys may be computed. */
export function object(entries: readonly (readonly [key: Node, value: Node])[]): Node {
  return (scope, item) => {
    const parts = entries.map(([key, value]) => [key(scope, item), value(scope, item)] as const);
    const sensitive = parts.some(([key, value]) => key.sensitive || value.sensitive);
    const unknownKey = parts.find(([key]) => typeof key.value === "symbol");
    if (unknownKey) return { value: unknownKey[0].value, sensitive };
    return { value: Object.fromEntries(parts.map(([key, value]) => [keyText(key.value), value.value])), sensitive };
  };
}

function keyText(key: Value): string {
  if (isPrimitive(key)) return toText(key);
  throw new EvaluationError("Invalid object key", "a key of an object must be a string, and not null.");
}
