/** How a function of the language is described: what it takes, what it gives, and one pure implementation. Everything else follows in `call.ts`. */
import { containsUnknown, isUnknown, type Value } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { isNumeric, type Numeric, numberText } from "../../../schema/number/numeric";
import type { Evaluated, Surroundings } from "../expression";
import { boolType, dynamicType, numberType, stringType, type ValueType } from "../value-type";

export interface Parameter<T> {
  readonly name: string;
  /** An argument is converted to it; `dynamic` takes anything. */
  readonly type: ValueType;
  /** What the implementation gets. */
  readonly read: (argument: Evaluated) => T;
  /** Null is refused otherwise. */
  readonly takesNull?: true;
  /** The implementation deals with what is not known. Otherwise the result is unknown where the argument is. */
  readonly takesUnknown?: true;
  /** The result is unknown where any part of the argument is. */
  readonly needsAllKnown?: true;
  /** The implementation says what of the result is sensitive. Otherwise all of it is where any part of the argument is. */
  readonly takesSensitive?: true;
}

/** A function as it is called. */
export interface FunctionDescription {
  readonly parameters: readonly Parameter<unknown>[];
  /** Takes the arguments after the last parameter, none or many. */
  readonly rest?: Parameter<unknown>;
  /** The type of the result, as far as the arguments tell it. */
  readonly returns: (args: readonly Evaluated[]) => ValueType;
  /** @throws BadArgument, EvaluationError */
  readonly call: (args: readonly unknown[], rest: readonly unknown[], called: Called) => Evaluated;
}

export interface Called {
  readonly surroundings: Surroundings;
  /** What `returns` has said. */
  readonly type: ValueType;
}

type Read<Parameters extends readonly Parameter<unknown>[]> = {
  readonly [I in keyof Parameters]: Parameters[I] extends Parameter<infer T> ? T : never;
};

interface Definition<Parameters extends readonly Parameter<unknown>[], Rest, Result> {
  readonly parameters: Parameters;
  readonly rest?: Parameter<Rest>;
  readonly returns: ValueType | ((args: readonly Evaluated[]) => ValueType);
  readonly call: (args: Read<Parameters>, rest: readonly Rest[], called: Called) => Result;
}

/** A function that makes a value of a type that is known beforehand. */
export function define<const Parameters extends readonly Parameter<unknown>[], Rest = never>(
  definition: Definition<Parameters, Rest, Value>,
): FunctionDescription {
  return described({
    ...definition,
    call: (args, rest, called) => ({ value: definition.call(args, rest, called), type: called.type, sensitive: false }),
  });
}

/** A function that says itself of which type its result is, and what of it is sensitive. Where it is not called the result is unknown. */
export function defineEvaluated<const Parameters extends readonly Parameter<unknown>[], Rest = never>(
  definition: Omit<Definition<Parameters, Rest, Evaluated>, "returns"> & Partial<Pick<Definition<Parameters, Rest, Evaluated>, "returns">>,
): FunctionDescription {
  return described({ returns: dynamicType, ...definition });
}

/** Forgets the types of the arguments for whoever calls: `call.ts` reads each by its parameter. */
function described<Parameters extends readonly Parameter<unknown>[], Rest>(
  definition: Definition<Parameters, Rest, Evaluated>,
): FunctionDescription {
  const { returns } = definition;
  return { ...definition, returns: typeof returns === "function" ? returns : () => returns } as unknown as FunctionDescription;
}

/** The implementation is told of everything as it is. */
export const asItIs = { takesUnknown: true, takesSensitive: true } as const;

type Options = Omit<Parameter<unknown>, "name" | "type" | "read">;

export function text(name: string, options: Options = {}): Parameter<string> {
  return { name, type: stringType, read: ({ value }) => String(value), ...options };
}

export function number(name: string, options: Options = {}): Parameter<Numeric> {
  return { name, type: numberType, read: ({ value }) => (isNumeric(value) ? value : 0), ...options };
}

/** A whole number that fits into 32 bits. */
export function whole(name: string, options: Options = {}): Parameter<number> {
  return {
    name,
    type: numberType,
    read: ({ value }) => {
      if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 31) return value;
      throw new BadArgument(-1, `a whole number is wanted; given is ${isNumeric(value) ? numberText(value) : "none"}.`);
    },
    ...options,
  };
}

export function texts(name: string, options: Options = {}): Parameter<readonly string[]> {
  const type: ValueType = { kind: "list", element: stringType };
  return { name, type, read: ({ value }) => textsIn(value), needsAllKnown: true, ...options };
}

function textsIn(value: Value): string[] {
  const items = itemsOf(value);
  if (items.includes(null)) throw new BadArgument(-1, "an element is null.");
  return items.map(String);
}

export function bools(name: string, options: Options = {}): Parameter<readonly Value[]> {
  return { name, type: { kind: "list", element: boolType }, read: ({ value }) => itemsOf(value), ...options };
}

/** Anything, as it was evaluated. */
export function anything(name: string, options: Options = {}): Parameter<Evaluated> {
  return { name, type: dynamicType, read: (argument) => argument, ...options };
}

/** A value of a type, as it was evaluated. */
export function typed(name: string, type: ValueType, options: Options = {}): Parameter<Evaluated> {
  return { name, type, read: (argument) => argument, ...options };
}

export const listOf = (element: ValueType): ValueType => ({ kind: "list", element });
export const setOf = (element: ValueType): ValueType => ({ kind: "set", element });
export const anyList = listOf(dynamicType);
export const anySet = setOf(dynamicType);

export function itemsOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** Does the argument leave the result open? */
export function isOpenFor({ takesUnknown, needsAllKnown }: Parameter<unknown>, { value }: Evaluated): boolean {
  return !takesUnknown && (needsAllKnown ? containsUnknown(value) : isUnknown(value));
}
