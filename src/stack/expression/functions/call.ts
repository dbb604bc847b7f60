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
  const parameterAt = (i: number): Parameter<unknown> => {
    const parameter = parameters[i] ?? rest;
    if (!parameter) throw wrongNumber(name, description, given.length);
    return parameter;
  };
  const taken = given.map((argument, i) => converted(name, parameterAt(i), argument));
  const isHidden = taken.some(({ sensitive }, i) => sensitive && !parameterAt(i).takesSensitive);
  const args = isHidden ? taken.map((argument, i) => (parameterAt(i).takesSensitive ? argument : plain(argument))) : taken;
  const isOpen = isUntypedBeforeNull(name, taken, parameterAt);
  try {
    const type = isOpen ? dynamicType : description.returns(args);
    if (isOpen || taken.some((argument, i) => isOpenFor(parameterAt(i), argument))) return madeOf(UNKNOWN, type, ...taken);
    const read = args.map((argument, i) => readArgument(parameterAt(i), argument, i));
    const result = description.call(read, rest ? read.slice(parameters.length) : [], { surroundings, type });
    const value = normalValue(result.value);
    if (!isHidden) return value === result.value ? result : { ...result, value };
    return { value, type: typeOf(result), sensitive: true };
  } catch (failure) {
    if (!(failure instanceof BadArgument)) throw failure;
    const parameter = taken[failure.position] && parameterAt(failure.position);
    throw new EvaluationError("Wrong argument", `${name}(): ${parameter ? `"${parameter.name}": ` : ""}${failure.message}`);
  }
}

function plain({ value, type }: Evaluated): Evaluated {
  return { value, ...(type && { type }), sensitive: false };
}

function readArgument(parameter: Parameter<unknown>, argument: Evaluated, position: number): unknown {
  try {
    return parameter.read(argument);
  } catch (failure) {
    throw failure instanceof BadArgument ? new BadArgument(position, failure.message) : failure;
  }
}

/** The arguments are looked at one after the other, and none behind one of which nothing is known. @throws EvaluationError */
function isUntypedBeforeNull(name: string, args: readonly Evaluated[], parameterAt: (i: number) => Parameter<unknown>): boolean {
  for (const [i, argument] of args.entries()) {
    const parameter = parameterAt(i);
    if (argument.value === null && !parameter.takesNull) {
      throw new EvaluationError("Wrong argument", `${name}(): "${parameter.name}" must not be null.`);
    }
    if (isUntyped(parameter, argument)) return true;
  }
  return false;
}

/** Something of which not even the type is known, for a parameter that takes anything. */
function isUntyped({ type, takesUnknown }: Parameter<unknown>, argument: Evaluated): boolean {
  return type.kind === "dynamic" && !takesUnknown && isUnknown(argument.value) && typeOf(argument).kind === "dynamic";
}

function converted(name: string, parameter: Parameter<unknown>, given: Evaluated): Evaluated {
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
