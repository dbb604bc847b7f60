import { isUnknown, UNKNOWN, type Value } from "../../schema";
import { isPrimitive, toText } from "../../schema/primitives";
import { composed, madeOf, typeOf } from "./evaluated";
import { type Evaluated, EvaluationError, type EvaluationScope } from "./expression";
import { dynamicType, literalType } from "./value-type";

/**
 * A compiled piece of an expression.
 * @param item the current element, inside a splat
 */
export type Node = (scope: EvaluationScope, item?: Evaluated) => Evaluated;

export function constant(value: Value): Node {
  const evaluated: Evaluated = { value, type: literalType(value), sensitive: false };
  return () => evaluated;
}

/** A tuple. */
export function list(items: readonly Node[]): Node {
  return (scope, item) => tupleOf(items.map((part) => part(scope, item)));
}

export function tupleOf(parts: readonly Evaluated[]): Evaluated {
  const value = parts.map((part) => part.value);
  return composed(value, { kind: "tuple", elements: parts.map(typeOf) }, parts.entries());
}

/** An object whose keys may be computed. */
export function object(entries: readonly (readonly [key: Node, value: Node])[]): Node {
  return (scope, item) => {
    const parts = entries.map(([key, value]) => [key(scope, item), value(scope, item)] as const);
    if (parts.some(([key]) => isUnknown(key.value))) return madeOf(UNKNOWN, dynamicType, ...parts.flat());
    const named = parts.map(([key, part]) => [keyText(key.value), part] as const);
    const value = Object.fromEntries(named.map(([key, part]): [string, Value] => [key, part.value]));
    const attributes = Object.fromEntries(named.map(([key, part]) => [key, typeOf(part)]));
    const keys = parts.map(([key]) => key).filter(({ sensitive }) => sensitive);
    const type = { kind: "object", attributes } as const;
    return keys.length > 0 ? madeOf(value, type, ...keys) : composed(value, type, named);
  };
}

function keyText(key: Value): string {
  if (isPrimitive(key)) return toText(key);
  throw new EvaluationError("Invalid object key", "a key of an object must be a string, and not null.");
}
