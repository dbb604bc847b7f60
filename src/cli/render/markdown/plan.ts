/** A plan for a pull request: what is urgent, then a table, then the texts as they change, folded away. */
import type { StackDiagnostic } from "../../../stack";
import { type Entry, signOf } from "../../reading/entry";
import { type DriftReading, groupedBy, type ObjectReading, type Reading, type ReviewAtPlace, wayOf } from "../../reading/model";
import { reviewText } from "../../review";
import { briefOf } from "../compact";
import { entryLines, inline } from "../values";
import { noColours } from "../writing/colours";
import { formatLine, type Line, remark, type Sign, valueLine } from "../writing/lines";
import { wrap } from "../writing/width";
import { details, fenced, joined, type Markdown, markdown, plainWords } from "./markdown";
import { page, type Section } from "./page";

/** @param limit characters of the page */
export function planMarkdown(reading: Reading, limit: number): Markdown {
  const title = markdown`### ${plainWords(reading.summary)}`;
  const whole = markdown`All of it: \`smsform show --full\`, or what the run has printed.`;
  return page(title, sectionsOf(reading), { limit, whole });
}

function sectionsOf({ objects, refused, moves, drift, renamed, outputs, diagnostics }: Reading): Section[] {
  const gaps = objects.filter(({ gap }) => gap !== undefined);
  return [
    list("Gaps in service", gaps, ({ place, gap = "" }) => markdown`- ${place} ${plainWords(gap)}`),
    list(
      "Not approved",
      groupedBy(refused, ({ review }) => reviewText(review)),
      ([words, alike]) => markdown`- ${words}: ${places(alike)}`,
    ),
    list("Reviews that moved on", groupedBy(moves, wayOf), ([way, alike]) => markdown`- ${way}: ${places(alike)}`),
    list("Changed outside of smsform", drift, (each) => markdown`- ${each.place}: ${joined(briefOf(each).map(asCode), ", ")}`),
    list("Other addresses", renamed, ({ from, to }) => markdown`- ${from} is ${to} now`),
    {
      head: markdown`|  | Object | What | Review |\n|---|---|---|---|\n`,
      items: objects.map(row),
      between: "\n",
      one: "row of the table",
      many: "rows of the table",
    },
    folded(objects.flatMap(objectDetails), "object in detail", "objects in detail"),
    folded(drift.flatMap(driftDetails), "change from outside in detail", "changes from outside in detail"),
    folded(outputs.length > 0 ? [details(markdown`Outputs: ${outputs.length}`, diff(outputs))] : [], "list of outputs", "lists of outputs"),
    folded(diagnostics.map(diagnosticDetails), "warning", "warnings"),
  ];
}

function list<T>(heading: string, things: readonly T[], itemOf: (thing: T) => Markdown): Section {
  return {
    head: markdown`**${plainWords(heading)}**\n\n`,
    items: things.map(itemOf),
    between: "\n",
    one: `entry of “${heading}”`,
    many: `entries of “${heading}”`,
  };
}

function folded(items: readonly Markdown[], one: string, many: string): Section {
  return { head: markdown``, items, between: "\n\n", one, many };
}

/** So many are named; the table has all of them. */
const mostNamed = 10;

function places(alike: readonly Pick<ReviewAtPlace, "place">[]): Markdown {
  const named = joined(
    alike.slice(0, mostNamed).map(({ place }) => markdown`${place}`),
    ", ",
  );
  return alike.length > mostNamed ? markdown`${named} and ${alike.length - mostNamed} more` : named;
}

const verbs: Readonly<Record<Sign, string>> = {
  "+": "create",
  "~": "update",
  "-/+": "replace",
  "+/-": "replace, successor first",
  "./+": "forget, make anew",
  "+/.": "make anew, forget",
  "-": "destroy",
  ".": "forget",
  "<=": "read",
  " ": "keep",
};

function row(object: ObjectReading): Markdown {
  const { sign, place, review } = object;
  const what = briefOf({ ...object, review: undefined }).map(asCode);
  const standing = review ? markdown`${review.statusText}${review.usable === false ? markdown` not usable` : markdown``}` : markdown``;
  return markdown`| ${plainWords(verbs[sign])} | ${place} | ${joined(what, ", ")} | ${standing} |`;
}

function objectDetails({ place, sign, reason, remarks, review, entries }: ObjectReading): Markdown[] {
  if (!hasNews(entries)) return [];
  const because = reason === undefined ? markdown`` : markdown`: ${reason}`;
  const about = [...remarks, ...(review ? [`(${reviewText(review)})`] : [])].map((text) => remark(0, text));
  return [details(markdown`${plainWords(verbs[sign])} ${place}${because}`, diff(entries, about))];
}

function driftDetails({ place, entries }: DriftReading): Markdown[] {
  return hasNews(entries) ? [details(markdown`${place} has changed outside of smsform`, diff(entries))] : [];
}

function hasNews(entries: readonly Entry[]): boolean {
  return entries.some((entry) => entry.keep || signOf(entry) !== " ");
}

function diagnosticDetails({ severity, summary, detail, address }: StackDiagnostic): Markdown {
  const kind = severity === "error" ? "Error" : "Warning";
  const about = address === undefined ? [] : ["", `with ${address}`];
  const lines = [summary, ...about, ...(detail === "" ? [] : ["", detail])].flatMap((text) => wrap(text, widest));
  return details(markdown`${plainWords(kind)}: ${summary}`, fenced(lines, "text"));
}

/** Columns of a text in a block: these do not wrap by themselves. */
const widest = 100;

function diff(entries: readonly Entry[], about: readonly Line[] = []): Markdown {
  const shown = entries.filter((entry) => entry.keep || signOf(entry) !== " ");
  return fenced([...about, ...shown.flatMap(diffLines)].flatMap(diffRows), "diff");
}

/** Of a text, the old one and the new one: a line each, so that both can be read. */
function diffLines(entry: Entry): Line[] {
  if (entry.hidden !== undefined || signOf(entry) !== "~" || !isLine(entry.before) || !isLine(entry.after)) return entryLines([entry], 0);
  const { name, before, after, note } = entry;
  return [
    valueLine(0, `${name} = `, inline(before), "-"),
    valueLine(0, `${name} = `, `${inline(after)}${note === undefined ? "" : ` # ${note}`}`, "+"),
  ];
}

function isLine(value: unknown): value is string {
  return typeof value === "string" && !value.includes("\n");
}

function diffRows(line: Line): string[] {
  const sign = line.sign === "+" || line.sign === "-" ? line.sign : " ";
  const rows = formatLine({ ...line, sign: " " }, noColours)
    .toString()
    .split("\n");
  return rows.map((text) => `${sign} ${text.slice(2)}`.trimEnd());
}

function asCode(text: string): Markdown {
  return markdown`${text}`;
}
