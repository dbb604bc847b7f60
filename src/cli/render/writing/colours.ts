import { createColors } from "picocolors";
import { type Printable, type Showable, styled } from "./printable";

type Style = "bold" | "dim" | "underline" | "strikethrough" | "red" | "green" | "yellow" | "magenta" | "cyan";

export type Paint = (text: Showable) => Printable;
export type Colours = Readonly<Record<Style, Paint>> & { readonly isColorSupported: boolean };

export function colours(enabled: boolean): Colours {
  const codes = createColors(enabled);
  const paint = (style: Style): Paint => {
    return (text) => styled(codes[style], text);
  };
  return {
    isColorSupported: enabled,
    bold: paint("bold"),
    dim: paint("dim"),
    underline: paint("underline"),
    strikethrough: paint("strikethrough"),
    red: paint("red"),
    green: paint("green"),
    yellow: paint("yellow"),
    magenta: paint("magenta"),
    cyan: paint("cyan"),
  };
}

/** Leaves every text without codes: for files, pipes and `NO_COLOR`. */
export const noColours: Colours = colours(false);

export interface ColourWish {
  /** `--no-color` was given. */
  readonly plain: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Is it a terminal that is written to? */
  readonly isTerminal: boolean;
}

/** `--no-color` and `NO_COLOR` rule, then `FORCE_COLOR`; otherwise terminals get colours, files and pipes do not. */
export function wantsColours({ plain, environment, isTerminal }: ColourWish): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (plain || (NO_COLOR !== undefined && NO_COLOR !== "")) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTerminal && TERM !== "dumb";
}
