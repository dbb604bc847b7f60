import { isUnknown, UNKNOWN } from "../../../schema";
import { madeOf, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError, type Surroundings } from "../expression";
import type { Node } from "../node";
import { Refusal } from "../refusal";
import { describeValueType, dynamicType } from "../value-type";
import { elementsOf } from "./for";

/** A call as it is written. */
export interface Call {
  readonly name: string;
  readonly args: readonly Node[];
  /** The last argument is a list of further ones: `max(list...)`. */
  readonly isExpanded: boolean;
}

/** Loaded where a stack calls a function. */
function language(): typeof import("../functions") {
  return require("../functions");
}

/** @throws Refusal */
export function compileCall({ name, args, isExpanded }: Call): Node {
  if (name === "try" || name === "can") {
    const combine = name === "try" ? language().firstThatWorks : canWork;
    return (scope, item) => combine(args.map((argument) => () => argument(scope, item)));
  }
  const { callFunction, functionNamed } = language();
  const ofProvider = providerFunction(name);
  const description = ofProvider === undefined ? functionNamed(name) : undefined;
  const call: Node = (scope, item) => {
    const given = args.map((argument) => argument(scope, item));
    const all = isExpanded ? expanded(name, given) : given;
    if (!Array.isArray(all)) return all;
    const { surroundings = {} } = scope;
    if (description) return callFunction(name, description, all, surroundings);
    if (surroundings.callProvider) return surroundings.callProvider(ofProvider ?? "", all);
    throw new EvaluationError("No provider here", `${name}() can be called only where a stack is planned.`);
  };
  return args.every(({ isConstant }) => isConstant) ? calledOnce(call) : call;
}

/** Of constants a call has one value, as long as nothing happens: it is found once, however many objects ask for it. */
function calledOnce(call: Node): Node {
  const known = new WeakMap<Surroundings, Evaluated>();
  return (scope, item) => {
    const { surroundings } = scope;
    if (!surroundings || surroundings.happening) return call(scope, item);
    const result = known.get(surroundings) ?? call(scope, item);
    known.set(surroundings, result);
    return result;
  };
}

/** What stands behind `provider::sms::`. @throws Refusal where another provider is meant */
function providerFunction(name: string): string | undefined {
  const [root, provider, own] = name.split("::");
  if (root !== "provider") return undefined;
  if (provider === "sms" && own) return own;
  throw new Refusal(
    "No such function",
    `there is no function ${name}(): the stack has one provider, sms, whose functions are provider::sms::NAME.`,
  );
}

function canWork(attempts: readonly (() => Evaluated)[]): Evaluated {
  const [only, second] = attempts;
  if (only && !second) return language().works(only);
  throw new EvaluationError("Wrong number of arguments", `can() takes one expression; given are ${attempts.length}.`);
}

/** All arguments, or an unknown result where it is not known how many there are. */
function expanded(name: string, given: readonly Evaluated[]): Evaluated[] | Evaluated {
  const last = given.at(-1);
  if (!last) return [];
  const type = typeOf(last);
  const fail = (what: string): never => {
    throw new EvaluationError("Wrong argument", `${name}(): what stands before "..." must be a list; it is ${what}.`);
  };
  if (last.value === null) fail("null");
  if (type.kind === "dynamic" && isUnknown(last.value)) return madeOf(UNKNOWN, dynamicType, ...given);
  if (!["list", "set", "tuple"].includes(type.kind)) fail(describeValueType(type));
  if (isUnknown(last.value)) return madeOf(UNKNOWN, dynamicType, ...given);
  return [...given.slice(0, -1), ...elementsOf(last).map(([, element]) => element)];
}
