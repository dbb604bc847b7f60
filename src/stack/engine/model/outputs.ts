import { type Diagnostic, error, isUnknown, sameValue, type Value } from "../../../schema";
import type { Configuration } from "../../configuration";
import { type EvaluationScope, notationOf, typeOf } from "../../expression";
import { sourceAt } from "../../places/where";
import { typeOfOutput } from "../../state/format";
import type { OutputValue, State } from "../../state/state";
import type { OutputChange } from "../plan/plan";
import { brokenConditions } from "./lifecycle";
import { attempt } from "./report";

export interface EvaluatedOutputs {
  readonly values: ReadonlyMap<string, OutputValue>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The stack's outputs as far as they are known.
 * @param isWanted tells of an output whether the run comes by all that it needs; the others are left out
 */
export function evaluateOutputs(
  configuration: Configuration,
  scope: EvaluationScope,
  isWanted: (name: string) => boolean = () => true,
): EvaluatedOutputs {
  const values = new Map<string, OutputValue>();
  const diagnostics: Diagnostic[] = [];
  for (const [name, output] of configuration.outputs) {
    if (!isWanted(name)) continue;
    diagnostics.push(...brokenConditions("Precondition", output.preconditions, scope));
    const evaluated = attempt(() => output.value.evaluate(scope));
    if ("problem" in evaluated) {
      diagnostics.push({ ...evaluated.problem, summary: `output "${name}": ${evaluated.problem.summary}` });
      continue;
    }
    const { value, sensitive } = evaluated.result;
    if (sensitive && !output.sensitive) {
      const problem = error(
        `output "${name}" shows a sensitive value`,
        "What it refers to is sensitive. Set sensitive = true on the output.",
      );
      diagnostics.push({ ...problem, ...sourceAt(output.value.where) });
    } else {
      values.set(name, { value, type: notationOf(typeOf(evaluated.result)), sensitive: output.sensitive });
    }
  }
  return { values, diagnostics };
}

/** @param stays tells of a recorded output that was not evaluated whether it stays as it is, instead of going */
export function outputChanges(
  state: State,
  wanted: ReadonlyMap<string, OutputValue>,
  stays: (name: string) => boolean = () => false,
): OutputChange[] {
  const names = new Set([...state.outputs.keys(), ...wanted.keys()]);
  return [...names].sort().flatMap((name) => {
    const before = state.outputs.get(name);
    const after = wanted.get(name);
    if (!after && stays(name)) return [];
    if (before && after && sameOutput(before, after)) return [];
    // An output that is null is no output.
    if (!before && isNothing(after?.value)) return [];
    const sensitive = before?.sensitive === true || after?.sensitive === true;
    return [{ name, before: before?.value, after: after?.value, type: after?.type, sensitive }];
  });
}

/** The type counts: other engines take a set and a list with the same elements for different values. */
function sameOutput(a: OutputValue, b: OutputValue): boolean {
  const isOneType = JSON.stringify(typeOfOutput(a)) === JSON.stringify(typeOfOutput(b));
  return isOneType && sameValue(a.value, b.value) && a.sensitive === b.sensitive;
}

/** What a state keeps: outputs that have a value. */
export function recordedOutputs(values: ReadonlyMap<string, OutputValue>): Map<string, OutputValue> {
  return new Map([...values].filter(([, { value }]) => !isNothing(value) && !isUnknown(value)));
}

function isNothing(value: Value | undefined): boolean {
  return value === null || value === undefined;
}
