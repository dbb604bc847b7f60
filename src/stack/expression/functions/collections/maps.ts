/** Maps and objects. */
import { isObject, isUnknown, UNKNOWN, type Value } from "../../../../schema";
import { BadArgument } from "../../../../schema/function";
import { isPrimitive, toText } from "../../../../schema/primitives";
import { inTextOrder } from "../../../../schema/values";
import { composed, entryOf, madeOf, reshaped, touchedBy, typeOf } from "../../evaluated";
import { type Evaluated, EvaluationError } from "../../expression";
import { objectWith, tupleOf } from "../../node";
import { convert } from "../../nodes/convert";
import { elementsOf } from "../../nodes/for";
import { unifyTypes } from "../../nodes/unify";
import { describeValueType, dynamicType, mapValues, partsOf, sameType, stringType, type ValueType } from "../../value-type";
import { anything, asItIs, define, defineEvaluated, type FunctionDescription, itemsOf, listOf, text, texts, typed } from "../description";
import { elementTypeOf, inShape, ordered, sequence, wholly, whollySensitive } from "./shape";

export const mapFunctions: Readonly<Record<string, FunctionDescription>> = {
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
  lookup: defineEvaluated({
    parameters: [anything("inputMap", asItIs), text("key")],
    rest: anything("default", { takesNull: true, ...asItIs }),
    call: ([map, key], defaults) => lookedUp(map, key, defaults),
  }),
  merge: defineEvaluated({
    parameters: [],
    rest: anything("maps", { takesNull: true, ...asItIs }),
    call: (_args, maps) => merged(maps),
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

function lookedUp(map: Evaluated, key: string, defaults: readonly Evaluated[]): Evaluated {
  if (defaults.length > 1) throw new EvaluationError("Wrong number of arguments", "lookup() takes a map, a key and a default.");
  const [fallback] = defaults;
  const type = typeOf(map);
  if (isUnknown(map.value) && type.kind === "dynamic") return madeOf(UNKNOWN, dynamicType, map);
  if (type.kind !== "map" && type.kind !== "object") throw new BadArgument(0, `a map is wanted; given is ${describeValueType(type)}.`);
  const asElement = fallback && type.kind === "map" ? convert(fallback, type.element) : fallback;
  if (fallback && !asElement) throw new BadArgument(2, "it must have the type of the map's elements.");
  if (isUnknown(map.value)) return madeOf(UNKNOWN, type.kind === "map" ? type.element : dynamicType, map);
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
