import type { Provider } from "../../../reconcile";
import type { ProviderFunction } from "../../../schema";
import { type Evaluated, EvaluationError } from "../../expression";
import type { FunctionDescription } from "../../expression/functions/description";
import { valueTypeOf } from "./schema-types";

/** Calls the provider's functions as expressions name them, behind `provider::sms::`. */
export function providerCalls({ functions }: Pick<Provider, "functions">): (name: string, args: readonly Evaluated[]) => Evaluated {
  return (name, args) => {
    const definition = functions.get(name);
    if (!definition) {
      throw new EvaluationError("No such function", `the provider has no function "${name}"; it has ${[...functions.keys()].join(", ")}.`);
    }
    // Loaded where a stack calls a function.
    const { callFunction }: typeof import("../../expression/functions") = require("../../expression/functions");
    return callFunction(`provider::sms::${name}`, described(definition), args, {});
  };
}

function described({ parameters, rest, returns, call }: ProviderFunction): FunctionDescription {
  const parameterOf = ({ name, type }: ProviderFunction["parameters"][number]) => ({
    name,
    type: valueTypeOf(type),
    read: ({ value }: Evaluated) => value,
    needsAllKnown: true as const,
  });
  const type = valueTypeOf(returns);
  return {
    parameters: parameters.map(parameterOf),
    ...(rest && { rest: parameterOf(rest) }),
    returns: () => type,
    call: (args, further) => ({
      value: call(args as Parameters<typeof call>[0], further as Parameters<typeof call>[1]),
      type,
      sensitive: false,
    }),
  };
}
