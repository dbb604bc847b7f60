/** What is to be sent, and what became of it, for people. */
import type { Preview } from "../../messaging/send/messenger";
import type { Remedy, Result, Segments } from "../../messaging/send/results";
import { oneLine } from "../../schema";
import type { Letter } from "../sending/letters";
import type { Colours } from "./writing/colours";
import { joined, type Printable, printable } from "./writing/printable";
import { wrap } from "./writing/width";

export interface SendingFrame {
  readonly colours: Colours;
  /** Width of the screen; undefined where lines may be as long as they are. */
  readonly columns: number | undefined;
}

const mostNumbers = 10;

/** The texts as they will be read, and to whom they go. No line break at the end. */
export function renderLetters(key: string, letters: readonly Letter[], frame: SendingFrame): Printable {
  return joined(
    letters.map((letter) => (letter.preview ? letterOf(key, letter.numbers, letter.preview, frame) : undeliverable(letter, frame))),
    "\n\n",
  );
}

function letterOf(key: string, numbers: readonly string[], preview: Preview, frame: SendingFrame): Printable {
  const { title, template, signature, segments } = preview;
  const sender = signature === "" ? "" : `, signed ${signature}`;
  const all = segments.count * numbers.length;
  const total = numbers.length === 1 ? "" : `, ${counted(all, "segment")} in all`;
  return joined(
    [
      printable`${frame.colours.bold(key)} to ${numbersOf(numbers)} by ${title}, template ${template}${sender}:`,
      "",
      ...preview.parts.flatMap((part, at, { length }) => linesOf(length === 1 ? part : `${at + 1}/${length} ${part}`, frame)),
      "",
      `${counted(segments.count, "segment")}${numbers.length === 1 ? "" : " each"} (${sources[segments.by]})${total}.`,
    ],
    "\n",
  );
}

const sources: Readonly<Record<Segments["by"], string>> = {
  answer: "as the platform says",
  document: "by the platform's document",
  network: "as networks split messages; the platform says nothing of it",
};

function undeliverable({ numbers }: Letter, { colours }: SendingFrame): Printable {
  return printable`${colours.red("Nothing can be sent")} to ${numbersOf(numbers)}: no number, or no text of the message is for it.`;
}

function numbersOf(numbers: readonly string[]): string {
  const shown = numbers.slice(0, mostNumbers).map(oneLine).join(", ");
  return numbers.length > mostNumbers ? `${shown} and ${numbers.length - mostNumbers} more` : shown;
}

function linesOf(text: string, { columns }: SendingFrame): string[] {
  return wrap(text, columns === undefined ? Number.POSITIVE_INFINITY : Math.max(30, columns - 4)).map((line) => `    ${line}`);
}

const remedies: Readonly<Record<Remedy, string>> = {
  later: "the same again later",
  platform: "another platform",
  number: "another number",
  person: "somebody who changes what the reason names",
};

/** A line, and one below it where it was not accepted. */
export function renderResult(result: Result, { colours, columns }: SendingFrame): Printable {
  const number = oneLine(result.number ?? result.to);
  const by = result.platform === undefined ? "" : ` by ${result.platform}`;
  if (result.outcome === "accepted") {
    const id = result.messageId === undefined ? "" : ` as ${oneLine(result.messageId)}`;
    return printable`${number}: ${colours.green("accepted")}${by}${id}, ${counted(result.segments.count, "segment")}`;
  }
  const code = result.code === undefined ? "" : `${result.code}: `;
  if (result.outcome === "unknown") {
    const why = `${code}${result.reason} It may have been sent or not: look for its receipt before it is sent again.`;
    return joined([printable`${number}: ${colours.yellow("UNKNOWN")}${by}`, ...linesOf(why, { colours, columns })], "\n");
  }
  const helps = result.helps.length === 0 ? "" : ` What helps: ${result.helps.map((each) => remedies[each]).join(", or ")}.`;
  return joined(
    [printable`${number}: ${colours.red("refused")}${by}`, ...linesOf(`${code}${result.reason}${helps}`, { colours, columns })],
    "\n",
  );
}

/** `2 accepted, 1 refused, 1 unknown.` */
export function sendSummary(results: readonly Result[]): string {
  const counts = (["accepted", "refused", "unknown"] as const).flatMap((outcome) => {
    const count = results.filter((each) => each.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${outcome}`];
  });
  return `${counts.join(", ") || "Nothing was sent"}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
