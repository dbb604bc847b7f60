import { isObject, isUnknown, type Path, UNKNOWN, type Value } from "../../../schema";
import { isPrimitive, type Primitive, toNumber, toText } from "../../../schema/primitives";
import { didYouMean } from "../../../schema/text/nearest";
import { madeOf, partOf, touchedBy, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError } from "../expression";
import { describeValueType, dynamicType, type ValueType } from "../value-type";

/** Follows steps into a value. @throws EvaluationError naming what there is instead */
export function traverse(whole: Evaluated, steps: Path, text: string): Evaluated {
  return steps.reduce<Evaluated>((current, step) => take(current, step, text), whole);
}

/** The part that an index computed elsewhere names. @throws EvaluationError */
export function takeAt(whole: Evaluated, index: Evaluated, text: string): Evaluated {
  const step = index.value;
  // Nothing can be said where not even the type of the one or the other is known.
  const isOpen = [whole, index].some((part) => isUnknown(part.value) && typeOf(part).kind === "dynamic");
  if (isOpen && whole.value !== null && step !== null) return madeOf(UNKNOWN, dynamicType, whole, index);
  if (isUnknown(step) && canIndex(typeOf(index), typeOf(whole))) {
    assertHasParts(whole, text);
    return madeOf(UNKNOWN, elementTypeOf(typeOf(whole)), whole, index);
  }
  if (step !== null && !isUnknown(step) && isPrimitive(step)) return touchedBy(take(whole, step, text), index);
  const detail = `in "${text}" an index must be a string or a number; given is ${describeValueType(typeOf(index))}.`;
  throw new EvaluationError("Invalid index", detail);
}

/** A bool can be a key, written out, but no number. */
function canIndex(index: ValueType, whole: ValueType): boolean {
  const isSequence = whole.kind === "list" || whole.kind === "tuple";
  return ["string", "number", "dynamic"].includes(index.kind) || (index.kind === "bool" && !isSequence);
}

/** One step: an attribute, a map key or a list index. An unknown value has unknown parts. */
function take(whole: Evaluated, step: Primitive, text: string): Evaluated {
  assertHasParts(whole, text, step);
  const type = typeOf(whole);
  switch (type.kind) {
    case "list":
      return takeItem(whole, step, () => type.element, text);
    case "tuple":
      return takeItem(whole, step, (index) => type.elements[index], text);
    case "map":
      return takeEntry(whole, toText(step), () => type.element, text);
    case "object":
      return takeEntry(whole, toText(step), (name) => ownType(type.attributes, name), text);
    default:
      return partOf(whole, toText(step), UNKNOWN, dynamicType);
  }
}

function assertHasParts(whole: Evaluated, text: string, step?: Primitive): void {
  if (whole.value === null) throw new EvaluationError("Value is null", `"${text}" goes into a value that is null.`);
  const type = typeOf(whole);
  if (type.kind === "set") {
    const detail = `"${text}" asks a set for one element, but its elements have no order. Take all of them with [*], or make it a list with tolist().`;
    throw new EvaluationError("Invalid index", detail);
  }
  if (type.kind !== "string" && type.kind !== "number" && type.kind !== "bool") return;
  const wanted = step === undefined ? "" : ` (asked for: ${JSON.stringify(String(step))})`;
  throw new EvaluationError("No such attribute", `"${text}" goes into ${describeValueType(type)}, which has no parts${wanted}.`);
}

function takeItem(whole: Evaluated, step: Primitive, typeAt: (index: number) => ValueType | undefined, text: string): Evaluated {
  const index = Number(toNumber(step) ?? Number.NaN);
  if (Number.isNaN(index)) {
    const detail = `"${text}" asks a list for the attribute "${step}". Choose an element with [0], or take all of them with [*].`;
    throw new EvaluationError("No such attribute", detail);
  }
  const { value } = whole;
  const type = typeAt(index);
  if (isUnknown(value) && type) return partOf(whole, index, UNKNOWN, type);
  const items: readonly Value[] = Array.isArray(value) ? value : [];
  const item = items[index];
  if (item !== undefined && type) return partOf(whole, index, item, type);
  const allowed = items.length === 0 ? "the list is empty" : `allowed are 0 to ${items.length - 1}`;
  throw new EvaluationError("No such index", `"${text}" asks for element ${toText(step)}; ${allowed}.`);
}

function takeEntry(whole: Evaluated, key: string, typeOfKey: (key: string) => ValueType | undefined, text: string): Evaluated {
  const { value } = whole;
  const type = typeOfKey(key);
  if (isUnknown(value) && type) return partOf(whole, key, UNKNOWN, type);
  const entries = isObject(value) ? value : {};
  const own = typeOf(whole);
  const isThere = own.kind === "object" || Object.hasOwn(entries, key);
  if (type && isThere) return partOf(whole, key, entries[key] ?? null, type);
  const names = own.kind === "object" ? Object.keys(own.attributes) : Object.keys(entries);
  const known = names.length === 0 ? "it is empty" : `known are ${names.join(", ")}`;
  throw new EvaluationError("No such attribute", `"${text}" asks for "${key}"; ${known}.${didYouMean(key, names)}`);
}

function ownType(attributes: Readonly<Record<string, ValueType>>, name: string): ValueType | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

function elementTypeOf(type: ValueType): ValueType {
  return type.kind === "list" || type.kind === "map" ? type.element : dynamicType;
}
