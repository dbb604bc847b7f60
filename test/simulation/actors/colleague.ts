/** A second person with the same state, on a machine of his own, now and then at the same time as the first. */
import { faultsBy, noFaults } from "../faults";
import type { Command } from "../frontends/frontend";
import { runEngine } from "../run";
import { deedsOf } from "./actor";

const actor = "colleague";
const host = "elsewhere";
const commands: readonly Command[] = [{ does: "apply" }, { does: "plan" }, { does: "refresh" }, { does: "destroy" }];

export const colleague = deedsOf(actor, {
  applies: {
    weight: 1,
    run: async (scene, chance, isCalm) => {
      await runEngine(scene, { does: "apply" }, { actor, host, faults: isCalm ? noFaults() : faultsBy(chance) });
    },
  },
  "runs at the same time": {
    weight: 1.5,
    run: async (scene, chance, isCalm) => {
      const command = commands[Math.floor(chance.fraction() ** 2 * commands.length)] ?? { does: "apply" };
      const meanwhile = { command, host: chance.happens(0.5) ? host : "world", afterActs: 1 + chance.below(30) };
      await runEngine(
        scene,
        { does: "apply" },
        { actor: `${actor}, at the same time`, meanwhile, faults: isCalm ? noFaults() : faultsBy(chance) },
      );
    },
  },
});
