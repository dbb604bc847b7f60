import { validateFitting } from "../../../reconcile";
import { hasErrors, UNKNOWN } from "../../../schema";
import { decodeBody } from "../../configuration";
import { failedChecks } from "../model/checks";
import { repetitionOf, repetitionProblem } from "../model/expand";
import { brokenConditions } from "../model/lifecycle";
import { brokenLocals } from "../model/locals";
import { located } from "../model/located";
import { evaluateOutputs } from "../model/outputs";
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
    const scope = values.scope(repetitionOf(block) === "once" ? undefined : anyInstance);
    const decoded = decodeBody(block.body, entry.definition.attributes, scope, []);
    const repeated = repetitionProblem(block, values.scope());
    return at(block.blockAddress, [
      ...(repeated ? [repeated] : []),
      ...brokenConditions("Precondition", block.lifecycle.preconditions, scope),
      ...brokenConditions(
        "Postcondition",
        block.lifecycle.postconditions,
        values.scope({ ...anyInstance, self: values.unknownSelf(block.blockAddress) }),
      ),
      ...decoded.diagnostics,
      ...(hasErrors(decoded.diagnostics) ? [] : validateFitting(entry.definition, decoded.values)),
    ]);
  });
  const providers = [...configuration.providers.values()].flatMap(({ key, body }) =>
    at(`provider.${key}`, decodeBody(body, provider.attributes, values.scope(), []).diagnostics),
  );
  const locals = brokenLocals(configuration, values.scope());
  const outputs = evaluateOutputs(configuration, values.scope()).diagnostics;
  const checks = failedChecks(configuration, values.scope(), () => true);
  return located(configuration, [...providers, ...locals, ...blocks, ...outputs, ...checks]);
}

/** Stands for any instance of a repeated block. */
const anyInstance = { key: UNKNOWN, value: { value: UNKNOWN, sensitive: false } } as const;
