/** Whether a catalogue still says what a state does. */
import type { Catalogue } from "./catalogue";

export type Standing =
  /** It says the same, whatever the numbers of both are. */
  | { readonly is: "current" }
  /** It was made from another state. */
  | { readonly is: "of another state" }
  | {
      /** `newer` than the state that it was compared with. */
      readonly is: "older" | "newer";
      /** Keys whose messages differ. */
      readonly differing: readonly string[];
    };

/** @param made what the state makes now */
export function standingOf(held: Catalogue, made: Catalogue): Standing {
  if (held.lineage !== undefined && held.lineage !== made.lineage) return { is: "of another state" };
  const keys = new Set([...Object.keys(held.messages), ...Object.keys(made.messages)]);
  const differing = [...keys].filter((key) => JSON.stringify(held.messages[key]) !== JSON.stringify(made.messages[key])).sort();
  if (differing.length === 0) return { is: "current" };
  return { is: (held.serial ?? 0) > (made.serial ?? 0) ? "newer" : "older", differing };
}
