import { type Diagnostic, error, isUnknown, sameValue, type Value } from "../../schema";
import type { Configuration } from "../configuration";
import type { EvaluationScope } from "../expression";
import type { OutputValue, State } from "../state/state";
import { brokenConditions } from "./lifecycle";
import type { OutputChange } from "./plan-types";
import { attempt } from "./report";

export interface EvaluatedOutputs {
  readonly values: ReadonlyMap<string, OutputValue>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The stack's outputs as far as they are known. */
export function evaluateOutputs(configuration: Configuration, scope: EvaluationScope): EvaluatedOutputs {
  const values = new Map<string, OutputValue>();
  const diagnostics: Diagnostic[] = [];
  for (const [name, output] of configuration.outputs) {
    diagnostics.push(...brokenConditions("Precondition", output.preconditions, scope));
    const evaluated = attempt(() => output.value.evaluate(scope));
    if ("problem" in evaluated) {
      diagnostics.push({ ...evaluated.problem, summary: `output "${name}": ${evaluated.problem.summary}` });
      continue;
    }
    const { value, sensitive } = evaluated.result;
    if (sensitive && !output.sensitive) {
      diagnostics.push(
        error(`output "${name}" shows a sensitive value`, "What it refers to is sensitive. Set sensitive = true on the output."),
      );
    } else {
      values.set(name, { value, sensitive: output.sensitive });
    }
  }
  return { values, diagnostics };
}

export function outputChanges(state: State, wanted: ReadonlyMap<string, OutputValue>): OutputChange[] {
  const names = new Set([...state.outputs.keys(), ...wanted.keys()]);
  return [...names].sort().flatMap((name) => {
    const before = state.outputs.get(name);
    const after = wanted.get(name);
    if (before && after && sameValue(before.value, after.value) && before.sensitive === after.sensitive) return [];
    // An output that is null is no output.
    if (!before && isNothing(after?.value)) return [];
    return [{ name, before: before?.value, after: after?.value, sensitive: before?.sensitive === true || after?.sensitive === true }];
  });
}

/** What a state keeps: outputs that have a value. */
export function recordedOutputs(values: ReadonlyMap<string, OutputValue>): Map<string, OutputValue> {
  return new Map([...values].filter(([, { value }]) => !isNothing(value) && !isUnknown(value)));
}

function isNothing(value: Value | undefined): boolean {
  return value === null || value === undefined;
}
