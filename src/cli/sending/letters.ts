/** What each number will be sent, as it is known before anything is. */
import type { Preview } from "../../messaging/send/messenger";
import { type Reach, readNumber } from "../../messaging/send/numbers";

/** Numbers that get the same. */
export interface Letter {
  /** Undefined where nothing can be sent to them. */
  readonly preview: Preview | undefined;
  /** In E.164 form where they are numbers, or else as they were given. */
  readonly numbers: readonly string[];
}

export function lettersOf(given: readonly string[], previews: readonly Preview[]): readonly Letter[] {
  const byReach = new Map<Reach | "none", string[]>();
  for (const text of given) {
    const read = readNumber(text);
    const [reach, number] = "problem" in read ? (["none", text] as const) : ([read.reach, read.number] as const);
    byReach.set(reach, [...(byReach.get(reach) ?? []), number]);
  }
  return [...byReach].map(([reach, numbers]) => ({
    // The catalogue's first goes.
    preview: previews.find(({ audience }) => audience === reach || (audience === "global" && reach !== "none")),
    numbers,
  }));
}
