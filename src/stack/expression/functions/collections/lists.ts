/** Lists, and what is the same for all collections. */
import { containsUnknown, isObject, isUnknown, UNKNOWN, type Value } from "../../../../schema";
import { BadArgument } from "../../../../schema/function";
import { madeOf, touchedBy, typeOf } from "../../evaluated";
import { type Evaluated, EvaluationError } from "../../expression";
import { tupleOf } from "../../node";
import { convert } from "../../nodes/convert";
import { equals } from "../../nodes/equality";
import { elementsOf } from "../../nodes/for";
import { unifyTypes } from "../../nodes/unify";
import { boolType, describeValueType, dynamicType, numberType, partsOf, stringType } from "../../value-type";
import {
  anyList,
  anything,
  asItIs,
  define,
  defineEvaluated,
  type FunctionDescription,
  itemsOf,
  listOf,
  typed,
  whole,
} from "../description";
import { graphemesOf } from "../letters";
import { elementTypeOf, inShape, ordered, sequence, wholly, whollySensitive } from "./shape";

export const listFunctions: Readonly<Record<string, FunctionDescription>> = {
  chunklist: defineEvaluated({
    parameters: [typed("list", anyList, { takesSensitive: true }), whole("size")],
    returns: ([list]) => listOf(list ? typeOf(list) : anyList),
    call: ([list, size], _rest, { type }) => {
      if (size < 0) throw new BadArgument(1, "it must not be below zero.");
      const parts = elementsOf(list).map(([, element]) => element);
      const width = size === 0 ? parts.length : size;
      const rows = Array.from({ length: width === 0 ? 0 : Math.ceil(parts.length / width) }, (_, i) =>
        parts.slice(i * width, (i + 1) * width),
      );
      return inShape(tupleOf(rows.map(tupleOf)), type, list);
    },
  }),
  compact: define({
    parameters: [typed("list", listOf(stringType), { needsAllKnown: true })],
    returns: listOf(stringType),
    call: ([list]) => itemsOf(list.value).filter((item) => item !== null && item !== ""),
  }),
  concat: defineEvaluated({
    parameters: [],
    rest: anything("seqs", asItIs),
    call: (_args, sequences) => concatenated(sequences),
  }),
  contains: define({
    parameters: [anything("list"), anything("value")],
    returns: boolType,
    call: ([list, wanted]) => {
      sequence(list, 0);
      const found = elementsOf(list).map(([, element]) => equals(element, wanted));
      return found.includes(true) ? true : found.includes(UNKNOWN) ? UNKNOWN : false;
    },
  }),
  distinct: define({
    parameters: [typed("list", anyList, { needsAllKnown: true })],
    returns: ([list]) => (list ? typeOf(list) : anyList),
    call: ([list]) => {
      const kept: Evaluated[] = [];
      for (const [, element] of elementsOf(list)) if (!kept.some((other) => equals(other, element) === true)) kept.push(element);
      return kept.map(({ value }) => value);
    },
  }),
  element: defineEvaluated({
    parameters: [anything("list", { takesSensitive: true }), whole("index")],
    returns: ([list]) => elementTypeOf(list),
    call: ([list, index]) => {
      const elements = elementsOf(ordered(list, 0));
      if (elements.length === 0) throw new BadArgument(0, "it is empty.");
      if (index < 0) throw new BadArgument(1, "it must not be below zero.");
      return elements[index % elements.length]?.[1] ?? list;
    },
  }),
  flatten: defineEvaluated({
    parameters: [anything("list", asItIs)],
    call: ([list]) => flattened(list),
  }),
  index: define({
    parameters: [anything("list", { needsAllKnown: true }), anything("value")],
    returns: numberType,
    call: ([list, wanted]) => {
      const found = elementsOf(ordered(list, 0)).findIndex(([, element]) => equals(element, wanted) === true);
      if (found < 0) throw new BadArgument(1, "it is no element of the list.");
      return found;
    },
  }),
  length: defineEvaluated({
    parameters: [anything("value", asItIs)],
    call: ([given]) => madeOf(lengthOf(given), numberType, ...(typeOf(given).kind === "string" ? [given] : wholly(given))),
  }),
  matchkeys: define({
    parameters: [
      typed("values", anyList, { needsAllKnown: true }),
      typed("keys", anyList, { needsAllKnown: true }),
      typed("searchset", anyList, { needsAllKnown: true }),
    ],
    returns: ([values]) => (values ? typeOf(values) : anyList),
    call: ([values, keys, wanted]) => {
      const [all, found] = [itemsOf(values.value), elementsOf(keys)];
      if (all.length !== found.length) throw new BadArgument(0, `it has ${all.length} elements, "keys" has ${found.length}.`);
      const searched = elementsOf(wanted).map(([, element]) => element);
      return all.filter((_, i) => searched.some((other) => equalTexts(found[i]?.[1], other)));
    },
  }),
  one: defineEvaluated({
    parameters: [anything("list", asItIs)],
    call: ([list]) => {
      const type = sequence(list, 0);
      if (isUnknown(list.value)) return madeOf(UNKNOWN, elementTypeOf(list), list);
      const elements = elementsOf(list);
      // Elements of a set that are not known yet may be the same.
      if (type.kind === "set" && elements.length > 1 && elements.some(([, element]) => containsUnknown(element.value)))
        return madeOf(UNKNOWN, type.element, list);
      if (elements.length > 1) throw new BadArgument(0, `it must have no or one element; it has ${elements.length}.`);
      const empty: Evaluated = { value: null, type: "element" in type ? type.element : dynamicType, sensitive: false };
      return touchedBy(elements[0]?.[1] ?? empty, whollySensitive(list));
    },
  }),
  reverse: defineEvaluated({
    parameters: [anything("list", { takesSensitive: true })],
    returns: ([list]) => {
      const type = list ? sequence(list, 0) : dynamicType;
      return type.kind === "tuple"
        ? { kind: "tuple", elements: [...type.elements].reverse() }
        : "element" in type
          ? listOf(type.element)
          : type;
    },
    call: ([list], _rest, { type }) => {
      const parts = elementsOf(list).map(([, element]) => element);
      return inShape(tupleOf(parts.reverse()), type, list);
    },
  }),
  slice: defineEvaluated({
    parameters: [anything("list", { takesSensitive: true }), whole("start_index"), whole("end_index")],
    returns: ([list, start, end]) => {
      const type = list ? ordered(list, 0) && typeOf(list) : dynamicType;
      if (type.kind !== "tuple") return type;
      if (isUnknown(start?.value) || isUnknown(end?.value)) return dynamicType;
      return { kind: "tuple", elements: type.elements.slice(Number(start?.value), Number(end?.value)) };
    },
    call: ([list, start, end], _rest, { type }) => {
      const items = elementsOf(list).map(([, element]) => element);
      if (start < 0 || start > items.length) throw new BadArgument(1, `from 0 to ${items.length} is allowed; given is ${start}.`);
      if (end < start || end > items.length) throw new BadArgument(2, `from ${start} to ${items.length} is allowed; given is ${end}.`);
      return inShape(tupleOf(items.slice(start, end)), type, list);
    },
  }),
};

/** As `==`, of values that are texts where one of them is. */
function equalTexts(element: Evaluated | undefined, wanted: Evaluated): boolean {
  const type = element && unifyTypes([typeOf(element), typeOf(wanted)]);
  const [left, right] = [element && type && convert(element, type), type && convert(wanted, type)];
  return left !== undefined && right !== undefined && equals(left, right) === true;
}

function concatenated(sequences: readonly Evaluated[]): Evaluated {
  if (sequences.length === 0) throw new EvaluationError("Wrong number of arguments", "concat() wants at least one list.");
  // Where nothing is known of one, the engines do not look at the others.
  if (sequences.some((list) => isUnknown(list.value) && typeOf(list).kind === "dynamic")) return madeOf(UNKNOWN, dynamicType, ...sequences);
  const types = sequences.map((list, i) => {
    const type = typeOf(list);
    if (type.kind === "list" || type.kind === "tuple") return type;
    throw new BadArgument(i, `a list is wanted; given is ${describeValueType(type)}.`);
  });
  const list = types.every(({ kind }) => kind === "list") ? unifyTypes(types) : undefined;
  if (sequences.some(({ value }) => isUnknown(value))) {
    const isTuple = !list && sequences.every(({ value }, i) => !isUnknown(value) || types[i]?.kind === "tuple");
    return madeOf(UNKNOWN, list ?? (isTuple ? { kind: "tuple", elements: types.flatMap(partsOf) } : dynamicType), ...sequences);
  }
  const marks = sequences.flatMap(wholly);
  const parts = tupleOf(sequences.flatMap((each) => elementsOf(each).map(([, element]) => element)));
  const made = list ? (convert(parts, list) ?? parts) : parts;
  return marks.length === 0 ? made : madeOf(made.value, typeOf(made), ...marks);
}

function flattened(list: Evaluated): Evaluated {
  sequence(list, 0);
  const parts: Evaluated[] = [];
  const marks: Evaluated[] = [];
  let isKnown = true;
  const visit = (each: Evaluated): void => {
    marks.push(...wholly(each));
    if (isUnknown(each.value)) {
      isKnown = false;
      return;
    }
    for (const [, element] of elementsOf(each)) {
      const { kind } = typeOf(element);
      const isList = kind === "list" || kind === "set" || kind === "tuple";
      if (isUnknown(element.value) && kind === "dynamic") isKnown = false;
      if (isList && element.value !== null) visit(element);
      else parts.push(element);
    }
  };
  visit(list);
  if (!isKnown) return madeOf(UNKNOWN, dynamicType, list);
  const made = tupleOf(parts);
  return marks.length === 0 ? made : madeOf(made.value, typeOf(made), ...marks);
}

function lengthOf(given: Evaluated): Value {
  const type = typeOf(given);
  if (type.kind === "tuple") return type.elements.length;
  if (type.kind === "object") return Object.keys(type.attributes).length;
  if (type.kind === "number" || type.kind === "bool")
    throw new BadArgument(0, `a list, a map or a string is wanted; given is ${describeValueType(type)}.`);
  const { value } = given;
  if (isUnknown(value)) return UNKNOWN;
  if (typeof value === "string") return graphemesOf(value).length;
  if (type.kind === "set" && containsUnknown(value) && itemsOf(value).length > 1) return UNKNOWN;
  return Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0;
}
