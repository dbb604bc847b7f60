import { isUnknown, UNKNOWN, type Value } from "../../../schema";
import { type BinaryFloat, fromDecimal, minus, over, plus, times, truncated } from "../../../schema/number/binary-float";
import { compareNumbers, mostDigits, type Numeric, toBinary, toNumeric } from "../../../schema/number/numeric";
import { isPrimitive, type Primitive, toBool, toNumber } from "../../../schema/primitives";
import { madeOf, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError } from "../expression";
import { boolType, describeValueType, numberType, type PrimitiveType } from "../value-type";
import { equals } from "./equality";

/** Operators by the parser's names, each with its sign for messages. Unknown operands make an unknown result; null is an error except in `==` and `!=`. */

type Unary = (operand: Evaluated) => Evaluated;
type Binary = (left: Evaluated, right: Evaluated) => Evaluated;

export const unaryOperators: Readonly<Record<string, Unary>> = {
  negate: (operand) => withNumbers("-", numberType, [operand], (value = 0) => computed("-", minus, 0, value)),
  logicalNot: (operand) => withBools("!", [operand], (value) => !value),
};

export const binaryOperators: Readonly<Record<string, Binary>> = {
  add: arithmetic("+", plus),
  subtract: arithmetic("-", minus),
  multiply: arithmetic("*", times),
  divide: arithmetic("/", (a, b) => {
    if (b.mantissa === 0n) throw new EvaluationError("Division by zero", 'the right operand of "/" is zero.');
    return over(a, b);
  }),
  // The remainder by zero is the number itself, strange as it is.
  modulo: arithmetic("%", (a, b) => (b.mantissa === 0n ? a : minus(a, times(b, fromDecimal(truncated(over(a, b)), 0))))),
  equal: (left, right) => madeOf(equals(left, right), boolType, left, right),
  notEqual: (left, right) => {
    const equal = equals(left, right);
    return madeOf(isUnknown(equal) ? equal : !equal, boolType, left, right);
  },
  lessThan: comparison("<", (order) => order < 0),
  lessThanOrEqual: comparison("<=", (order) => order <= 0),
  greaterThan: comparison(">", (order) => order > 0),
  greaterThanOrEqual: comparison(">=", (order) => order >= 0),
  logicalAnd: (left, right) => withBools("&&", [left, right], (a, b) => a === true && b === true),
  logicalOr: (left, right) => withBools("||", [left, right], (a, b) => a === true || b === true),
};

function arithmetic(sign: string, compute: (a: BinaryFloat, b: BinaryFloat) => BinaryFloat): Binary {
  return (left, right) => withNumbers(sign, numberType, [left, right], (a = 0, b = 0) => computed(sign, compute, a, b));
}

function computed(sign: string, compute: (a: BinaryFloat, b: BinaryFloat) => BinaryFloat, a: Numeric, b: Numeric): Numeric {
  const result = toNumeric(compute(toBinary(a), toBinary(b)));
  if (result !== undefined) return result;
  throw new EvaluationError("Number too large", `the result of "${sign}" has more than ${mostDigits} digits.`);
}

function comparison(sign: string, holds: (order: number) => boolean): Binary {
  return (left, right) => withNumbers(sign, boolType, [left, right], (a = 0, b = 0) => holds(compareNumbers(a, b)));
}

function withNumbers(
  sign: string,
  type: PrimitiveType,
  operands: readonly Evaluated[],
  compute: (...numbers: Numeric[]) => Value,
): Evaluated {
  const numbers = operands.map((operand) => convertOperand(sign, operand, "a number", toNumber));
  const value = numbers.some(isUnknown) ? UNKNOWN : compute(...numbers.filter((number): number is Numeric => !isUnknown(number)));
  return madeOf(value, type, ...operands);
}

function withBools(sign: string, operands: readonly Evaluated[], compute: (...bools: boolean[]) => Value): Evaluated {
  const bools = operands.map((operand) => convertOperand(sign, operand, "a bool", toBool));
  return madeOf(bools.some(isUnknown) ? UNKNOWN : compute(...bools.filter((bool) => !isUnknown(bool))), boolType, ...operands);
}

function convertOperand<T>(sign: string, operand: Evaluated, wanted: string, convert: (value: Primitive) => T | undefined) {
  const { value } = operand;
  const type = typeOf(operand);
  if (isUnknown(value) && ["string", "number", "bool", "dynamic"].includes(type.kind)) return value;
  const converted = value !== null && isPrimitive(value) ? convert(value) : undefined;
  if (converted !== undefined) return converted;
  const unreadable = isPrimitive(value) ? " that cannot be read as one" : "";
  const given = value === null ? "null" : describeValueType(type);
  throw new EvaluationError("Wrong operand", `"${sign}" takes ${wanted}; given is ${given}${unreadable}.`);
}
