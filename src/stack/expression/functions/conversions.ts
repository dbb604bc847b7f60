import { containsUnknown, isUnknown, UNKNOWN, type Value } from "../../../schema";
import { isPrimitive } from "../../../schema/primitives";
import { madeOf, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError } from "../expression";
import { convert } from "../nodes/convert";
import { unifyTypes } from "../nodes/unify";
import { boolType, describeValueType, dynamicType, numberType, partsOf, stringType, type ValueType } from "../value-type";
import { anyList, anySet, anything, defineEvaluated, type FunctionDescription } from "./description";

const value = { takesNull: true, takesUnknown: true, takesSensitive: true } as const;

export const conversionFunctions: Readonly<Record<string, FunctionDescription>> = {
  tobool: conversion("tobool", boolType, "a bool"),
  tolist: conversion("tolist", anyList, "a list or a set"),
  tomap: conversion("tomap", { kind: "map", element: dynamicType }, "an object"),
  tonumber: conversion("tonumber", numberType, "a number"),
  toset: conversion("toset", anySet, "a list or a set"),
  tostring: conversion("tostring", stringType, "a string"),
  sensitive: defineEvaluated({
    parameters: [anything("value", value)],
    call: ([given]) => ({ value: given.value, type: typeOf(given), sensitive: true }),
  }),
  nonsensitive: defineEvaluated({
    parameters: [anything("value", value)],
    call: ([given]) => ({ ...(given.sensitiveParts ? given : { value: given.value, type: typeOf(given), sensitive: false }) }),
  }),
  issensitive: defineEvaluated({
    parameters: [anything("value", value)],
    call: ([given]) => madeOf(given.sensitive && !given.sensitiveParts ? true : isUnknown(given.value) ? UNKNOWN : false, boolType),
  }),
};

function conversion(name: string, wanted: ValueType, inWords: string): FunctionDescription {
  return defineEvaluated({
    parameters: [anything("v", value)],
    call: ([given]) => {
      const made = convert(given, wanted);
      if (made) return made;
      const [type, parts] = [typeOf(given), partsOf(typeOf(given))];
      if ("element" in wanted && parts.length > 1 && !unifyTypes(parts)) {
        const kinds = [...new Set(parts.map(describeValueType))].join(", ");
        throw new EvaluationError("Elements of different types", `the elements given to ${name}() must have one type; given are ${kinds}.`);
      }
      const unreadable = isReadable(given.value) ? " that cannot be read as one" : "";
      throw new EvaluationError("Wrong argument", `${name}() takes ${inWords}; given is ${describeValueType(type)}${unreadable}.`);
    },
  });
}

function isReadable(value: Value): boolean {
  return typeof value === "string" && isPrimitive(value);
}

/** `try`: the first of the expressions that has a value. */
export function firstThatWorks(attempts: readonly (() => Evaluated)[]): Evaluated {
  const failures: string[] = [];
  for (const attempt of attempts) {
    const made = attempted(attempt);
    if (typeof made === "string") failures.push(made);
    else return containsUnknown(made.value) ? madeOf(UNKNOWN, dynamicType, made) : made;
  }
  const none = attempts.length === 0 ? "try() wants at least one expression." : "try(): none of the expressions has a value:";
  throw new EvaluationError("No expression has a value", [none, ...failures.map((failure) => `- ${failure}`)].join("\n"));
}

/** `can`: does an expression have a value? */
export function works(attempt: () => Evaluated): Evaluated {
  const made = attempted(attempt);
  if (typeof made === "string") return { value: false, type: boolType, sensitive: false };
  return { value: containsUnknown(made.value) ? UNKNOWN : true, type: boolType, sensitive: false };
}

/** What was evaluated, or why it has no value. */
function attempted(attempt: () => Evaluated): Evaluated | string {
  try {
    return attempt();
  } catch (failure) {
    if (failure instanceof EvaluationError) return failure.message;
    throw failure;
  }
}
