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
  /** The rule of the platform's document that it comes from, e.g. `baidu.V21`. */
  readonly rule?: string;
  /** By which the program itself recognises it; left out for what is only for people. */
  readonly code?: DiagnosticCode;
  /**
   * It is about a run and not about one object: however many objects meet it, it is told once. `by summary`: whatever else the details say,
   * such as the id of the request.
   */
  readonly once?: true | "by summary";
  /** What was written in a file that a person keeps, and is wrong or concerned. */
  readonly source?: SourceLine;
}

export interface SourceLine {
  /** As messages name it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** For showing: without indentation, shortened, and without what may be a secret. */
  readonly text: string;
}

/**
 * - `journal_unwritable`: nothing was sent, because what must survive a crash could not be written down;
 * - `review_open`: the wait for a review is over and the review is not. An engine that knows it waits for the next run, to others it is an error.
 */
export type DiagnosticCode = "journal_unwritable" | "review_open";

export function error(summary: string, detail: string, path?: Path): Diagnostic {
  return { severity: "error", summary, detail, ...(path && { path }) };
}

export function warning(summary: string, detail: string, path?: Path): Diagnostic {
  return { severity: "warning", summary, detail, ...(path && { path }) };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Without what is told once and was told before. */
export function toldOnce<D extends Diagnostic>(diagnostics: readonly D[]): D[] {
  const told = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    if (!diagnostic.once) return true;
    const text = onceKeyOf(diagnostic);
    return !told.has(text) && told.add(text);
  });
}

/** What is the same in all that are told once. */
export function onceKeyOf({ summary, detail, once }: Diagnostic): string {
  return once === "by summary" ? summary : `${summary}\n${detail}`;
}
