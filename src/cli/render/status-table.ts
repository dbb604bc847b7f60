/** How the objects of a stack stand, as a table for people. */
import { oneLine, visible } from "../../schema";
import { type Condition, type ObjectStatus, placeOf } from "../../stack";
import type { Colours, Paint } from "./writing/colours";
import { joined, type Printable, printable } from "./writing/printable";
import { tableOf } from "./writing/table";
import { wrap } from "./writing/width";

export interface StatusFrame {
  readonly colours: Colours;
  /** Width of the screen; undefined where lines may be as long as they are. */
  readonly columns: number | undefined;
}

/** Conditions in the words of the last line, in its order. */
const words: Readonly<Record<Condition, string>> = {
  usable: "usable",
  present: "in place",
  pending: "not usable yet",
  registering: "approved and not in effect yet",
  refused: "rejected",
  withdrawn: "withdrawn",
  suspended: "no longer usable",
  gone: "gone",
  unreadable: "not readable",
};

/** A table for each account, what is to be said of single objects below their lines, and the counts. No line break at the end. */
export function renderStatus(objects: readonly ObjectStatus[], frame: StatusFrame): Printable {
  if (objects.length === 0) return printable`The state is empty: no object is recorded.`;
  const accounts = new Map<string, ObjectStatus[]>();
  for (const object of objects) {
    const { platform, provider } = object;
    const title = `${platform.title}${provider === "sms" ? "" : ` (provider ${provider})`}`;
    const own = accounts.get(title);
    if (own) own.push(object);
    else accounts.set(title, [object]);
  }
  const tables = [...accounts].map(([title, own]) => printable`${frame.colours.bold(title)}\n\n${table(own, frame)}`);
  return joined([...tables, summaryOf(objects)], "\n\n");
}

/** `3 objects: 1 usable, 2 rejected.` */
export function summaryOf(objects: readonly ObjectStatus[]): string {
  const conditions = Object.keys(words) as Condition[];
  const counts = conditions.flatMap((condition) => {
    const count = objects.filter((object) => object.condition === condition).length;
    return count === 0 ? [] : [`${count} ${words[condition]}`];
  });
  return `${objects.length} ${objects.length === 1 ? "object" : "objects"}: ${counts.join(", ")}.`;
}

function statusOf({ condition, statusText }: ObjectStatus): string {
  if (condition === "gone") return "gone";
  return condition === "unreadable" ? "unknown" : oneLine(statusText ?? "-");
}

function table(objects: readonly ObjectStatus[], { colours, columns }: StatusFrame): Printable {
  const column = (heading: string, cell: (object: ObjectStatus) => string) => ({ heading, cells: objects.map(cell) });
  const { head, rows } = tableOf(
    [
      column("OBJECT", placeOf),
      { ...column("NAME", ({ name }) => oneLine(name ?? "-")), cuttable: true },
      { ...column("STATUS", statusOf), paint: (row) => colourOf(objects[row]?.condition, colours) },
      column("USABLE", ({ usable }) => (usable === null ? "-" : usable ? "yes" : "no")),
      { ...column("ID", ({ id }) => id || "-"), optional: true },
    ],
    colours,
    columns,
  );
  const lines = objects.flatMap((object, at) => [rows[at] ?? "", ...notesOf(object).flatMap((note) => indented(note, columns))]);
  return joined([head, ...lines], "\n");
}

/** What a person must know beside the status. */
function notesOf({ condition, review, problem, tainted }: ObjectStatus): string[] {
  const says = review === null ? [] : [`The reviewer says: ${oneLine(review)}`];
  switch (condition) {
    case "unreadable":
      return problem ? [`${visible(problem.summary)}. ${problem.detail}`] : ["It could not be asked for: see the errors."];
    case "gone":
      return ["It is no longer on the platform: the next apply makes it anew where the stack still has it."];
    case "suspended":
      return ["It was usable before.", ...says];
    case "refused":
    case "withdrawn":
      return says.length > 0 ? says : ["The platform gives no reason."];
    case "usable":
    case "present":
      return [];
    case "registering":
      return ["It has passed its review; its registration with the carriers is open."];
    case "pending":
      return tainted ? [...says, "The apply that made it ended before it was done: the next one makes it anew."] : says;
  }
}

function colourOf(condition: Condition | undefined, colours: Colours): Paint {
  switch (condition) {
    case "usable":
    case "present":
      return colours.green;
    case "pending":
    case "registering":
      return colours.yellow;
    default:
      return colours.red;
  }
}

function indented(text: string, columns: number | undefined): string[] {
  const lines = wrap(text, columns === undefined ? Number.POSITIVE_INFINITY : Math.max(30, columns - 4));
  return lines.map((each) => `    ${each}`);
}
