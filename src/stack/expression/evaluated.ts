/** What sensitivity and types do when values are taken apart and put together. */
import { isObject, type Value } from "../../schema";
import type { Evaluated, SensitiveParts } from "./expression";
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
  let sensitiveParts: Map<string, "all" | SensitiveParts> | undefined;
  for (const [step, part] of parts) {
    if (!part.sensitive) continue;
    sensitiveParts ??= new Map();
    sensitiveParts.set(String(step), part.sensitiveParts ?? "all");
  }
  return sensitiveParts ? { value, type, sensitive: true, sensitiveParts } : { value, type, sensitive: false };
}

/** A value with these sensitive parts, if any. */
export function sensitiveIn(value: Value, type: ValueType, sensitiveParts: SensitiveParts): Evaluated {
  return sensitiveParts.size === 0 ? { value, type, sensitive: false } : { value, type, sensitive: true, sensitiveParts };
}

/** One part of a value. */
export function partOf({ sensitive, sensitiveParts }: Evaluated, step: string | number, value: Value, type: ValueType): Evaluated {
  const parts = sensitive ? (sensitiveParts ? sensitiveParts.get(String(step)) : "all") : undefined;
  if (parts === undefined) return { value, type, sensitive: false };
  return parts === "all" ? { value, type, sensitive: true } : { value, type, sensitive: true, sensitiveParts: parts };
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
