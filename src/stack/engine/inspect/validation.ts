import { validateFitting } from "../../../reconcile";
import { hasErrors, UNKNOWN } from "../../../schema";
import { decodeBody } from "../../configuration";
import { repetitionOf } from "../model/expand";
import { located } from "../model/located";
import { at, type StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import { unknownType } from "../model/unknown-type";
import { StackValues } from "../model/values";

/** Everything that can be said of a stack without values, credentials or the network. */
export function validate(stack: OpenStack): readonly StackDiagnostic[] {
  const { configuration, provider } = stack;
  const values = new StackValues({ ...stack, variables: new Map() }, "unknown");
  const blocks = [...configuration.resources.values()].flatMap((block) => {
    const entries = block.mode === "data" ? provider.dataSources : provider.resources;
    const entry = entries.get(block.type);
    if (!entry) {
      return at(block.blockAddress, [unknownType(block.mode === "data" ? "data source" : "resource", block.type, entries.keys())]);
    }
    const decoded = decodeBody(
      block.body,
      entry.definition.attributes,
      values.scope(repetitionOf(block) === "once" ? undefined : someInstance),
      [],
    );
    return at(block.blockAddress, [
      ...decoded.diagnostics,
      ...(hasErrors(decoded.diagnostics) ? [] : validateFitting(entry.definition, decoded.values)),
    ]);
  });
  const providers = [...configuration.providers.values()].flatMap(({ key, body }) =>
    at(`provider.${key}`, decodeBody(body, provider.attributes, values.scope(), []).diagnostics),
  );
  return located(configuration, [...providers, ...blocks]);
}

/** Stands for any instance of a repeated block. */
const someInstance = { key: "…", value: { value: UNKNOWN, sensitive: false } } as const;
