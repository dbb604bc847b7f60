/** What sensitivity and types do when values are taken apart and put together. */
import { isObject, type Path, type Value } from "../../schema";
import type { Evaluated } from "./expression";
import { dynamicType, literalType, type ValueType } from "./value-type";

export function typeOf({ type, value }: Evaluated): ValueType {
  return type ?? literalType(value);
}

/** A value made of others that are no longer to be told apart in it. */
export function madeOf(value: Value, type: ValueType, ...sources: readonly Evaluated[]): Evaluated {
  return { value, type, sensitive: sources.some(({ sensitive }) => sensitive) };
}

/** A list, tuple, map or object with these parts. */
export function composed(value: Value, type: ValueType, parts: Iterable<readonly [step: string | number, part: Evaluated]>): Evaluated {
  const sensitiveParts = [...parts].flatMap(([step, part]) => sensitivePaths(part).map((path) => [step, ...path]));
  return sensitiveParts.length === 0 ? { value, type, sensitive: false } : { value, type, sensitive: true, sensitiveParts };
}

/** One part of a value. */
export function partOf(whole: Evaluated, step: string | number, value: Value, type: ValueType): Evaluated {
  if (!whole.sensitive) return { value, type, sensitive: false };
  if (!whole.sensitiveParts) return { value, type, sensitive: true };
  const paths = whole.sensitiveParts
    .filter(([first]) => first === undefined || String(first) === String(step))
    .map((path) => path.slice(1));
  if (paths.length === 0) return { value, type, sensitive: false };
  const isWhole = paths.some((path) => path.length === 0);
  return { value, type, sensitive: true, ...(!isWhole && { sensitiveParts: paths }) };
}

/** The value under a key of a map or an object that has it. */
export function entryOf(whole: Evaluated, key: string): Evaluated {
  const type = typeOf(whole);
  const entryType = type.kind === "map" ? type.element : type.kind === "object" ? type.attributes[key] : undefined;
  const value = isObject(whole.value) ? whole.value[key] : undefined;
  return partOf(whole, key, value ?? null, entryType ?? dynamicType);
}

/** The same in another shape whose parts have kept their places. */
export function reshaped(from: Evaluated, value: Value, type: ValueType): Evaluated {
  return { ...from, value, type };
}

/** All of it is sensitive where another value was. */
export function touchedBy(evaluated: Evaluated, other: Evaluated): Evaluated {
  return other.sensitive ? { value: evaluated.value, type: typeOf(evaluated), sensitive: true } : evaluated;
}

function sensitivePaths({ sensitive, sensitiveParts }: Evaluated): readonly Path[] {
  return sensitive ? (sensitiveParts ?? [[]]) : [];
}
