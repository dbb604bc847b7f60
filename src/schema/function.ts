import type { Type, ValueOf } from "./types";
import type { Value } from "./values";

/** A parameter of a function. Its argument is never null and never unknown. */
export interface Parameter<T extends Type = Type> {
  readonly name: string;
  readonly type: T;
  /** One paragraph of Markdown for the reference documentation. */
  readonly doc: string;
}

export function parameter<const T extends Type>(name: string, type: T, doc: string): Parameter<T> {
  return { name, type, doc };
}

/**
 * A function that configurations call as `provider::sms::<name>(…)`: pure, asks no platform, needs no settings.
 * Schema, documentation and the engines' calls follow from it.
 */
export interface FunctionDefinition<
  Parameters extends readonly Parameter[] = readonly Parameter[],
  Rest extends Type = Type,
  Returns extends Type = Type,
> {
  readonly name: string;
  /** One line of plain text. */
  readonly summary: string;
  /** Markdown for the reference documentation. */
  readonly doc: string;
  readonly parameters: Parameters;
  /** Takes the arguments after the last parameter, none or many. */
  readonly rest?: Parameter<Rest>;
  readonly returns: Returns;
  /** @throws BadArgument */
  readonly call: (args: Arguments<Parameters>, rest: readonly ValueOf<Rest>[]) => ValueOf<Returns>;
}

type Arguments<Parameters extends readonly Parameter[]> = {
  readonly [I in keyof Parameters]: ValueOf<Parameters[I]["type"]>;
};

/** A function as the engines hold it, whatever its parameters. */
export interface ProviderFunction extends Omit<FunctionDefinition, "call"> {
  readonly call: (args: readonly Value[], rest: readonly Value[]) => Value;
}

/** Fixes the types of the arguments for the function's own code, and forgets them for the engines, which check them by the parameters. */
export function defineFunction<const Parameters extends readonly Parameter[], const Returns extends Type, const Rest extends Type = Type>(
  definition: FunctionDefinition<Parameters, Rest, Returns>,
): ProviderFunction {
  return definition as unknown as ProviderFunction;
}

/** An argument that a function cannot take, in words for whoever wrote the call. */
export class BadArgument extends Error {
  /** @param position of the argument, from 0, those of `rest` counted on */
  constructor(
    readonly position: number,
    problem: string,
  ) {
    super(problem);
  }
}
