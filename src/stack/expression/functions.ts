import { canonicalSet, isObject, isUnknown, type Value } from "../../schema";
import { kindOf } from "../../schema/primitives";
import { EvaluationError } from "./expression";
import { unify } from "./unify";

/** The functions that are evaluated here: the conversions that CDKTF itself writes into stacks. */
export const functions: Readonly<Record<string, (argument: Value) => Value>> = {
  toset: (argument) => convert("toset", argument, (items) => canonicalSet(items)),
  tolist: (argument) => convert("tolist", argument, (items) => items),
  tomap: (argument) => {
    if (argument === null || isUnknown(argument)) return argument;
    if (!isObject(argument)) throw wrongArgument("tomap", "an object", argument);
    const values = unified("tomap", Object.values(argument));
    return Object.fromEntries(Object.keys(argument).map((key, i) => [key, values[i] ?? null]));
  },
};

function convert(name: string, argument: Value, finish: (items: readonly Value[]) => Value): Value {
  if (argument === null || isUnknown(argument)) return argument;
  if (!Array.isArray(argument)) throw wrongArgument(name, "a list or a set", argument);
  return finish(unified(name, argument));
}

function unified(name: string, values: readonly Value[]): readonly Value[] {
  const converted = unify(values);
  if (converted) return converted;
  const kinds = [...new Set(values.map(kindOf))].join(", ");
  throw new EvaluationError("Elements of different types", `the elements given to ${name}() must have one type; given are ${kinds}.`);
}

function wrongArgument(name: string, wanted: string, given: Value): EvaluationError {
  return new EvaluationError("Wrong argument", `${name}() takes ${wanted}; given is ${kindOf(given)}.`);
}
