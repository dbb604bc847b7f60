import { isObject, isUnknown, type Path, UNKNOWN, type Value } from "../../schema";
import { didYouMean } from "../../schema/nearest";
import { isPrimitive, kindOf, toNumber } from "../../schema/primitives";
import { EvaluationError } from "./expression";

/** Follows steps into a value. @throws EvaluationError naming what there is instead */
export function traverse(value: Value, steps: Path, text: string): Value {
  return steps.reduce<Value>((current, step) => take(current, step, text), value);
}

/** One step: an attribute, a map key or a list index. An unknown value has unknown parts. */
export function take(value: Value, step: Value, text: string): Value {
  if (isUnknown(value) || isUnknown(step)) return unknownUnlessNull(value, text);
  if (step === null || !isPrimitive(step)) {
    throw new EvaluationError("Invalid index", `in "${text}" an index must be a string or a number; given is ${kindOf(step)}.`);
  }
  if (value === null) throw new EvaluationError("Value is null", `"${text}" goes into a value that is null.`);
  if (Array.isArray(value)) return takeItem(value, step, text);
  if (isObject(value)) return takeEntry(value, String(step), text);
  throw new EvaluationError(
    "No such attribute",
    `"${text}" goes into ${kindOf(value)}, which has no parts (asked for: ${JSON.stringify(String(step))}).`,
  );
}

function unknownUnlessNull(value: Value, text: string): Value {
  if (value === null) throw new EvaluationError("Value is null", `"${text}" goes into a value that is null.`);
  return UNKNOWN;
}

function takeItem(items: readonly Value[], step: string | number | bigint | boolean, text: string): Value {
  const index = toNumber(step);
  if (index === undefined) {
    const detail = `"${text}" asks a list for the attribute "${step}". Choose an element with [0], or take all of them with [*].`;
    throw new EvaluationError("No such attribute", detail);
  }
  const item = items[Number(index)];
  if (item !== undefined) return item;
  const allowed = items.length === 0 ? "the list is empty" : `allowed are 0 to ${items.length - 1}`;
  throw new EvaluationError("No such index", `"${text}" asks for element ${index}; ${allowed}.`);
}

function takeEntry(entries: { readonly [key: string]: Value }, key: string, text: string): Value {
  const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
  if (entry !== undefined) return entry;
  const names = Object.keys(entries);
  const known = names.length === 0 ? "it is empty" : `known are ${names.join(", ")}`;
  throw new EvaluationError("No such attribute", `"${text}" asks for "${key}"; ${known}.${didYouMean(key, names)}`);
}
