import type { Diagnostic } from "../../../schema";

/** What says that a review is still open, where that is all that went wrong. */
export function openReviewIn(diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return errors.every(({ code }) => code === "review_open") ? errors[0] : undefined;
}
