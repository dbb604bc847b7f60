import { type Change, countsOf, isApplyable, type Plan } from "../../stack";
import type { Frame } from "./diagnostics";
import { type Findings, findingsOf } from "./drift";
import { changeLines, definitionOf, driftLines, signOfChange } from "./object";
import { outputChangeLines } from "./outputs";
import type { Colours } from "./writing/colours";
import { formatLines, type Line, line, type Sign } from "./writing/lines";
import { joined, type Printable, printable } from "./writing/printable";

const meanings: readonly (readonly [Sign, string])[] = [
  ["+", "create"],
  ["~", "update in place"],
  ["-/+", "destroy, then create the successor"],
  ["+/-", "create the successor, then destroy"],
  ["./+", "forget, then create the successor"],
  ["+/.", "create the successor, then forget"],
  ["-", "destroy"],
  [".", "forget"],
  ["<=", "read"],
];

/**
 * A plan for people: what was found, what will be done, and the counts. Ends with a line break.
 * @param columns of the screen; without it long lines stay as they are
 */
export function renderPlan(plan: Plan, colours: Colours, columns?: number): Printable {
  const frame = { colours, columns };
  const shown = plan.changes.filter(isShown);
  const sections = [
    ...findings(findingsOf(plan), plan, frame),
    ...(plan.refreshOnly && plan.moves.length > 0 ? [newAddresses(plan, frame)] : []),
    ...(shown.length > 0
      ? [legend(shown, frame), ...shown.map((change) => text(changeLines(change, definitionOf(plan, change.address)), frame))]
      : []),
    colours.bold(summaryOf(plan)),
    ...(plan.outputs.length > 0 ? [text([line(-2, "Changes to Outputs:"), ...outputChangeLines(plan.outputs)], frame)] : []),
  ];
  return printable`${joined(sections, "\n\n")}\n`;
}

/** What was found to be otherwise than recorded; undefined where nothing was. */
export function renderFindings(plan: Plan, colours: Colours, columns?: number): Printable | undefined {
  const sections = findings(findingsOf(plan), plan, { colours, columns });
  return sections.length > 0 ? printable`${joined(sections, "\n\n")}\n` : undefined;
}

/** What a plan shows of its changes: all that do something, what is adopted, and what has another address now. */
export function isShown(change: Change): boolean {
  return change.action !== "none" || change.importedAs !== undefined || change.movedFrom !== undefined;
}

/** `Plan: 2 to add, 1 to change, 0 to destroy.`, or why there is nothing to do. */
export function summaryOf(plan: Plan): string {
  if (!isApplyable(plan)) {
    if (plan.refreshOnly) return "No changes. What is recorded is what is on the platforms.";
    if (plan.retirement) return "No changes. Nothing that was left behind is due to be deleted.";
    return plan.destroy ? "No changes. There is nothing to destroy." : "No changes. What is on the platforms is what the stack asks for.";
  }
  if (plan.refreshOnly) return "This plan only refreshes: apply records what was found and changes nothing on the platforms.";
  if (!plan.changes.some(isShown)) return "Only outputs change: apply records them and touches no object.";
  const counts = countsOf(plan.changes);
  const imports = counts.import > 0 ? `${counts.import} to import, ` : "";
  const forgotten = counts.forget > 0 ? `, ${counts.forget} to forget` : "";
  return `Plan: ${imports}${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy${forgotten}.`;
}

function legend(changes: readonly Change[], frame: Frame): Printable {
  const used = new Set(changes.map(signOfChange));
  const lines = meanings.filter(([sign]) => used.has(sign)).map(([sign, meaning]) => line(2, meaning, sign));
  const heading = frame.colours.bold("What apply would do:");
  return lines.length > 0 ? printable`${heading}\n${text(lines, frame)}` : heading;
}

/** Objects that only get another address; in other plans each change says it of its object. */
function newAddresses({ moves }: Plan, frame: Frame): Printable {
  return printable`${frame.colours.bold("Objects have another address now:")}\n${text(
    moves.map(({ from, to }) => line(0, `${from} -> ${to}`)),
    frame,
  )}`;
}

function findings({ changed, reviews }: Findings, plan: Plan, frame: Frame): Printable[] {
  const sections: Printable[] = [];
  if (changed.length > 0) {
    const heading = frame.colours.bold("Objects have changed outside of smsform:");
    sections.push(heading, ...changed.map((drift) => text(driftLines(drift, definitionOf(plan, drift.address)), frame)));
  }
  if (reviews.length > 0) {
    const lines = reviews.map((review) => line(0, review));
    sections.push(printable`${frame.colours.bold("Reviews have moved on since the last run:")}\n${text(lines, frame)}`);
  }
  return sections;
}

function text(lines: readonly Line[], { colours, columns }: Frame): Printable {
  return formatLines(lines, colours, columns);
}
