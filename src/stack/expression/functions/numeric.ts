import type { Value } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { type BinaryFloat, fromDecimal, minus, plus, truncated } from "../../../schema/number/binary-float";
import { compareNumbers, type Numeric, numberText, parseNumber, toBinary, toNumeric } from "../../../schema/number/numeric";
import { isPrimitive, toNumber } from "../../../schema/primitives";
import { typeOf } from "../evaluated";
import { EvaluationError } from "../expression";
import { dynamicType, numberType } from "../value-type";
import { anything, define, type FunctionDescription, itemsOf, listOf, number, whole } from "./description";

export const numericFunctions: Readonly<Record<string, FunctionDescription>> = {
  abs: define({
    parameters: [number("num")],
    returns: numberType,
    call: ([value]) => (compareNumbers(value, 0) < 0 ? negated(value) : value),
  }),
  ceil: define({ parameters: [number("num")], returns: numberType, call: ([value]) => negated(floor(negated(value))) }),
  floor: define({ parameters: [number("num")], returns: numberType, call: ([value]) => floor(value) }),
  signum: define({ parameters: [whole("num")], returns: numberType, call: ([value]) => Math.sign(value) }),
  log: define({
    parameters: [number("num"), number("base")],
    returns: numberType,
    call: ([value, base]) => double(Math.log(Number(String(value))) / Math.log(Number(String(base)))),
  }),
  pow: define({
    parameters: [number("num"), number("power")],
    returns: numberType,
    call: ([value, power]) => double(Number(String(value)) ** Number(String(power))),
  }),
  max: extreme((order) => order > 0),
  min: extreme((order) => order < 0),
  parseint: define({
    parameters: [anything("number"), whole("base")],
    returns: ([{ value, type } = { value: null, type: dynamicType }]) => {
      if (typeof value === "string" || type?.kind === "string") return numberType;
      throw new BadArgument(0, "a string is wanted.");
    },
    call: ([given, base]) => {
      if (base < 2 || base > 62) throw new BadArgument(1, `from 2 to 62 is allowed; given is ${base}.`);
      return result(fromDecimal(digitsIn(String(given.value), base), 0));
    },
  }),
  range: define({
    parameters: [],
    rest: number("params"),
    returns: listOf(numberType),
    call: (_args, params) => rangeOf(params),
  }),
  sum: define({
    parameters: [anything("list", { needsAllKnown: true })],
    returns: numberType,
    call: ([list]) => {
      if (!["list", "set", "tuple"].includes(typeOf(list).kind)) throw new BadArgument(0, "a list of numbers is wanted.");
      const items = itemsOf(list.value).map((item) => (item !== null && isPrimitive(item) ? toNumber(item) : undefined));
      if (items.length === 0) throw new BadArgument(0, "there is nothing in it.");
      if (!items.every((item) => item !== undefined)) throw new BadArgument(0, "an element is no number.");
      return items.reduce<Numeric>((total, item) => result(plus(toBinary(total), toBinary(item))), 0);
    },
  }),
};

function extreme(isBetter: (order: number) => boolean): FunctionDescription {
  return define({
    parameters: [],
    rest: number("numbers"),
    returns: numberType,
    call: (_args, [first, ...others]) => {
      if (first === undefined) throw new EvaluationError("Wrong number of arguments", "at least one number is wanted.");
      return others.reduce((best, other) => (isBetter(compareNumbers(other, best)) ? other : best), first);
    },
  });
}

function negated(value: Numeric): Numeric {
  return result(minus(toBinary(0), toBinary(value)));
}

function floor(value: Numeric): Numeric {
  const cut = result(fromDecimal(truncated(toBinary(value)), 0));
  return compareNumbers(cut, value) > 0 ? result(minus(toBinary(cut), toBinary(1))) : cut;
}

function result(float: BinaryFloat): Numeric {
  const number = toNumeric(float);
  if (number === undefined) throw new EvaluationError("Number too large", "the result has too many digits.");
  return number;
}

/** What the other engines compute in 64 bits, of which they write the digits that tell it from its neighbours. */
function double(value: number): Value {
  const number = Number.isFinite(value) ? parseNumber(String(value)) : undefined;
  if (number === undefined) throw new EvaluationError("Not a number", "there is no number that is the result.");
  return number;
}

const figures = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

function digitsIn(text: string, base: number): bigint {
  const [, sign = "", digits = ""] = /^([+-]?)(.+)$/s.exec(text) ?? [];
  const read = base <= 36 ? digits.toLowerCase() : digits;
  const values = [...read].map((digit) => figures.indexOf(digit));
  if (values.length === 0 || values.some((value) => value < 0 || value >= base)) {
    throw new BadArgument(0, `it cannot be read as a whole number to the base ${base}.`);
  }
  const magnitude = values.reduce((total, value) => total * BigInt(base) + BigInt(value), 0n);
  return sign === "-" ? -magnitude : magnitude;
}

/** As many as the other engines make. */
const mostInRange = 1024;

function rangeOf(params: readonly Numeric[]): Value {
  const [first, second, third] = params;
  if (first === undefined || params.length > 3) {
    throw new EvaluationError("Wrong number of arguments", "range() takes one to three numbers: start, limit, step.");
  }
  const [start, limit] = second === undefined ? [0, first] : [first, second];
  const isDown = compareNumbers(limit, start) < 0;
  const step = third ?? (isDown ? -1 : 1);
  const direction = compareNumbers(step, 0);
  if (direction === 0) throw new BadArgument(2, "the step must not be zero.");
  if (isDown ? direction > 0 : direction < 0 && compareNumbers(limit, start) > 0) {
    throw new BadArgument(2, `a step to ${numberText(limit)} must be ${isDown ? "below" : "above"} zero.`);
  }
  const found: Numeric[] = [];
  for (let at: Numeric = start; isDown ? compareNumbers(at, limit) > 0 : compareNumbers(at, limit) < 0; ) {
    if (found.length >= mostInRange) throw new EvaluationError("Too many numbers", `range() makes ${mostInRange} numbers at most.`);
    found.push(at);
    at = result(plus(toBinary(at), toBinary(step)));
  }
  return found;
}
