/** Keeps a plan, has it looked at, and carries it out later: by then anything may have happened. */
import { faultsBy, noFaults } from "../faults";
import { runEngine } from "../run";
import { planFile } from "../scene";
import { deedsOf } from "./actor";

const actor = "pipeline";

export const pipeline = deedsOf(actor, {
  "keeps a plan": {
    weight: 1.5,
    run: async (scene, chance, isCalm) => {
      const { world, wish } = scene;
      const before = world.disk.textAt(planFile);
      await runEngine(scene, { does: "save", file: planFile }, { actor, faults: isCalm ? noFaults() : faultsBy(chance) });
      if (world.disk.textAt(planFile) !== before) scene.savedWish = wish;
    },
  },
  "carries a kept plan out": {
    weight: 2,
    run: async (scene, chance, isCalm) => {
      if (!scene.world.disk.look(planFile)) return;
      await runEngine(scene, { does: "apply saved", file: planFile }, { actor, faults: isCalm ? noFaults() : faultsBy(chance) });
    },
  },
});
