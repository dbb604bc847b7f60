import type { Plan } from "../../stack";
import type { Reading } from "../reading/model";
import { readFindings, readPlan } from "../reading/plan";
import { compactLine, compactNote } from "./compact";
import type { Frame } from "./diagnostics";
import { driftLines, objectLines } from "./object";
import { reviewMoveLines } from "./reviews";
import { entryLines } from "./values";
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

/** How much of each object is told; undefined leaves that to their number. */
export type Detail = "compact" | "full" | undefined;

/** So many objects are shown whole, where nobody says otherwise. */
export const mostShownWhole = 50;

export function isCompact(detail: Detail, objects: number): boolean {
  return detail === undefined ? objects > mostShownWhole : detail === "compact";
}

/**
 * A plan for people: what was found, what will be done, and the counts. Ends with a line break.
 * @param columns of the screen; without it long lines stay as they are
 */
export function renderPlan(plan: Plan, colours: Colours, columns?: number, detail?: Detail): Printable {
  return renderReading(readPlan(plan), { colours, columns }, detail);
}

export function renderReading(reading: Reading, frame: Frame, detail?: Detail): Printable {
  const { objects, outputs, renamed, summary, drift } = reading;
  const { bold } = frame.colours;
  const number = objects.length + drift.length;
  const compact = isCompact(detail, number);
  const sections = [
    ...findings(reading, frame, compact),
    ...(renamed.length > 0 ? [newAddresses(renamed, frame)] : []),
    ...(objects.length > 0 ? [legend(reading, frame)] : []),
    ...(compact
      ? objects.length > 0
        ? [text(objects.map(compactLine), frame)]
        : []
      : objects.map((object) => text(objectLines(object), frame))),
    ...(compact && detail === undefined ? [compactNote(number)] : []),
    bold(summary),
    ...(outputs.length > 0 ? [text([line(-2, "Changes to Outputs:"), ...entryLines(outputs, 2)], frame)] : []),
  ];
  return printable`${joined(sections, "\n\n")}\n`;
}

/** What was found to be otherwise than recorded; undefined where nothing was. */
export function renderFindings(plan: Plan, colours: Colours, columns?: number): Printable | undefined {
  const found = readFindings(plan);
  const sections = findings(found, { colours, columns }, isCompact(undefined, found.drift.length));
  return sections.length > 0 ? printable`${joined(sections, "\n\n")}\n` : undefined;
}

function legend({ objects }: Reading, frame: Frame): Printable {
  const used = new Set(objects.map(({ sign }) => sign));
  const lines = meanings.filter(([sign]) => used.has(sign)).map(([sign, meaning]) => line(2, meaning, sign));
  const heading = frame.colours.bold("What apply would do:");
  return lines.length > 0 ? printable`${heading}\n${text(lines, frame)}` : heading;
}

/** Objects that only get another address; in other plans each change says it of its object. */
function newAddresses(renamed: Reading["renamed"], frame: Frame): Printable {
  return printable`${frame.colours.bold("Objects have another address now:")}\n${text(
    renamed.map(({ from, to }) => line(0, `${from} -> ${to}`)),
    frame,
  )}`;
}

function findings({ drift, moves }: Pick<Reading, "drift" | "moves">, frame: Frame, compact: boolean): Printable[] {
  const sections: Printable[] = [];
  if (drift.length > 0) {
    const heading = frame.colours.bold("Objects have changed outside of smsform:");
    if (compact) sections.push(printable`${heading}\n${text(drift.map(compactLine), frame)}`);
    else sections.push(heading, ...drift.map((each) => text(driftLines(each), frame)));
  }
  if (moves.length > 0) {
    const lines = reviewMoveLines(moves).map((review) => line(0, review));
    sections.push(printable`${frame.colours.bold("Reviews have moved on since the last run:")}\n${text(lines, frame)}`);
  }
  return sections;
}

function text(lines: readonly Line[], { colours, columns }: Frame): Printable {
  return formatLines(lines, colours, columns);
}
