import { canonicalSet } from "../../../schema";
import { madeOf, reshaped, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError } from "../expression";
import { describeValueType, dynamicType, partsOf, type ValueType } from "../value-type";
import { toUnified, unifyTypes } from "./unify";

/** The functions that are evaluated here: the conversions that CDKTF itself writes into stacks. */
export const functions: Readonly<Record<string, (argument: Evaluated) => Evaluated>> = {
  toset: (argument) => {
    const converted = convert("toset", argument, "a list or a set", "set", ["list", "set", "tuple"]);
    return madeOf(Array.isArray(converted.value) ? canonicalSet(converted.value) : converted.value, typeOf(converted), argument);
  },
  tolist: (argument) => convert("tolist", argument, "a list or a set", "list", ["list", "set", "tuple"]),
  tomap: (argument) => convert("tomap", argument, "an object", "map", ["map", "object"]),
};

function convert(
  name: string,
  argument: Evaluated,
  wanted: string,
  kind: "list" | "set" | "map",
  allowed: readonly ValueType["kind"][],
): Evaluated {
  const given = typeOf(argument);
  if (given.kind === "dynamic") return reshaped(argument, argument.value, { kind, element: dynamicType });
  if (!allowed.includes(given.kind)) {
    throw new EvaluationError("Wrong argument", `${name}() takes ${wanted}; given is ${describeValueType(given)}.`);
  }
  const element = unifyTypes(partsOf(given));
  if (!element) {
    const kinds = [...new Set(partsOf(given).map(describeValueType))].join(", ");
    throw new EvaluationError("Elements of different types", `the elements given to ${name}() must have one type; given are ${kinds}.`);
  }
  const type: ValueType = { kind, element };
  return reshaped(argument, toUnified(argument.value, type), type);
}
