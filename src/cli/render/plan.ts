import { type Change, countsOf, hasChanges, type Plan } from "../../stack";
import type { Colours } from "./colours";
import { type Findings, findingsOf } from "./drift";
import { formatLine, type Line, line, type Sign } from "./lines";
import { attributesOf, changeLines, driftLines, signOfChange } from "./object";
import { outputChangeLines } from "./outputs";

const meanings: readonly (readonly [Sign, string])[] = [
  ["+", "create"],
  ["~", "update in place"],
  ["-/+", "destroy, then create the successor"],
  ["+/-", "create the successor, then destroy"],
  ["-", "destroy"],
  ["<=", "read"],
];

/** A plan for people: what was found, what will be done, and the counts. Ends with a line break. */
export function renderPlan(plan: Plan, colours: Colours): string {
  const shown = plan.changes.filter(isShown);
  const sections = [
    ...findings(findingsOf(plan), plan, colours),
    ...(shown.length > 0
      ? [legend(shown, colours), ...shown.map((change) => text(changeLines(change, attributesOf(plan, change.address)), colours))]
      : []),
    colours.bold(summaryOf(plan)),
    ...(plan.outputs.length > 0 ? [text([line(-2, "Changes to Outputs:"), ...outputChangeLines(plan.outputs)], colours)] : []),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** What was found to be otherwise than recorded; empty where nothing was. */
export function renderFindings(plan: Plan, colours: Colours): string {
  const sections = findings(findingsOf(plan), plan, colours);
  return sections.length > 0 ? `${sections.join("\n\n")}\n` : "";
}

/** What a plan shows of its changes: all that do something, and what is adopted. */
export function isShown({ action, importedAs }: Change): boolean {
  return action !== "none" || importedAs !== undefined;
}

/** `Plan: 2 to add, 1 to change, 0 to destroy.`, or why there is nothing to do. */
export function summaryOf(plan: Plan): string {
  if (!hasChanges(plan)) {
    return plan.destroy ? "No changes. There is nothing to destroy." : "No changes. What is on the platforms is what the stack asks for.";
  }
  if (!plan.changes.some(isShown)) return "Only outputs change: apply records them and touches no object.";
  const counts = countsOf(plan.changes);
  const imports = counts.import > 0 ? `${counts.import} to import, ` : "";
  return `Plan: ${imports}${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy.`;
}

function legend(changes: readonly Change[], colours: Colours): string {
  const used = new Set(changes.map(signOfChange));
  const lines = meanings.filter(([sign]) => used.has(sign)).map(([sign, meaning]) => line(2, meaning, sign));
  const heading = colours.bold("What apply would do:");
  return lines.length > 0 ? `${heading}\n${text(lines, colours)}` : heading;
}

function findings({ reviews, changed }: Findings, plan: Plan, colours: Colours): string[] {
  const sections: string[] = [];
  if (reviews.length > 0) {
    const lines = reviews.map(({ address, from, to }) => line(0, `${address}: ${from} -> ${to}`));
    sections.push(`${colours.bold("Reviews have moved on since the last run:")}\n${text(lines, colours)}`);
  }
  if (changed.length > 0) {
    const heading = colours.bold("Objects have changed outside of smsform:");
    sections.push(heading, ...changed.map((drift) => text(driftLines(drift, attributesOf(plan, drift.address)), colours)));
  }
  return sections;
}

function text(lines: readonly Line[], colours: Colours): string {
  return lines.map((each) => formatLine(each, colours)).join("\n");
}
