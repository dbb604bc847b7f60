import type { LintReport, Unchecked } from "../../stack";
import { joined, type Printable } from "./writing/printable";

/** `5 texts checked: 1 error, 2 warnings.`, and what could not be checked for want of values. */
export function renderLintSummary({ texts, others, unchecked, diagnostics }: LintReport): Printable {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const what = [counted(texts, "text"), ...(others > 0 ? [counted(others, "other object")] : [])].join(" and ");
  const lines = [
    `${what} checked: ${counted(errors, "error")}, ${counted(diagnostics.length - errors, "warning")}.`,
    ...wanting(unchecked.filter(({ variables }) => variables.length > 0)),
    ...openUntilApply(unchecked.filter(({ variables }) => variables.length === 0)),
  ];
  return joined(lines, "\n");
}

function wanting(unchecked: readonly Unchecked[]): string[] {
  if (unchecked.length === 0) return [];
  const variables = [...new Set(unchecked.flatMap((each) => each.variables))].sort();
  return [
    `${counted(unchecked.length, "object")} ${unchecked.length === 1 ? "is" : "are"} not known without values: ${placesOf(unchecked)}.`,
    `Give ${variables.join(", ")} with --var NAME=VALUE, --var-file FILE or TF_VAR_NAME to have ${unchecked.length === 1 ? "it" : "them"} checked in full.`,
  ];
}

function openUntilApply(unchecked: readonly Unchecked[]): string[] {
  if (unchecked.length === 0) return [];
  const has = unchecked.length === 1 ? "has" : "have";
  return [`${counted(unchecked.length, "object")} ${has} values that lint cannot know; a plan checks them: ${placesOf(unchecked)}.`];
}

const mostPlaces = 10;

/** `sms_baidu_template.code (content), sms_baidu_template.other (name, content)` */
function placesOf(unchecked: readonly Unchecked[]): string {
  const shown = unchecked.slice(0, mostPlaces).map(({ address, attributes }) => `${address} (${attributes.join(", ")})`);
  const rest = unchecked.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
