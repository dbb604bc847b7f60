import { isUnknown, UNKNOWN, type Value } from "../../schema";
import { isPrimitive, type Primitive, toBool, toNumber } from "../../schema/primitives";
import { equals } from "./equality";
import { madeOf, typeOf } from "./evaluated";
import { type Evaluated, EvaluationError } from "./expression";
import { boolType, describeValueType, numberType, type PrimitiveType } from "./value-type";

/** Operators by the parser's names, each with its sign for messages. Unknown operands make an unknown result; null is an error except in `==` and `!=`. */

type Numeric = number | bigint;
type Unary = (operand: Evaluated) => Evaluated;
type Binary = (left: Evaluated, right: Evaluated) => Evaluated;

export const unaryOperators: Readonly<Record<string, Unary>> = {
  negate: (operand) => withNumbers("-", numberType, [operand], (value = 0) => (typeof value === "bigint" ? -value : 0 - value)),
  logicalNot: (operand) => withBools("!", [operand], (value) => !value),
};

export const binaryOperators: Readonly<Record<string, Binary>> = {
  add: arithmetic(
    "+",
    (a, b) => a + b,
    (a, b) => a + b,
  ),
  subtract: arithmetic(
    "-",
    (a, b) => a - b,
    (a, b) => a - b,
  ),
  multiply: arithmetic(
    "*",
    (a, b) => a * b,
    (a, b) => a * b,
  ),
  divide: arithmetic("/", (a, b) => a / b),
  // The remainder by zero is the number itself, strange as it is.
  modulo: arithmetic(
    "%",
    (a, b) => (b === 0 ? a : a - b * Math.trunc(rounded(a / b))),
    (a, b) => (b === 0n ? a : a % b),
  ),
  equal: (left, right) => madeOf(equals(left, right), boolType, left, right),
  notEqual: (left, right) => {
    const equal = equals(left, right);
    return madeOf(isUnknown(equal) ? equal : !equal, boolType, left, right);
  },
  lessThan: comparison("<", (a, b) => a < b),
  lessThanOrEqual: comparison("<=", (a, b) => a <= b),
  greaterThan: comparison(">", (a, b) => a > b),
  greaterThanOrEqual: comparison(">=", (a, b) => a >= b),
  logicalAnd: (left, right) => withBools("&&", [left, right], (a, b) => a === true && b === true),
  logicalOr: (left, right) => withBools("||", [left, right], (a, b) => a === true || b === true),
};

/** Integers are computed exactly where both operands are integers; `whole` is missing where the result may be none. */
function arithmetic(sign: string, fractional: (a: number, b: number) => number, whole?: (a: bigint, b: bigint) => bigint): Binary {
  return (left, right) =>
    withNumbers(sign, numberType, [left, right], (a = 0, b = 0) => {
      if (sign === "/" && Number(b) === 0) throw new EvaluationError("Division by zero", 'the right operand of "/" is zero.');
      if (whole && isWhole(a) && isWhole(b)) return narrow(whole(BigInt(a), BigInt(b)));
      return rounded(fractional(Number(a), Number(b)));
    });
}

/** Terraform computes with more digits than a double has: round what the last ones would have told. */
function rounded(value: number): number {
  return Number(value.toPrecision(16));
}

function comparison(sign: string, compare: (a: Numeric, b: Numeric) => boolean): Binary {
  return (left, right) => withNumbers(sign, boolType, [left, right], (a = 0, b = 0) => compare(a, b));
}

function withNumbers(
  sign: string,
  type: PrimitiveType,
  operands: readonly Evaluated[],
  compute: (...numbers: Numeric[]) => Value,
): Evaluated {
  const numbers = operands.map((operand) => convertOperand(sign, operand, "a number", toNumber));
  const value = numbers.some(isUnknown) ? UNKNOWN : compute(...numbers.filter((number) => !isUnknown(number)));
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

function isWhole(value: Numeric): boolean {
  return typeof value === "bigint" || Number.isSafeInteger(value);
}

function narrow(value: bigint): Numeric {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
