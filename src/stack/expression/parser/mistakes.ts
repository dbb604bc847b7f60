/** What is wrong with a piece of HCL, and where. */
import { isNativeError } from "node:util/types";
import { mostLevels } from "../../nesting";
import { withAdvice } from "./hcl-advice";
import { falseQuoteIn, plainOf } from "./look-alikes";

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
  const told = places.map((place, i) => ({
    line: Number(place[1]),
    column: Number(place[2]),
    text: message
      .slice(place.index + place[0].length, places[i + 1]?.index)
      .trim()
      .replace(/\]$/, "")
      .replace(/smsform-source\.tf:(\d+),[\d,-]+/g, "line $1")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join(" "),
  }));
  return causes(told, text.replace(/^\ufeff/, "").split("\n"));
}

const isCharacter = ({ text }: HclMistake) => text.startsWith("Invalid character;");
/** What follows is read as if it were within a text. */
const isOpenText = ({ text }: HclMistake) =>
  ["Invalid multi-line string;", "Unterminated template string;", "Unclosed template interpolation sequence;"].some((start) =>
    text.startsWith(start),
  );

/** What is wrong, without what follows from it: of a line the first mistake, and none behind a text that is never closed. */
function causes(told: readonly HclMistake[], lines: readonly string[]): HclMistake[] {
  const byLine = new Map<number, HclMistake[]>();
  for (const mistake of told) {
    const here = byLine.get(mistake.line);
    if (here) here.push(mistake);
    else byLine.set(mistake.line, [mistake]);
  }
  const found: HclMistake[] = [];
  for (const number of [...byLine.keys()].sort((a, b) => a - b)) {
    const here = byLine.get(number) ?? [];
    const characters = here.filter(isCharacter);
    const [first = here[0]] = characters.length > 0 ? characters : here.toSorted((a, b) => a.column - b.column);
    if (!first) continue;
    const text = textWithAdvice(first, characters, lines[number - 1] ?? "");
    const isLast = found.length + 1 === mostMistakes && found.length + 1 < byLine.size;
    found.push({ ...first, text: isLast ? `${text} There is more to correct behind it.` : text });
    if (isLast || here.some(isOpenText)) break;
  }
  return found;
}

function textWithAdvice(first: HclMistake, characters: readonly HclMistake[], line: string): string {
  const quote = isOpenText(first) ? falseQuoteIn(line) : undefined;
  const [summary = ""] = first.text.split(";", 1);
  if (quote !== undefined) return `${summary}; ${quote} does not close a text: close it with " on its line.`;
  return lookAlikes(characters, line) ?? withAdvice(first.text);
}

/** More of one file are told when these are corrected. */
const mostMistakes = 20;

/** A longer line is nobody's to read. */
const longestLine = 1000;

/** @param characters places of what the language does not have, all in this line */
function lookAlikes(characters: readonly HclMistake[], line: string): string | undefined {
  if (line.length > longestLine || characters.length === 0) return undefined;
  const signs = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  const ways = new Map<string, string>();
  for (const { column } of characters) {
    const sign = signs[column - 1] ?? "";
    const plain = plainOf(sign);
    if (plain === undefined) return undefined;
    ways.set(sign, `${plain} for ${shown(sign)}`);
  }
  return `Invalid character; Outside of texts punctuation is that of ASCII. Write ${[...ways.values()].join(", ")}.`;
}

function shown(sign: string): string {
  return /\s/.test(sign) ? `U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}` : sign;
}

/** By its brackets: those within texts come in pairs mostly. */
export function nestedTooDeep(text: string): HclMistake {
  return { ...placeOf(text, deepestIn(text).at), text: `this is nested too deep. No more than ${mostLevels} levels can be counted on.` };
}

/** How deep brackets stand in one another, and where they do. */
export function deepestIn(text: string): { readonly depth: number; readonly at: number } {
  let [depth, deepest, at] = [0, 0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? "";
    if (")]}".includes(sign)) depth -= 1;
    if (!"([{".includes(sign)) continue;
    depth += 1;
    if (depth > deepest) [deepest, at] = [depth, index];
  }
  return { depth: deepest, at };
}

export function placeOf(text: string, at: number): Pick<HclMistake, "line" | "column"> {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
