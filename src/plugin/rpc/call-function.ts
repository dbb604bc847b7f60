import { BadArgument, containsUnknown, type ProviderFunction, UNKNOWN, type Value } from "../../schema";
import { visibleLines } from "../codec/diagnostics";
import { decodeValue, encodeValue } from "../codec/dynamic-value";
import type { Incoming } from "../protocol";
import { InvalidRequest } from "../session";
import type { Rpc } from "./rpc";

/** Functions ask no platform: they are called before the provider is configured, and any number of times. */
export const callFunction: Rpc<"CallFunction"> = {
  answer(session, { name, arguments: given }) {
    const definition = session.provider.functions.get(name);
    if (!definition) {
      throw new InvalidRequest(`this provider has no function "${name}"; it has ${[...session.provider.functions.keys()].join(", ")}`);
    }
    const { parameters, returns } = definition;
    const values = decodeArguments(definition, given);
    if (values.some(containsUnknown)) return { result: encodeValue(returns, UNKNOWN) };
    try {
      return { result: encodeValue(returns, definition.call(values.slice(0, parameters.length), values.slice(parameters.length))) };
    } catch (failure) {
      if (!(failure instanceof BadArgument)) throw failure;
      return { error: { text: visibleLines(failure.message), functionArgument: failure.position } };
    }
  },
  failed: ({ summary, detail }) => ({ error: { text: visibleLines(`${summary}. ${detail}`) } }),
};

function decodeArguments({ name, parameters, rest }: ProviderFunction, given: readonly Incoming<"DynamicValue">[]): Value[] {
  if (given.length < parameters.length || (!rest && given.length > parameters.length)) {
    throw new InvalidRequest(`${name} takes ${parameters.length} arguments${rest ? " or more" : ""}, not ${given.length}`);
  }
  return given.map((value, i) => {
    const parameter = parameters[i] ?? rest;
    const decoded = parameter ? decodeValue(parameter.type, value) : null;
    if (decoded === null) throw new InvalidRequest(`argument ${i + 1} of ${name} is null`);
    return decoded;
  });
}
