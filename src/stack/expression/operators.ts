import { containsUnknown, isUnknown, sameValue, UNKNOWN, type Value } from "../../schema";
import { isPrimitive, kindOf, toBool, toNumber } from "../../schema/primitives";
import { EvaluationError } from "./expression";

/** Operators by the parser's names, each with its sign for messages. Unknown operands make an unknown result; null is an error except in `==` and `!=`. */

type Numeric = number | bigint;

export const unaryOperators: Readonly<Record<string, (operand: Value) => Value>> = {
  negate: (operand) => withNumbers("-", [operand], (value = 0) => (typeof value === "bigint" ? -value : 0 - value)),
  logicalNot: (operand) => withBools("!", [operand], (value) => !value),
};

export const binaryOperators: Readonly<Record<string, (left: Value, right: Value) => Value>> = {
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
  modulo: arithmetic(
    "%",
    (a, b) => a % b,
    (a, b) => a % b,
  ),
  equal: (left, right) => equals(left, right),
  notEqual: (left, right) => {
    const equal = equals(left, right);
    return isUnknown(equal) ? equal : !equal;
  },
  lessThan: comparison("<", (a, b) => a < b),
  lessThanOrEqual: comparison("<=", (a, b) => a <= b),
  greaterThan: comparison(">", (a, b) => a > b),
  greaterThanOrEqual: comparison(">=", (a, b) => a >= b),
  logicalAnd: (left, right) => withBools("&&", [left, right], (a, b) => a === true && b === true),
  logicalOr: (left, right) => withBools("||", [left, right], (a, b) => a === true || b === true),
};

/** Values of different types are never equal. */
function equals(left: Value, right: Value): boolean | typeof UNKNOWN {
  if (isUnknown(left) || isUnknown(right)) return UNKNOWN;
  if (left === null || right === null) return left === right;
  if (containsUnknown(left) || containsUnknown(right)) return UNKNOWN;
  return sameValue(left, right);
}

/** Integers are computed exactly where both operands are integers; `whole` is missing where the result may be none. */
function arithmetic(
  sign: string,
  fractional: (a: number, b: number) => number,
  whole?: (a: bigint, b: bigint) => bigint,
): (left: Value, right: Value) => Value {
  return (left, right) =>
    withNumbers(sign, [left, right], (a = 0, b = 0) => {
      if ((sign === "/" || sign === "%") && Number(b) === 0) {
        throw new EvaluationError("Division by zero", `the right operand of "${sign}" is zero.`);
      }
      if (whole && isWhole(a) && isWhole(b)) return narrow(whole(BigInt(a), BigInt(b)));
      // Terraform computes with more digits than a double has: round what the last ones would have told.
      return Number(fractional(Number(a), Number(b)).toPrecision(16));
    });
}

function comparison(sign: string, compare: (a: Numeric, b: Numeric) => boolean): (left: Value, right: Value) => Value {
  return (left, right) => withNumbers(sign, [left, right], (a = 0, b = 0) => compare(a, b));
}

function withNumbers(sign: string, operands: readonly Value[], compute: (...numbers: Numeric[]) => Value): Value {
  const numbers = operands.map((operand) => convertOperand(sign, operand, "a number", toNumber));
  return numbers.some(isUnknown) ? UNKNOWN : compute(...numbers.filter((number) => !isUnknown(number)));
}

function withBools(sign: string, operands: readonly Value[], compute: (...bools: boolean[]) => Value): Value {
  const bools = operands.map((operand) => convertOperand(sign, operand, "a bool", toBool));
  return bools.some(isUnknown) ? UNKNOWN : compute(...bools.filter((bool) => !isUnknown(bool)));
}

function convertOperand<T>(
  sign: string,
  operand: Value,
  wanted: string,
  convert: (value: string | number | bigint | boolean) => T | undefined,
) {
  if (isUnknown(operand)) return operand;
  const converted = isPrimitive(operand) ? convert(operand) : undefined;
  if (converted !== undefined) return converted;
  const unreadable = isPrimitive(operand) ? " that cannot be read as one" : "";
  throw new EvaluationError("Wrong operand", `"${sign}" takes ${wanted}; given is ${kindOf(operand)}${unreadable}.`);
}

function isWhole(value: Numeric): boolean {
  return typeof value === "bigint" || Number.isSafeInteger(value);
}

function narrow(value: bigint): Numeric {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
