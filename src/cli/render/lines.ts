import type { Colours } from "./colours";

/** What becomes of the thing that a line shows; a blank where it stays. */
export type Sign = "+" | "-" | "~" | "-/+" | "+/-" | "<=" | " ";

/** One line of a plan: its sign stands in the columns right before its text. */
export interface Line {
  readonly sign: Sign;
  /** Column in which a sign of one character ends; the text begins two further. */
  readonly indent: number;
  readonly text: string;
}

export function line(indent: number, text: string, sign: Sign = " "): Line {
  return { sign, indent, text };
}

export function formatLine({ sign, indent, text }: Line, colours: Colours): string {
  if (sign === " ") return `${" ".repeat(indent + 2)}${text.startsWith("#") ? colours.dim(text) : text}`.trimEnd();
  return `${" ".repeat(Math.max(0, indent + 1 - sign.length))}${colourOf(sign, colours)(sign)} ${text}`.trimEnd();
}

function colourOf(sign: Sign, colours: Colours): (text: string) => string {
  switch (sign) {
    case "+":
      return colours.green;
    case "-":
    case "-/+":
    case "+/-":
      return colours.red;
    case "~":
      return colours.yellow;
    case "<=":
      return colours.cyan;
    case " ":
      return colours.reset;
  }
}
