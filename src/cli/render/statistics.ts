/** What platforms count of messages, as one table; on a screen with bars. */
import type { Grain, Period, StatisticsRow, Unit } from "../../messaging/statistics/source";
import { oneLine } from "../../schema";
import type { Colours } from "./writing/colours";
import { joined, type Printable, printable } from "./writing/printable";
import { tableOf } from "./writing/table";
import { wrap } from "./writing/width";

/** The rows of a platform, or why it has none. */
export type Counted = { readonly platform: string; readonly title: string } & (
  | { readonly grain: Grain; readonly unit: Unit; readonly rows: readonly StatisticsRow[] }
  | { readonly none: string }
);

export interface StatisticsFrame {
  readonly colours: Colours;
  /** Width of the screen; undefined where it is none. */
  readonly columns: number | undefined;
}

const longestBar = 30;
const shortestBar = 8;

/** A table, and what is to be said of its rows below it. No line break at the end. */
export function renderStatistics({ from, to }: Period, counted: readonly Counted[], { colours, columns }: StatisticsFrame): Printable {
  const rows = counted.flatMap((each) => ("none" in each ? [] : rowsOf(each)));
  const title = colours.bold(`What was sent from ${from} to ${to}`);
  const notes = counted.flatMap((each) => noteOf(each)).flatMap((note) => wrap(note, columns ?? Number.POSITIVE_INFINITY));
  if (rows.length === 0) return joined([title, joined(notes, "\n")], "\n\n");
  const column = (heading: string, cell: (row: Row) => string) => ({ heading, cells: rows.map(cell) });
  const figure = (heading: string, cell: (row: Row) => number | null) => ({
    ...column(heading, (row) => cell(row)?.toString() ?? "-"),
    atRight: true,
  });
  const plain = [
    column("PLATFORM", ({ platform }) => platform),
    column("BY", ({ grain }) => grain),
    { ...column("OF", ({ subject }) => oneLine(subject)), cuttable: true },
    figure("SUBMITTED", ({ submitted }) => submitted),
    figure("DELIVERED", ({ delivered }) => delivered),
    figure("FAILED", ({ failed }) => failed),
    figure("OPEN", ({ open }) => open),
    { ...column("IN", ({ unit }) => unit), optional: true },
  ];
  const table = tableOf(plain, colours, columns);
  const room = Math.min(longestBar, (columns ?? 0) - table.width - 2);
  const bars = room < shortestBar ? [] : rows.map((row) => barOf(row, room, colours));
  const lines = table.rows.map((line, at) => (bars[at] === undefined ? line : printable`${line}  ${bars[at]}`));
  const legend = bars.length === 0 ? [] : ["#### delivered, ---- not or not yet; bars of one platform compare with each other."];
  return joined([title, joined([table.head, ...lines], "\n"), joined([...legend, ...notes], "\n")], "\n\n");
}

interface Row extends StatisticsRow {
  readonly platform: string;
  readonly grain: Grain;
  readonly unit: Unit;
  /** Most that a row of the same platform has. */
  readonly most: number;
}

function rowsOf({ platform, grain, unit, rows }: Exclude<Counted, { readonly none: string }>): Row[] {
  const most = Math.max(1, ...rows.map(({ submitted }) => submitted));
  return rows.map((row) => ({ ...row, platform, grain, unit, most }));
}

/** Letters that are one column wide everywhere: blocks take two on screens for East Asian writing. */
function barOf({ submitted, delivered, most }: Row, room: number, { green, yellow }: Colours): Printable {
  const length = Math.max(0, Math.round((submitted / most) * room));
  const solid = Math.max(0, Math.min(length, Math.round(((delivered ?? 0) / most) * room)));
  return printable`${green("#".repeat(solid))}${yellow("-".repeat(length - solid))}`;
}

function noteOf(counted: Counted): string[] {
  const { title } = counted;
  if ("none" in counted) return [`${title} has no statistics: ${counted.none}.`];
  return counted.rows.length === 0 ? [`${title} has nothing of that time.`] : [];
}
