import type { Path } from "./path";

/**
 * Something that a person must be told. Diagnostics are collected, not thrown, so that one run tells everything.
 *
 * The summary of a warning about an object carries the object's name: engines fold warnings whose summaries are equal.
 */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  /** What is wrong, what is allowed, what to do next. */
  readonly detail: string;
  /** The attribute concerned, within its object. */
  readonly path?: Path;
  /** The rule of the platform's document that it comes from, e.g. `V21`. */
  readonly rule?: string;
}

export function error(summary: string, detail: string, path?: Path): Diagnostic {
  return { severity: "error", summary, detail, ...(path && { path }) };
}

export function warning(summary: string, detail: string, path?: Path): Diagnostic {
  return { severity: "warning", summary, detail, ...(path && { path }) };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
