/** What the functions of collections have in common: what they take, and what of their results is sensitive. */
import { isUnknown } from "../../../../schema";
import { BadArgument } from "../../../../schema/function";
import { reshaped, touchedBy, typeOf } from "../../evaluated";
import type { Evaluated } from "../../expression";
import { describeValueType, dynamicType, type ValueType } from "../../value-type";

/** All of a value where its shape is sensitive, not only parts of it. */
export function wholly(value: Evaluated): Evaluated[] {
  return value.sensitive && !value.sensitiveParts ? [value] : [];
}

export function whollySensitive(value: Evaluated): Evaluated {
  return wholly(value)[0] ?? { value: null, sensitive: false };
}

export function sequence(list: Evaluated, position: number): ValueType {
  const type = typeOf(list);
  if (["list", "set", "tuple"].includes(type.kind) || (type.kind === "dynamic" && isUnknown(list.value))) return type;
  throw new BadArgument(position, `a list, a set or a tuple is wanted; given is ${describeValueType(type)}.`);
}

export function ordered(list: Evaluated, position: number): Evaluated {
  const { kind } = typeOf(list);
  if (kind === "list" || kind === "tuple") return list;
  throw new BadArgument(position, `a list is wanted; given is ${describeValueType(typeOf(list))}.`);
}

export function elementTypeOf(list: Evaluated | undefined): ValueType {
  const type = list ? typeOf(list) : dynamicType;
  return type.kind === "list" || type.kind === "set" ? type.element : dynamicType;
}

/** Parts put together anew; all of it is sensitive where the shape of what they come from is. */
export function inShape(parts: Evaluated, type: ValueType, source: Evaluated): Evaluated {
  return touchedBy(reshaped(parts, parts.value, type), whollySensitive(source));
}
