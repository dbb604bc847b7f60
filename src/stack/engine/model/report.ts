import type { Diagnostic } from "../../../schema";
import { EvaluationError, problemOf } from "../../expression";

/** A diagnostic with the place in the stack that it is about. */
export interface StackDiagnostic extends Diagnostic {
  readonly address?: string;
}

export function at(address: string, diagnostics: readonly Diagnostic[]): StackDiagnostic[] {
  return diagnostics.map((diagnostic) => (diagnostic.once ? diagnostic : { ...diagnostic, address }));
}

/** Runs an evaluation; what has no value becomes a diagnostic. */
export function attempt<T>(evaluate: () => T): { readonly result: T } | { readonly problem: Diagnostic } {
  try {
    return { result: evaluate() };
  } catch (failure) {
    if (failure instanceof EvaluationError) return { problem: problemOf(failure) };
    throw failure;
  }
}
