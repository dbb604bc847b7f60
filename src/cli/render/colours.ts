import { createColors } from "picocolors";

export type Colours = ReturnType<typeof createColors>;

/** Leaves every text as it is: for files, pipes and `NO_COLOR`. */
export const noColours: Colours = createColors(false);

export function colours(enabled: boolean): Colours {
  return createColors(enabled);
}

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
