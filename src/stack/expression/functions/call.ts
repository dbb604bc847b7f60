import { isUnknown, normalValue, UNKNOWN } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { madeOf, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError, type Surroundings } from "../expression";
import { convert } from "../nodes/convert";
import { describeValueType, dynamicType, type ValueType } from "../value-type";
import { type FunctionDescription, isOpenFor, type Parameter } from "./description";

/** Calls a function: its description says what its arguments must be, and what becomes of what is not known and of what is sensitive. @throws EvaluationError */
export function callFunction(
  name: string,
  description: FunctionDescription,
  given: readonly Evaluated[],
  surroundings: Surroundings,
): Evaluated {
  const { parameters, rest } = description;
  if (given.length < parameters.length || (!rest && given.length > parameters.length)) throw wrongNumber(name, description, given.length);
  const taken = given.map((argument, i) => {
    const parameter = parameters[i] ?? rest;
    if (!parameter) throw wrongNumber(name, description, given.length);
    return { parameter, argument: converted(name, parameter, argument) };
  });
  const hidden = taken.flatMap(({ parameter, argument }) => (argument.sensitive && !parameter.takesSensitive ? [argument] : []));
  const args = taken.map(({ parameter, argument }): Evaluated => (parameter.takesSensitive ? argument : { ...plain(argument) }));
  const isOpen = taken.some(({ parameter, argument }) => isUntyped(parameter, argument));
  try {
    const type = isOpen ? dynamicType : description.returns(args);
    if (isOpen || taken.some(({ parameter, argument }) => isOpenFor(parameter, argument))) {
      return madeOf(UNKNOWN, type, ...taken.map(({ argument }) => argument));
    }
    const read = taken.map(({ parameter }, i) => readArgument(parameter, args[i], i));
    const result = description.call(read.slice(0, parameters.length), read.slice(parameters.length), { surroundings, type });
    const value = normalValue(result.value);
    return hidden.length === 0 ? { ...result, value } : madeOf(value, typeOf(result), ...hidden);
  } catch (failure) {
    if (!(failure instanceof BadArgument)) throw failure;
    const parameter = taken[failure.position]?.parameter;
    throw new EvaluationError("Wrong argument", `${name}(): ${parameter ? `"${parameter.name}": ` : ""}${failure.message}`);
  }
}

function plain({ value, type }: Evaluated): Evaluated {
  return { value, ...(type && { type }), sensitive: false };
}

function readArgument(parameter: Parameter<unknown>, argument: Evaluated | undefined, position: number): unknown {
  try {
    return parameter.read(argument ?? { value: null, sensitive: false });
  } catch (failure) {
    throw failure instanceof BadArgument ? new BadArgument(position, failure.message) : failure;
  }
}

/** Something of which not even the type is known, for a parameter that takes anything. */
function isUntyped({ type, takesUnknown }: Parameter<unknown>, argument: Evaluated): boolean {
  return type.kind === "dynamic" && !takesUnknown && isUnknown(argument.value) && typeOf(argument).kind === "dynamic";
}

function converted(name: string, parameter: Parameter<unknown>, given: Evaluated): Evaluated {
  if (given.value === null && !parameter.takesNull) {
    throw new EvaluationError("Wrong argument", `${name}(): "${parameter.name}" must not be null.`);
  }
  const argument = convert(given, parameter.type);
  if (argument) return argument;
  const unreadable =
    given.value !== null && !isUnknown(given.value) && typeof given.value === "string" ? " that cannot be read as one" : "";
  throw new EvaluationError(
    "Wrong argument",
    `${name}(): "${parameter.name}" must be ${wantedText(parameter.type)}; given is ${describeValueType(typeOf(given))}${unreadable}.`,
  );
}

function wantedText(type: ValueType): string {
  if (!("element" in type) || type.element.kind === "dynamic") return describeValueType(type);
  return `${describeValueType(type)} of ${type.element.kind}s`;
}

function wrongNumber(name: string, { parameters, rest }: FunctionDescription, count: number): EvaluationError {
  const names = [...parameters.map((parameter) => parameter.name), ...(rest ? [`${rest.name}...`] : [])];
  const wanted = names.length === 0 ? "no arguments" : names.join(", ");
  return new EvaluationError("Wrong number of arguments", `${name}() takes ${wanted}; given ${count === 1 ? "is 1" : `are ${count}`}.`);
}
