import { isObject, isUnknown, UNKNOWN, type Value } from "../../../schema";
import { isPrimitive, toBool } from "../../../schema/primitives";
import { inTextOrder } from "../../../schema/values";
import { madeOf, partOf, touchedBy, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError, type EvaluationScope } from "../expression";
import { keyText, type Node, objectWith, tupleOf } from "../node";
import { joinTemplate } from "../template";
import { describeValueType, dynamicType, numberType, stringType, type ValueType } from "../value-type";

/** `[for KEY, VALUE in COLLECTION : RESULT if CONDITION]`, or with a key for each result: `{for … : KEY => RESULT...}`. */
export interface For {
  readonly collection: Node;
  readonly names: { readonly key: string | undefined; readonly value: string };
  /** Set where an object is made. */
  readonly key: Node | undefined;
  readonly result: Node;
  readonly condition: Node | undefined;
  /** Results of one key are put together. */
  readonly isGrouped: boolean;
}

export function compileFor(written: For): Node {
  return (scope, item) => {
    const collection = written.collection(scope, item);
    const { value } = collection;
    if (value === null) throw new EvaluationError("Value is null", 'the collection of a "for" is null.');
    const type = typeOf(collection);
    if (!hasElements(type)) {
      const detail = `"for" goes through lists, sets, maps and objects; given is ${describeValueType(type)}.`;
      throw new EvaluationError("Not a collection", detail);
    }
    if (isUnknown(value)) return madeOf(UNKNOWN, dynamicType, collection);
    const rounds = roundsOf(written, elementsOf(collection, type), scope, item);
    const whole: Evaluated[] = collection.sensitive && !collection.sensitiveParts ? [collection] : [];
    return written.key ? objectOf(written, written.key, rounds, whole) : listOf(written, rounds, whole);
  };
}

interface Round {
  readonly inner: EvaluationScope;
  readonly item: Evaluated | undefined;
}

/** One after the other, in one scope: a round is over when the next one begins. */
function* roundsOf({ names }: For, elements: readonly Element[], scope: EvaluationScope, item: Evaluated | undefined): Iterable<Round> {
  let current: Element | undefined;
  const resolve = (name: string): Evaluated => {
    if (current && name === names.value) return current[1];
    return current && name === names.key ? current[0] : scope.resolve(name);
  };
  const round = { inner: { ...scope, resolve }, item };
  for (current of elements) yield round;
}

/** @param marks collects what the shape of the result depends on */
function listOf(written: For, rounds: Iterable<Round>, marks: Evaluated[]): Evaluated {
  let isKnown = true;
  const results: Evaluated[] = [];
  for (const { inner, item } of rounds) {
    const isIn = knownSoFar(isKnown, () => isIncluded(written, inner, item, marks));
    if (isIn === undefined) isKnown = false;
    else if (isIn) results.push(written.result(inner, item));
  }
  if (!isKnown) return madeOf(UNKNOWN, dynamicType, ...marks);
  return marked(tupleOf(results), marks);
}

function objectOf(written: For, keyOf: Node, rounds: Iterable<Round>, marks: Evaluated[]): Evaluated {
  let isKnown = true;
  const results = new Map<string, Evaluated[]>();
  for (const { inner, item } of rounds) {
    const isIn = knownSoFar(isKnown, () => isIncluded(written, inner, item, marks));
    if (isIn === undefined) isKnown = false;
    if (!isIn) continue;
    const key = keyOf(inner, item);
    if (key.sensitive) marks.push(key);
    const name = knownSoFar(isKnown, () => keyText(key));
    if (name === undefined) {
      isKnown = false;
      continue;
    }
    const result = written.result(inner, item);
    const others = results.get(name);
    if (others && !written.isGrouped) {
      const shown = key.sensitive ? "one key" : JSON.stringify(name);
      const detail = `two elements come to ${shown}. Write "..." behind the result to put the results of one key together.`;
      throw new EvaluationError("Key given twice", `in a "for", ${detail}`);
    }
    if (others) others.push(result);
    else results.set(name, [result]);
  }
  if (!isKnown) return madeOf(UNKNOWN, dynamicType, ...marks);
  const entries = new Map<string, Evaluated>();
  for (const [name, parts] of results) {
    const [only] = parts;
    entries.set(name, written.isGrouped || !only ? tupleOf(parts) : only);
  }
  return marked(objectWith(entries), marks);
}

/** Behind what is not known yet, the engines do not tell of a key or a condition that is none. */
function knownSoFar<T>(isKnown: boolean, look: () => T): T | undefined {
  try {
    return look();
  } catch (failure) {
    if (isKnown || !(failure instanceof EvaluationError)) throw failure;
    return undefined;
  }
}

/** Undefined where that is not known yet. */
function isIncluded({ condition }: For, inner: EvaluationScope, item: Evaluated | undefined, marks: Evaluated[]): boolean | undefined {
  if (!condition) return true;
  const decision = condition(inner, item);
  if (decision.sensitive) marks.push(decision);
  const { value } = decision;
  if (isUnknown(value)) return undefined;
  const isIn = value !== null && isPrimitive(value) ? toBool(value) : undefined;
  if (isIn !== undefined) return isIn;
  const given = value === null ? "null" : describeValueType(typeOf(decision));
  throw new EvaluationError("Invalid condition", `the "if" of a "for" must be true or false; given is ${given}.`);
}

/** All of it is sensitive where its shape tells of something sensitive. */
function marked(result: Evaluated, marks: readonly Evaluated[]): Evaluated {
  return marks.length === 0 ? result : madeOf(result.value, typeOf(result), ...marks);
}

export function hasElements({ kind }: ValueType): boolean {
  return !["string", "number", "bool"].includes(kind);
}

type Element = readonly [key: Evaluated, element: Evaluated];

/** The elements with their keys or indexes, in the language's order; those of a set are their own keys. */
export function elementsOf(collection: Evaluated, type: ValueType = typeOf(collection)): Element[] {
  const { value } = collection;
  const plain = (key: Value, keyType: ValueType): Evaluated => ({ value: key, type: keyType, sensitive: false });
  if (isObject(value)) {
    const typeAt = (key: string) => (type.kind === "object" ? type.attributes[key] : type.kind === "map" ? type.element : undefined);
    return Object.keys(value)
      .sort(inTextOrder)
      .map((key) => [plain(key, stringType), partOf(collection, key, value[key] ?? null, typeAt(key) ?? dynamicType)]);
  }
  const items: readonly Value[] = Array.isArray(value) ? value : [];
  return items.map((item, i) => {
    if (type.kind === "set") {
      const element = plain(item, type.element);
      return [element, element];
    }
    const itemType = type.kind === "tuple" ? type.elements[i] : type.kind === "list" ? type.element : undefined;
    return [plain(i, numberType), partOf(collection, i, item, itemType ?? dynamicType)];
  });
}

/** A scope in which further names have a value, and hide what is called so outside. */
export function withVariables(scope: EvaluationScope, variables: Readonly<Record<string, Evaluated>>): EvaluationScope {
  return {
    ...scope,
    resolve: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined) ?? scope.resolve(name),
  };
}

/** `%{ for … }`: the results as one text. */
export function joinResults(results: Evaluated): Evaluated {
  if (isUnknown(results.value)) return madeOf(UNKNOWN, stringType, results);
  return touchedBy(joinTemplate(elementsOf(results).map(([, part]) => part)), results);
}
