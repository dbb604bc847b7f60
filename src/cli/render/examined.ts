/** What a look at platforms has found, for people. */
import type { Examined, Finding, Verdict } from "../doctor/finding";
import type { Colours, Paint } from "./writing/colours";
import { joined, type Printable, printable } from "./writing/printable";
import { padTo, wrap } from "./writing/width";

export interface ExaminedFrame {
  readonly colours: Colours;
  /** Width of the screen; undefined where lines may be as long as they are. */
  readonly columns: number | undefined;
}

const words: Readonly<Record<Verdict, string>> = { ok: "ok", wrong: "WRONG", unknown: "unknown" };
const verdictWidth = 9;
const checkWidth = 13;
const indent = verdictWidth + checkWidth + 2;

/** No line break at the end. */
export function renderExamined(examined: readonly Examined[], frame: ExaminedFrame): Printable {
  const platforms = examined.map(({ title, findings }) =>
    joined([frame.colours.bold(title), "", ...findings.flatMap((finding) => linesOf(finding, frame))], "\n"),
  );
  const all = examined.flatMap(({ findings }) => findings);
  const count = (verdict: Verdict) => all.filter((each) => each.verdict === verdict).length;
  const [bad, open] = [count("wrong"), count("unknown")];
  const summary = `${bad === 0 ? "Nothing is wrong" : `${bad} ${bad === 1 ? "thing is" : "things are"} wrong`}; ${open} could not be found out. Nothing was changed.`;
  return joined([...platforms, summary], "\n\n");
}

function linesOf(finding: Finding, { colours, columns }: ExaminedFrame): Printable[] {
  const room = columns === undefined ? Number.POSITIVE_INFINITY : Math.max(30, columns - indent);
  const { verdict, check, found } = finding;
  const [first = "", ...more] = wrap(found, room);
  const next = verdict === "ok" ? [] : wrap(`Next: ${finding.next}`, room);
  const paint = paintOf(verdict, colours);
  return [
    printable`  ${paint(padTo(words[verdict], verdictWidth))}${padTo(check, checkWidth)}${first}`,
    ...[...more, ...next].map((line) => printable`${" ".repeat(indent)}${line}`),
  ];
}

function paintOf(verdict: Verdict, { green, red, yellow }: Colours): Paint {
  return verdict === "ok" ? green : verdict === "wrong" ? red : yellow;
}
