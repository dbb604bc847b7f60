/** A history's whole stage: world, stack, engine, and what the onlookers remember. */
import { environment } from "./account";
import type { Coverage } from "./coverage";
import { embeddedEngine } from "./frontends/embedded";
import type { Frontend } from "./frontends/frontend";
import { pluginUnderCore } from "./frontends/plugin";
import { emptyLedger, type Ledger } from "./invariants/ledger";
import type { Marks } from "./stack/edits";
import { withAnother } from "./stack/edits";
import type { SimulatedPlatform } from "./stack/type";
import { simulatedPlatforms, typeNamed } from "./stack/types";
import { addressOf, noWish, type Wish } from "./stack/wish";
import { writtenStack } from "./stack/written";
import { type Chance, chanceOf } from "./world/chance";
import { usedEmulators } from "./world/emulators";
import { type TestWorld, worldWith } from "./world/world";

export interface Scene {
  readonly world: TestWorld;
  readonly platforms: readonly SimulatedPlatform[];
  readonly frontend: Frontend;
  readonly marks: Marks;
  readonly ledger: Ledger;
  readonly coverage: Coverage;
  /** Copies of the state that somebody keeps. */
  readonly backups: string[];
  /** Told what goes on, where somebody looks on. */
  readonly tell: (line: () => string) => void;
  /** The stack as it is in its file. */
  wish: Wish;
  /** The stack as it was when the kept plan was made. */
  savedWish: Wish | undefined;
}

export const folder = "/stack";
export const planFile = `${folder}/saved.plan`;
export const statePath = `${folder}/terraform.tfstate`;
export const journalPath = `${folder}/.terraform.tfstate.journal`;

/** What is on the platforms before; no program of the history reads it. */
export const accountFile = "/account.json";
const account = JSON.stringify({
  version: 1,
  platforms: Object.fromEntries(simulatedPlatforms.map(({ name, account }) => [name, account])),
});
const emulators = usedEmulators({ review: "manual", seed: accountFile });
const proofs = {
  [`${folder}/proof.jpg`]: Buffer.from("ffd8ffe070726f6f66", "hex"),
  [`${folder}/proof.png`]: Buffer.from("89504e470d0a1a0a01", "hex"),
  [`${folder}/proof2.png`]: Buffer.from("89504e470d0a1a0a02", "hex"),
};

/** By name. */
const frontends = { embedded: embeddedEngine, plugin: pluginUnderCore } as const;
export type EngineName = keyof typeof frontends;
export const engineNames: readonly EngineName[] = ["embedded", "plugin"];

export interface Setting {
  readonly seed: number;
  readonly engine: EngineName;
}

export async function openScene({ seed, engine }: Setting, coverage: Coverage, tell: Scene["tell"]): Promise<Scene> {
  const chance = chanceOf(seed).fork();
  const platforms = chosen(chance);
  const world = await worldWith(emulators.bring, seed, { [accountFile]: account, ...proofs });
  const marks: Marks = { last: 0, today: () => dayOf(world.time.now() + world.skewMs) };
  let wish = noWish;
  for (let left = 1 + chance.below(3); left > 0; left -= 1) wish = withAnother(wish, platforms, marks, chance);
  const frontend = frontends[engine]({ world, folder, environment });
  const scene: Scene = {
    world,
    platforms,
    frontend,
    marks,
    ledger: emptyLedger(),
    backups: [],
    coverage,
    tell,
    wish,
    savedWish: undefined,
  };
  writeStack(scene, wish);
  return scene;
}

/** @param isUnderWay something of it may still go on, as where a history was left in the middle */
export async function closeScene({ world }: Scene, isUnderWay: boolean): Promise<void> {
  if (isUnderWay) await world.emulator.close();
  else emulators.giveBack(world);
}

/** One platform, now and then two. */
function chosen(chance: Chance): readonly SimulatedPlatform[] {
  const first = chance.pick(simulatedPlatforms);
  const second = chance.happens(0.25) ? chance.pick(simulatedPlatforms) : undefined;
  return [...new Set([first, second])].flatMap((each) => each ?? []);
}

export function writeStack(scene: Scene, wish: Wish): void {
  scene.wish = wish;
  const { places } = scene.ledger;
  for (const wanted of wish.wanted) {
    scene.ledger.known.set(wanted.mark, wanted);
    const key = `${typeNamed(wanted.type).shownAs} ${wanted.mark}`;
    places.set(key, (places.get(key) ?? new Set()).add(addressOf(wanted)));
  }
  scene.world.write(`${folder}/main.tf.json`, writtenStack(wish, scene.platforms));
}

/** The day in China. */
export function dayOf(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
}
