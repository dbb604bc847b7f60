import { validateConfig } from "../../../reconcile";
import { error, hasErrors, UNKNOWN } from "../../../schema";
import { decodeBody } from "../../configuration";
import { repetitionOf } from "../model/expand";
import { at, type StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import { StackValues } from "../model/values";

/** Everything that can be said of a stack without values, credentials or the network. */
export function validate(stack: OpenStack): readonly StackDiagnostic[] {
  const { configuration, provider } = stack;
  const values = new StackValues({ ...stack, variables: new Map() }, "unknown");
  const blocks = [...configuration.resources.values()].flatMap((block) => {
    const offers = block.mode === "data" ? provider.dataSources : provider.resources;
    const offer = offers.get(block.type);
    if (!offer) {
      const known = [...offers.keys()].sort().join(", ");
      return at(block.subject, [
        error(`There is no ${block.mode === "data" ? "data source" : "resource"} ${block.type}`, `Known are: ${known}.`),
      ]);
    }
    const decoded = decodeBody(
      block.body,
      offer.definition.attributes,
      values.scope(repetitionOf(block) === "once" ? undefined : someInstance),
      [],
    );
    return at(block.subject, [
      ...decoded.diagnostics,
      ...(hasErrors(decoded.diagnostics) ? [] : validateConfig(offer.definition, decoded.values)),
    ]);
  });
  const providers = [...configuration.providers.values()].flatMap(({ key, body }) =>
    at(`provider.${key}`, decodeBody(body, provider.attributes, values.scope(), []).diagnostics),
  );
  return [...providers, ...blocks];
}

/** Stands for any instance of a repeated block. */
const someInstance = { key: "…", value: { value: UNKNOWN, sensitive: false } } as const;
