/** Looks after the state: takes objects out of it and adopts them, keeps copies and puts them back. */
import { faultsBy, noFaults } from "../faults";
import { runEngine } from "../run";
import { journalPath, type Scene, statePath, writeStack } from "../scene";
import { unrecordedAt } from "../stack/unrecorded";
import { addressOf } from "../stack/wish";
import type { Chance } from "../world/chance";
import { deedsOf } from "./actor";

const actor = "operator";

export const operator = deedsOf(actor, {
  "forgets an object": {
    weight: 1,
    run: async (scene, chance, isCalm) => {
      const recorded = chance.pick(scene.frontend.memory().recorded);
      if (!recorded) return;
      const faults = isCalm ? noFaults() : faultsBy(chance);
      await runEngine(scene, { does: "forget", address: recorded.address }, { actor, faults });
    },
  },
  "adopts an object": { weight: 1.5, run: (scene, chance, isCalm) => adopt(scene, chance, isCalm) },
  "keeps a copy of the state": {
    weight: 0.7,
    run: ({ world, backups }) => {
      const text = world.disk.textAt(statePath);
      if (text !== undefined) backups.push(text);
    },
  },
  "puts a copy of the state back": {
    weight: 0.4,
    run: ({ world, backups, ledger }, chance) => {
      const text = chance.pick(backups);
      if (text === undefined) return;
      world.write(statePath, text);
      ledger.isRestored = true;
    },
  },
  "loses the journal": {
    weight: 0.15,
    run: ({ world, ledger }) => {
      if (!world.disk.look(journalPath)) return;
      world.disk.remove(journalPath);
      ledger.isRestored = true;
    },
  },
});

async function adopt(scene: Scene, chance: Chance, isCalm: boolean): Promise<void> {
  const recorded = new Set(scene.frontend.memory().recorded.map(({ address }) => address));
  const missing = scene.wish.wanted.map(addressOf).filter((address) => !recorded.has(address));
  const found = missing.flatMap((address) => unrecordedAt(scene, address).map((each) => ({ address, ...each })));
  const chosen = chance.pick(found);
  if (chosen?.importId === undefined) return;
  const { address, importId: id } = chosen;
  if (chance.happens(0.5)) {
    const others = scene.wish.imports.filter(({ to }) => to !== address);
    writeStack(scene, { ...scene.wish, imports: [...others, { to: address, id }] });
    return;
  }
  await runEngine(scene, { does: "import", address, id }, { actor, faults: isCalm ? noFaults() : faultsBy(chance) });
}
