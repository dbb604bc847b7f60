import { isUnknown, UNKNOWN, type Value } from "../../schema";
import { isPrimitive, toText } from "../../schema/primitives";
import { composed, madeOf, typeOf } from "./evaluated";
import { type Evaluated, EvaluationError, type EvaluationScope } from "./expression";
import { dynamicType, isPrimitiveType, literalType, type ValueType } from "./value-type";

/**
 * A compiled piece of an expression.
 * @param item the current element, inside a splat
 */
export interface Node {
  (scope: EvaluationScope, item?: Evaluated): Evaluated;
  /** Has it one value, whatever it is evaluated against? */
  readonly isConstant?: true;
}

export function constant(value: Value): Node {
  const evaluated: Evaluated = { value, type: literalType(value), sensitive: false };
  return Object.assign((): Evaluated => evaluated, { isConstant: true } as const);
}

/** A tuple. */
export function list(items: readonly Node[]): Node {
  return (scope, item) => tupleOf(items.map((part) => part(scope, item)));
}

export function tupleOf(parts: readonly Evaluated[]): Evaluated {
  const value = parts.map((part) => part.value);
  return composed(value, { kind: "tuple", elements: parts.map(typeOf) }, parts.entries());
}

/** An object with these attributes; of two with one name the later one. */
export function objectWith(entries: readonly (readonly [name: string, part: Evaluated])[] | ReadonlyMap<string, Evaluated>): Evaluated {
  const value: Record<string, Value> = {};
  const attributes: Record<string, ValueType> = {};
  for (const [name, part] of entries) {
    put(value, name, part.value);
    put(attributes, name, typeOf(part));
  }
  return composed(value, { kind: "object", attributes }, entries);
}

/** Much faster than Object.fromEntries, and as safe: one name means something else when it is assigned to. */
function put<T>(entries: Record<string, T>, name: string, value: T): void {
  if (name === "__proto__") Object.defineProperty(entries, name, { value, enumerable: true, configurable: true, writable: true });
  else entries[name] = value;
}

/** An object whose keys may be computed. */
export function object(entries: readonly (readonly [key: Node, value: Node])[]): Node {
  return (scope, item) => {
    const parts = entries.map(([key, value]) => [key(scope, item), value(scope, item)] as const);
    const named = parts.flatMap(([key, part]) => {
      const name = keyText(key);
      return name === undefined ? [] : [[name, part] as const];
    });
    if (named.length < parts.length) return madeOf(UNKNOWN, dynamicType, ...parts.flat());
    const made = objectWith(named);
    return parts.some(([key]) => key.sensitive) ? { value: made.value, type: typeOf(made), sensitive: true } : made;
  };
}

/** A key of an object; undefined where it is not known yet. @throws EvaluationError */
export function keyText(key: Evaluated): string | undefined {
  const { value } = key;
  if (isUnknown(value)) {
    if (isPrimitiveType(typeOf(key))) return undefined;
  } else if (isPrimitive(value)) return toText(value);
  throw new EvaluationError("Invalid object key", "a key of an object must be a string, and not null.");
}
