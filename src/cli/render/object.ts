/** One object of a plan: its heading and what becomes of its attributes. */
import type { Entry } from "../reading/entry";
import type { DriftReading, ObjectReading } from "../reading/model";
import { reviewText } from "../review";
import { entryLines } from "./values";
import { type Line, line, remark, type Sign } from "./writing/lines";

export function objectLines(object: ObjectReading): Line[] {
  const { place, fate, remarks, review, sign, title, entries } = object;
  const about = [...remarks, ...(review ? [`(${reviewText(review)})`] : [])];
  return blockLines([remark(0, `${place} ${fate}`, "heading"), ...about.map((text) => remark(0, text))], sign, title, entries);
}

export function driftLines({ place, title, found, entries }: DriftReading): Line[] {
  if (found !== "changed") return [line(2, `${place} is gone${found.gone === undefined ? "" : ` [id=${found.gone}]`}`, "-")];
  return blockLines([remark(0, `${place} has changed`, "heading")], "~", title, entries);
}

function blockLines(headings: readonly Line[], sign: Sign, title: string, entries: readonly Entry[]): Line[] {
  return [...headings, line(2, `${title} {`, sign), ...entryLines(entries, 6), line(2, "}")];
}
