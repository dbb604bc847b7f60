import { createColors } from "picocolors";

export type Colours = ReturnType<typeof createColors>;

/** Leaves every text as it is: for files, pipes and `NO_COLOR`. */
export const noColours: Colours = createColors(false);

export function colours(enabled: boolean): Colours {
  return createColors(enabled);
}
