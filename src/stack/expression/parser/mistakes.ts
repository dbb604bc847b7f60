/** What is wrong with a piece of HCL, and where. */
import { isNativeError } from "node:util/types";
import { mostLevels } from "../../nesting";
import { withAdvice } from "./hcl-advice";

/** A piece of HCL with a mistake, and the places of it. */
export class HclSyntaxError extends Error {
  constructor(readonly mistakes: readonly HclMistake[]) {
    super(mistakes.map((mistake) => `line ${mistake.line}: ${mistake.text}`).join("\n"));
    this.name = "HclSyntaxError";
  }
}
export interface HclMistake {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** A name that no configuration is likely to hold: it marks the places in the parser's messages. */
export const FILE = "smsform-source.tf";

/** By what the parser says, or fails with. */
export function mistakesOf(failure: unknown, text: string): HclMistake[] {
  if (isNativeError(failure) && failure.name === "RangeError") return [nestedTooDeep(text)];
  const message = failure instanceof Error ? failure.message : String(failure);
  const places = [...message.matchAll(/smsform-source\.tf:(\d+),(\d+)(?:-[\d,]*)?: /g)];
  if (places.length === 0) return [{ line: 1, column: 1, text: message }];
  return places.map((place, i) => ({
    line: Number(place[1]),
    column: Number(place[2]),
    text: withAdvice(
      message
        .slice(place.index + place[0].length, places[i + 1]?.index)
        .trim()
        .replace(/\]$/, "")
        .replace(/smsform-source\.tf:(\d+),[\d,-]+/g, "line $1")
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .join(" "),
    ),
  }));
}

/** By its brackets: those within texts come in pairs mostly. */
export function nestedTooDeep(text: string): HclMistake {
  let [depth, deepest, at] = [0, 0, 0];
  for (const { 0: bracket, index } of text.matchAll(/[[\](){}]/g)) {
    depth += "[({".includes(bracket) ? 1 : -1;
    if (depth <= deepest) continue;
    [deepest, at] = [depth, index];
  }
  return { ...placeOf(text, at), text: `this is nested too deep. No more than ${mostLevels} levels can be counted on.` };
}

export function placeOf(text: string, at: number): Pick<HclMistake, "line" | "column"> {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
