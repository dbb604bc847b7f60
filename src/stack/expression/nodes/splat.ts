import { isUnknown, UNKNOWN, type Value } from "../../../schema";
import { madeOf, partOf, reshaped, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError } from "../expression";
import { tupleOf } from "../node";
import { dynamicType, type ValueType } from "../value-type";

/** `source[*]…`: of every element, in order; of a single value a tuple of one, of null an empty one. */
export function splat(source: Evaluated, each: (element: Evaluated) => Evaluated): Evaluated {
  const type = typeOf(source);
  const { value } = source;
  const isSequence = type.kind === "list" || type.kind === "set" || type.kind === "tuple";
  if (!isSequence) {
    if (value === null) return tupleOf([]);
    return isUnknown(value) ? madeOf(UNKNOWN, dynamicType, source) : tupleOf([each(source)]);
  }
  if (value === null) throw new EvaluationError("Value is null", "[*] takes the elements of a list that is null.");
  if (isUnknown(value)) return madeOf(UNKNOWN, typeOfResults(type, each), source);
  const items: readonly Value[] = Array.isArray(value) ? value : [];
  const results = tupleOf(items.map((item, i) => each(elementOf(source, type, i, item))));
  return type.kind === "tuple" ? results : reshaped(results, results.value, typeOfResults(type, each));
}

function elementOf(source: Evaluated, type: ValueType, index: number, item: Value): Evaluated {
  if (type.kind === "list") return partOf(source, index, item, type.element);
  if (type.kind === "tuple") return partOf(source, index, item, type.elements[index] ?? dynamicType);
  return madeOf(item, type.kind === "set" ? type.element : dynamicType, source);
}

/** Found by asking an element that is not known. */
function typeOfResults(type: ValueType, each: (element: Evaluated) => Evaluated): ValueType {
  const resultOf = (element: ValueType) => typeOf(each({ value: UNKNOWN, type: element, sensitive: false }));
  if (type.kind === "tuple") return { kind: "tuple", elements: type.elements.map(resultOf) };
  return { kind: "list", element: type.kind === "list" || type.kind === "set" ? resultOf(type.element) : dynamicType };
}
