/** Edits the stack, and runs the engine on a machine where anything may go wrong. */
import { faultsBy, noFaults } from "../faults";
import type { Command } from "../frontends/frontend";
import { runEngine } from "../run";
import { type Scene, writeStack } from "../scene";
import { renamed, withAnother, withChanged, withNewText, without } from "../stack/edits";
import { typeNamed } from "../stack/types";
import { addressOf, type Wanted, type Wish } from "../stack/wish";
import type { Chance } from "../world/chance";
import { deedsOf } from "./actor";

const actor = "developer";

export const developer = deedsOf(actor, {
  "adds an object": {
    weight: 2,
    run: (scene, chance) => {
      const before = scene.wish.wanted;
      writeStack(scene, withAnother(scene.wish, scene.platforms, scene.marks, chance));
      for (const { type } of scene.wish.wanted.slice(before.length)) scene.coverage.noteDeed(`${actor}: adds an object`, type);
    },
  },
  "changes a text": {
    weight: 5,
    run: (scene, chance) => {
      const { wanted } = scene.wish;
      const reviewed = wanted.filter(({ type }) => typeNamed(type).isReviewed);
      const chosen = chance.pick(reviewed.length > 0 && chance.happens(0.6) ? reviewed : wanted);
      if (!chosen) return;
      writeStack(scene, withNewText(scene.wish, chosen, scene.marks));
      scene.coverage.noteDeed(`${actor}: changes a text`, chosen.type);
    },
  },
  "changes an option": {
    weight: 1,
    run: (scene, chance) =>
      edit(scene, chance, "changes an option", (wish, wanted) => {
        const option = chance.pick(typeNamed(wanted.type).takes);
        if (!option) return wish;
        const options = new Set(wanted.options);
        if (!options.delete(option)) options.add(option);
        return withChanged(wish, { ...wanted, options });
      }),
  },
  "takes an object out": { weight: 1, run: (scene, chance) => edit(scene, chance, "takes an object out", without) },
  "renames an object": {
    weight: 1,
    run: (scene, chance) =>
      edit(scene, chance, "renames an object", (wish, wanted) => {
        scene.marks.last += 1;
        return renamed(wish, wanted, `r${scene.marks.last}`);
      }),
  },
  "lets an object go": {
    weight: 0.8,
    run: (scene, chance) =>
      edit(scene, chance, "lets an object go", (wish, wanted) => {
        const after = without(wish, wanted);
        const gone = wish.wanted.filter((each) => !after.wanted.includes(each)).map(addressOf);
        return { ...after, left: [...wish.left, ...gone] };
      }),
  },
  applies: { weight: 10, run: (scene, chance, isCalm) => run(scene, { does: "apply" }, chance, isCalm) },
  plans: { weight: 2, run: (scene, chance, isCalm) => run(scene, { does: "plan" }, chance, isCalm) },
  refreshes: { weight: 1, run: (scene, chance, isCalm) => run(scene, { does: "refresh" }, chance, isCalm) },
  destroys: { weight: 0.4, run: (scene, chance, isCalm) => run(scene, { does: "destroy" }, chance, isCalm) },
  prunes: { weight: 0.7, run: (scene, chance, isCalm) => run(scene, { does: "prune" }, chance, isCalm) },
  "replaces one": { weight: 0.8, run: (scene, chance, isCalm) => onOne(scene, "replace", chance, isCalm) },
  "applies in part": { weight: 0.8, run: (scene, chance, isCalm) => onOne(scene, "target", chance, isCalm) },
});

function edit(scene: Scene, chance: Chance, does: string, change: (wish: Wish, wanted: Wanted) => Wish): void {
  const wanted = chance.pick(scene.wish.wanted);
  if (!wanted) return;
  const changed = change(scene.wish, wanted);
  if (changed !== scene.wish) scene.coverage.noteDeed(`${actor}: ${does}`, wanted.type);
  writeStack(scene, changed);
}

async function run(scene: Scene, command: Command, chance: Chance, isCalm: boolean): Promise<void> {
  await runEngine(scene, command, { actor, faults: isCalm ? noFaults() : faultsBy(chance) });
}

async function onOne(scene: Scene, does: "replace" | "target", chance: Chance, isCalm: boolean): Promise<void> {
  const wanted = chance.pick(scene.wish.wanted);
  if (wanted) await run(scene, { does, address: addressOf(wanted) }, chance, isCalm);
}
