import { containsUnknown, isObject, isUnknown, sameValue, UNKNOWN, type Unknown, type Value } from "../../../schema";
import { typeOf } from "../evaluated";
import type { Evaluated } from "../expression";
import { dynamicType, isOpen, partsOf, sameType, type ValueType } from "../value-type";

/** `==`: values of different types are never equal; only null is equal to every null. */
export function equals(left: Evaluated, right: Evaluated): boolean | Unknown {
  const [a, b]: readonly [Value, Value] = [left.value, right.value];
  const [typeA, typeB] = [typeOf(left), typeOf(right)];
  if (isUnknown(a) && isUnknown(b)) return UNKNOWN;
  if (isUnknown(a)) return b === null || isOpen(typeA) || sameType(typeA, typeB) ? UNKNOWN : false;
  if (isUnknown(b)) return a === null || isOpen(typeB) || sameType(typeA, typeB) ? UNKNOWN : false;
  if (a === null || b === null) return a === b;
  if (sameType(typeA, typeB)) return sameParts(a, b, typeA);
  return isUnsettled(a, typeA) || isUnsettled(b, typeB) ? UNKNOWN : false;
}

/** Part by part: the first that is not equal decides, or is not known yet. */
function sameParts(a: Value, b: Value, type: ValueType): boolean | Unknown {
  if (!containsUnknown(a) && !containsUnknown(b)) return sameValue(a, b);
  if (isUnknown(a) || isUnknown(b) || type.kind === "set") return UNKNOWN;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    return firstUnequal(a.map((item: Value, i) => () => sameParts(item, b[i] ?? null, typeAt(type, i))));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a).sort();
  if (keys.length !== Object.keys(b).length || !keys.every((key) => Object.hasOwn(b, key))) return false;
  return firstUnequal(keys.map((key) => () => sameParts(a[key] ?? null, b[key] ?? null, typeAt(type, key))));
}

function firstUnequal(parts: readonly (() => boolean | Unknown)[]): boolean | Unknown {
  for (const part of parts) {
    const same = part();
    if (same !== true) return same;
  }
  return true;
}

/** Is there a part of which neither value nor type is known? */
function isUnsettled(value: Value, type: ValueType): boolean {
  if (isUnknown(value)) return isOpen(type);
  if (Array.isArray(value)) return value.some((item: Value, i) => isUnsettled(item, typeAt(type, i)));
  return isObject(value) && Object.entries(value).some(([key, item]) => isUnsettled(item, typeAt(type, key)));
}

function typeAt(type: ValueType, step: string | number): ValueType {
  const part = type.kind === "object" ? type.attributes[step] : type.kind === "tuple" ? type.elements[Number(step)] : partsOf(type)[0];
  return part ?? dynamicType;
}
