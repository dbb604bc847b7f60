import { containsUnknown, isObject, isUnknown, UNKNOWN, type Value } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { isPrimitive, toText } from "../../../schema/primitives";
import { inTextOrder } from "../../../schema/values";
import { composed, entryOf, madeOf, reshaped, touchedBy, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError } from "../expression";
import { objectWith, tupleOf } from "../node";
import { convert } from "../nodes/convert";
import { equals } from "../nodes/equality";
import { elementsOf } from "../nodes/for";
import { unifyTypes } from "../nodes/unify";
import {
  boolType,
  describeValueType,
  dynamicType,
  mapValues,
  numberType,
  partsOf,
  sameType,
  stringType,
  type ValueType,
} from "../value-type";
import {
  anyList,
  anything,
  bools,
  define,
  defineEvaluated,
  type FunctionDescription,
  itemsOf,
  listOf,
  text,
  texts,
  typed,
  whole,
} from "./description";
import { graphemesOf } from "./letters";

/** The implementation is told of everything as it is. */
const asItIs = { takesUnknown: true, takesSensitive: true } as const;

export const collectionFunctions: Readonly<Record<string, FunctionDescription>> = {
  alltrue: define({ parameters: [bools("list", { takesUnknown: true })], returns: boolType, call: ([items]) => allOf(items, false) }),
  anytrue: define({ parameters: [bools("list", { takesUnknown: true })], returns: boolType, call: ([items]) => allOf(items, true) }),
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
  coalesce: defineEvaluated({
    parameters: [],
    rest: anything("vals", { takesNull: true, takesUnknown: true }),
    call: (_args, values) => firstOf(values, ({ value }) => value !== null && value !== ""),
  }),
  coalescelist: defineEvaluated({
    parameters: [],
    rest: anything("vals", { takesNull: true, takesUnknown: true }),
    call: (_args, lists) => firstList(lists),
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
  keys: defineEvaluated({
    parameters: [anything("inputMap", asItIs)],
    call: ([map]) => {
      const type = typeOf(map);
      if (type.kind !== "object" && type.kind !== "map") {
        if (isUnknown(map.value) && type.kind === "dynamic") return madeOf(UNKNOWN, dynamicType, map);
        throw new BadArgument(0, `a map or an object is wanted; given is ${describeValueType(type)}.`);
      }
      const names = isObject(map.value) ? Object.keys(map.value) : type.kind === "object" ? Object.keys(type.attributes) : undefined;
      const result: ValueType = type.kind === "map" ? listOf(stringType) : { kind: "tuple", elements: (names ?? []).map(() => stringType) };
      return madeOf(names?.sort(inTextOrder) ?? UNKNOWN, result, ...wholly(map));
    },
  }),
  length: defineEvaluated({
    parameters: [anything("value", asItIs)],
    call: ([given]) => madeOf(lengthOf(given), numberType, ...(typeOf(given).kind === "string" ? [given] : wholly(given))),
  }),
  lookup: defineEvaluated({
    parameters: [anything("inputMap", asItIs), text("key")],
    rest: anything("default", { takesNull: true, ...asItIs }),
    call: ([map, key], defaults) => lookedUp(map, key, defaults),
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
  merge: defineEvaluated({
    parameters: [],
    rest: anything("maps", { takesNull: true, ...asItIs }),
    call: (_args, maps) => merged(maps),
  }),
  one: defineEvaluated({
    parameters: [anything("list", asItIs)],
    call: ([list]) => {
      const type = sequence(list, 0);
      if (isUnknown(list.value)) return madeOf(UNKNOWN, elementTypeOf(list), list);
      const elements = elementsOf(list);
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
  transpose: define({
    parameters: [typed("values", { kind: "map", element: listOf(stringType) }, { needsAllKnown: true })],
    returns: { kind: "map", element: listOf(stringType) },
    call: ([given]) => transposed(given.value),
  }),
  values: defineEvaluated({
    parameters: [anything("mapping", asItIs)],
    call: ([map]) => {
      const type = typeOf(map);
      if (isUnknown(map.value) && type.kind === "dynamic") return madeOf(UNKNOWN, dynamicType, map);
      if (type.kind !== "object" && type.kind !== "map")
        throw new BadArgument(0, `a map or an object is wanted; given is ${describeValueType(type)}.`);
      const names = type.kind === "object" ? Object.keys(type.attributes).sort(inTextOrder) : [];
      const result: ValueType =
        type.kind === "object"
          ? { kind: "tuple", elements: names.map((name) => type.attributes[name] ?? dynamicType) }
          : listOf(partsOf(type)[0] ?? dynamicType);
      if (isUnknown(map.value)) return madeOf(UNKNOWN, result, map);
      const parts = tupleOf(elementsOf(map).map(([, element]) => element));
      return inShape(parts, result, map);
    },
  }),
  zipmap: defineEvaluated({
    parameters: [texts("keys"), anything("values", asItIs)],
    call: ([keys, values]) => zipped(keys, values),
  }),
};

/** All of a value where its shape is sensitive, not only parts of it. */
function wholly(value: Evaluated): Evaluated[] {
  return value.sensitive && !value.sensitiveParts ? [value] : [];
}

function whollySensitive(value: Evaluated): Evaluated {
  return wholly(value)[0] ?? { value: null, sensitive: false };
}

function sequence(list: Evaluated, position: number): ValueType {
  const type = typeOf(list);
  if (["list", "set", "tuple"].includes(type.kind) || (type.kind === "dynamic" && isUnknown(list.value))) return type;
  throw new BadArgument(position, `a list, a set or a tuple is wanted; given is ${describeValueType(type)}.`);
}

function ordered(list: Evaluated, position: number): Evaluated {
  const { kind } = typeOf(list);
  if (kind === "list" || kind === "tuple") return list;
  throw new BadArgument(position, `a list is wanted; given is ${describeValueType(typeOf(list))}.`);
}

function elementTypeOf(list: Evaluated | undefined): ValueType {
  const type = list ? typeOf(list) : dynamicType;
  return type.kind === "list" || type.kind === "set" ? type.element : dynamicType;
}

/** As `==`, of values that are texts where one of them is. */
function equalTexts(element: Evaluated | undefined, wanted: Evaluated): boolean {
  const type = element && unifyTypes([typeOf(element), typeOf(wanted)]);
  const [left, right] = [element && type && convert(element, type), type && convert(wanted, type)];
  return left !== undefined && right !== undefined && equals(left, right) === true;
}

/** Parts put together anew; all of it is sensitive where the shape of what they come from is. */
function inShape(parts: Evaluated, type: ValueType, source: Evaluated): Evaluated {
  return touchedBy(reshaped(parts, parts.value, type), whollySensitive(source));
}

/** Null counts as false. Of all, the first that is not true decides, as elsewhere. */
function allOf(items: readonly Value[], isAny: boolean): Value {
  if (isAny) return items.includes(true) ? true : items.includes(UNKNOWN) ? UNKNOWN : false;
  const first = items.find((item) => item !== true);
  return first === undefined ? true : first === UNKNOWN ? UNKNOWN : false;
}

function firstOf(values: readonly Evaluated[], isGood: (value: Evaluated) => boolean): Evaluated {
  const type = values.length === 0 ? undefined : unifyTypes(values.map(typeOf));
  if (!type)
    throw new EvaluationError(
      "Wrong argument",
      values.length === 0 ? "coalesce() wants at least one value." : "coalesce(): all values must have one type.",
    );
  for (const value of values) {
    if (isUnknown(value.value)) return madeOf(UNKNOWN, type, value);
    if (isGood(value)) return convert(value, type) ?? value;
  }
  throw new EvaluationError("Wrong argument", "coalesce(): all values are null or empty.");
}

function firstList(lists: readonly Evaluated[]): Evaluated {
  if (lists.length === 0) throw new EvaluationError("Wrong argument", "coalescelist() wants at least one list.");
  for (const [i, list] of lists.entries()) {
    if (list.value === null) throw new BadArgument(i, "it must not be null.");
    if (typeOf(list).kind !== "dynamic") ordered(list, i);
  }
  const kinds = new Set(lists.map((list) => typeOf(list).kind));
  const type = kinds.size === 1 && !kinds.has("tuple") ? unifyTypes(lists.map(typeOf)) : undefined;
  for (const list of lists) {
    if (isUnknown(list.value)) return madeOf(UNKNOWN, type ?? dynamicType);
    if (itemsOf(list.value).length > 0) return (type && convert(list, type)) ?? list;
  }
  throw new EvaluationError("Wrong argument", "coalescelist(): all lists are empty.");
}

function concatenated(sequences: readonly Evaluated[]): Evaluated {
  if (sequences.length === 0) throw new EvaluationError("Wrong number of arguments", "concat() wants at least one list.");
  const types = sequences.map((list, i) => {
    const type = typeOf(list);
    if (type.kind === "list" || type.kind === "tuple" || (type.kind === "dynamic" && isUnknown(list.value))) return type;
    throw new BadArgument(i, `a list is wanted; given is ${describeValueType(type)}.`);
  });
  if (types.some(({ kind }) => kind === "dynamic")) return madeOf(UNKNOWN, dynamicType, ...sequences);
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

function lookedUp(map: Evaluated, key: string, defaults: readonly Evaluated[]): Evaluated {
  if (defaults.length > 1) throw new EvaluationError("Wrong number of arguments", "lookup() takes a map, a key and a default.");
  const [fallback] = defaults;
  const type = typeOf(map);
  if (isUnknown(map.value)) return madeOf(UNKNOWN, type.kind === "map" ? type.element : dynamicType, map);
  if (type.kind !== "map" && type.kind !== "object") throw new BadArgument(0, `a map is wanted; given is ${describeValueType(type)}.`);
  const asElement = fallback && type.kind === "map" ? convert(fallback, type.element) : fallback;
  if (fallback && !asElement) throw new BadArgument(2, "it must have the type of the map's elements.");
  const isThere = isObject(map.value) && Object.hasOwn(map.value, key);
  const found = isThere ? entryOf(map, key) : asElement;
  if (!found) throw new BadArgument(1, `the map has no "${key}", and no default is given.`);
  return touchedBy(found, whollySensitive(map));
}

function merged(maps: readonly Evaluated[]): Evaluated {
  const types = maps.map((map, i) => {
    const type = typeOf(map);
    if (type.kind === "map" || type.kind === "object" || type.kind === "dynamic") return type;
    throw new BadArgument(i, `a map or an object is wanted; given is ${describeValueType(type)}.`);
  });
  if (maps.some(({ value }, i) => isUnknown(value) && types[i]?.kind !== "object")) {
    const isMap = types.every((type) => type.kind === "map");
    return madeOf(UNKNOWN, (isMap ? unifyTypes(types) : undefined) ?? dynamicType, ...maps);
  }
  const given = maps.filter(({ value }) => value !== null);
  if (given.some(({ value }) => isUnknown(value))) return madeOf(UNKNOWN, dynamicType, ...maps);
  const [first] = types;
  const isAlike = first !== undefined && types.every((type) => sameType(type, first));
  if (isAlike && given.length === 0 && partsOf(first).length > 0) throw new BadArgument(0, "all are null.");
  const parts = new Map(given.flatMap((map) => elementsOf(map).map(([key, element]) => [String(key.value), element] as const)));
  const made = objectWith([...parts]);
  const [map, ...others] = given.map(typeOf);
  const isMap = map?.kind === "map" && others.every((other) => sameType(map, other));
  const shaped = isMap ? reshaped(made, made.value, map) : made;
  const marks = given.flatMap(wholly);
  return marks.length === 0 ? shaped : madeOf(shaped.value, typeOf(shaped), ...marks);
}

function transposed(value: Value): Value {
  const lists = isObject(value) ? value : {};
  const found = new Map<string, string[]>();
  for (const name of Object.keys(lists).sort(inTextOrder)) {
    for (const item of itemsOf(lists[name] ?? null)) {
      if (item === null || !isPrimitive(item)) throw new BadArgument(0, "an element is null.");
      const names = found.get(toText(item)) ?? [];
      found.set(toText(item), [...names, name]);
    }
  }
  return mapValues(Object.fromEntries(found), (names) => names.sort(inTextOrder));
}

function zipped(keys: readonly string[], values: Evaluated): Evaluated {
  const type = isUnknown(values.value) ? sequence(values, 1) : typeOf(ordered(values, 1));
  if (isUnknown(values.value)) return madeOf(UNKNOWN, type.kind === "list" ? { kind: "map", element: type.element } : dynamicType, values);
  const elements = elementsOf(values);
  if (keys.length !== elements.length) throw new BadArgument(1, `it has ${elements.length} elements, "keys" has ${keys.length}.`);
  const parts = new Map(keys.map((key, i) => [key, elements[i]?.[1] ?? values]));
  const made = objectWith([...parts]);
  const shaped = type.kind === "tuple" ? made : composed(made.value, { kind: "map", element: elementTypeOf(values) }, parts);
  return touchedBy(shaped, whollySensitive(values));
}
