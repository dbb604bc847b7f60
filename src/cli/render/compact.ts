/** One line an object: where, and the least that tells whether to look closer. */
import { isUnknown } from "../../schema";
import { type Entry, signOf } from "../reading/entry";
import type { DriftReading, ObjectReading } from "../reading/model";
import { reviewText } from "../review";
import { type Line, type Sign, valueLine } from "./writing/lines";
import { type Printable, printable } from "./writing/printable";

export function compactLine(object: ObjectReading | DriftReading): Line {
  const told = briefOf(object).map((each) => (each.startsWith("(") ? ` ${each}` : `: ${each}`));
  const sign: Sign = "found" in object ? (object.found === "changed" ? "~" : "-") : object.sign;
  return valueLine(2, "", `${object.place}${told.join("")}`, sign);
}

/** Why or what of it changes; then, in brackets, how its review stands where it may not be sent with. */
export function briefOf(object: ObjectReading | DriftReading): string[] {
  if ("found" in object) return [object.found === "changed" ? namesOf(object.entries).join(", ") : "gone"];
  const { sign, reason, remarks, review, fate } = object;
  const changed = () => namesOf(object.entries).join(", ");
  const what = reason ?? (sign === " " ? fate : sign === "~" || sign.includes("/") ? changed() : "");
  const standing = review && !review.usable ? [`(${reviewText(review)})`] : [];
  return [...(what === "" ? [] : [what]), ...remarks, ...standing];
}

export function compactNote(objects: number): Printable {
  return printable`One line an object, because they are ${objects}. With --full, all of each.`;
}

/** Of what changes; what the platform will only then tell is no news. */
function namesOf(entries: readonly Entry[]): string[] {
  return entries
    .filter((entry) => signOf(entry) !== " " && !(entry.hidden === undefined && isUnknown(entry.after)))
    .map(({ name }) => name);
}
