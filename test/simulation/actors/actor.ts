import type { Scene } from "../scene";
import type { Chance } from "../world/chance";

/** Something that somebody may do at any time. What exactly is decided by chance, from what is there then. */
export interface Deed {
  readonly actor: string;
  readonly does: string;
  /** How often, beside the others. */
  readonly weight: number;
  /** @param isCalm nothing goes wrong meanwhile @throws Violation */
  run(scene: Scene, chance: Chance, isCalm: boolean): Promise<void> | void;
}

export function deedsOf(actor: string, deeds: Readonly<Record<string, Omit<Deed, "actor" | "does">>>): readonly Deed[] {
  return Object.entries(deeds).map(([does, deed]) => ({ actor, does, ...deed }));
}
