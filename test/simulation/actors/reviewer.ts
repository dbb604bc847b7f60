/** Ends reviews, one way or the other. */
import type { ObjectView } from "../../../src/emulator";
import type { Scene } from "../scene";
import { typeShown } from "../stack/types";
import type { Chance } from "../world/chance";
import { keyOf } from "../world/snapshot";
import { deedsOf } from "./actor";

const reviewedKinds = new Set(["signatures", "templates", "quotas"]);

export const reviewer = deedsOf("reviewer", {
  "approves all": { weight: 4, run: (scene) => approveAll(scene) },
  "approves one": { weight: 3, run: (scene, chance) => act(scene, chance, "approve") },
  "rejects one": { weight: 1.5, run: (scene, chance) => act(scene, chance, "reject") },
  "withdraws one": { weight: 0.5, run: (scene, chance) => act(scene, chance, "deprecate") },
  "cancels one": { weight: 0.5, run: (scene, chance) => act(scene, chance, "abort") },
});

export function approveAll(scene: Scene): void {
  for (const view of reviewed(scene)) approve(scene, view);
}

function reviewed({ world, platforms }: Scene): readonly ObjectView[] {
  const all = platforms.flatMap(({ name: platform }) => world.emulator.admin.objects({ platform }));
  return all.filter(({ kind }) => reviewedKinds.has(kind));
}

function act(scene: Scene, chance: Chance, action: "approve" | "reject" | "deprecate" | "abort"): void {
  const view = chance.pick(reviewed(scene));
  if (!view) return;
  if (action === "approve") approve(scene, view);
  else if (attempt(() => scene.world.emulator.admin[action](view))) note(scene, words[action], view);
}

function approve(scene: Scene, view: ObjectView): void {
  const approved = attempt(() => scene.world.emulator.admin.approve(view));
  if (!approved) return;
  scene.ledger.approved.set(keyOf(approved), approved.status);
  note(scene, "approves", view);
}

const words = { reject: "rejects", deprecate: "withdraws", abort: "cancels" } as const;

function note({ coverage }: Scene, does: string, view: ObjectView): void {
  const type = typeShown(view);
  if (type !== undefined) coverage.noteDeed(`reviewer: ${does}`, type);
}

/** What a platform does not offer at this moment, nobody does. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
