import type { Diagnostic } from "../../../schema";
import type { Configuration } from "../../configuration";
import type { EvaluationScope } from "../../expression";
import { brokenConditions } from "./lifecycle";
import { at, type StackDiagnostic } from "./report";

/**
 * The checks that do not hold, as warnings; those that cannot be asked, as errors. What cannot be known yet is asked again by the apply.
 * @param isAsked tells of a check whether the run comes by all that it is about
 */
export function failedChecks({ checks }: Configuration, scope: EvaluationScope, isAsked: (name: string) => boolean): StackDiagnostic[] {
  return [...checks.values()].flatMap(({ name, assertions }) =>
    isAsked(name) ? at(`check.${name}`, brokenConditions(`Check "${name}"`, assertions, scope, "warning")) : [],
  );
}

/** What stops nothing. */
export function asWarnings(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic): Diagnostic => ({ ...diagnostic, severity: "warning" }));
}
