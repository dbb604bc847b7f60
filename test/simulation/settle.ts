/** How every history ends: nothing goes wrong any more, reviewers approve, and whoever reads an error does what it says. */
import { approveAll } from "./actors/reviewer";
import type { Told } from "./frontends/frontend";
import { Violation } from "./invariants/violation";
import { runEngine, type Watched } from "./run";
import { journalPath, type Scene, writeStack } from "./scene";
import { takenBack, unprotected, withChanged } from "./stack/edits";
import type { Option } from "./stack/type";
import { typeNamed } from "./stack/types";
import { unrecordedAt } from "./stack/unrecorded";
import { addressOf, type Wanted } from "./stack/wish";
import { keyOf, type Seen, snapshotOf } from "./world/snapshot";

const mostRuns = 12;
const dayMs = 86_400_000;
const actor = "settling";

/** @throws Violation where the stack does not come to a clean plan in time, or what it asks for is not there to be used */
export async function settle(scene: Scene): Promise<void> {
  const { world, frontend } = scene;
  world.skewMs = 0;
  const { wanted: asked } = scene.wish;
  let last: Watched | undefined;
  for (let run = 0; run < mostRuns; run += 1) {
    last = await runEngine(scene, { does: "apply" }, { actor });
    const before = scene.wish;
    const told = last.reports.flatMap(({ diagnostics }) => diagnostics);
    await obey(scene, told);
    // What was locked, and could do nothing, has looked at nothing either.
    if (scene.wish !== before || told.some(({ summary }) => summary === "StateLocked")) continue;
    approveAll(scene);
    world.time.advance(2 * dayMs);
    const plan = await runEngine(scene, { does: "plan" }, { actor });
    const extra = scene.wish.wanted.filter(({ mark }) => !asked.some((each) => each.mark === mark));
    if (extra.length > 0) writeStack(scene, { ...scene.wish, wanted: scene.wish.wanted.filter((each) => !extra.includes(each)) });
    else if (plan.reports.every(({ hasChanges, diagnostics }) => !hasChanges && !diagnostics.some(isError))) return usable(scene);
    last = plan;
  }
  if (frontend.name === "plugin" && last && waitsForTwoSteps(last)) return;
  const found = (last?.reports ?? []).flatMap(({ changes = [], diagnostics }) => [
    ...changes.filter(({ action }) => action !== "none").map(({ action, address }) => `${action} ${address}`),
    ...diagnostics.filter(isError).map(({ summary, detail, address }) => `${address}: ${summary}: ${detail}`),
  ]);
  throw new Violation(`a clean plan within ${mostRuns} runs`, found.join("\n"));
}

/** A plugin sees of a wish only what is recorded of it: what it asks to be applied by itself, before the rest, is left to people. */
function waitsForTwoSteps({ reports }: Watched): boolean {
  const errors = reports.flatMap(({ diagnostics }) => diagnostics.filter(isError));
  return errors.length > 0 && errors.every(({ detail }) => /apply that (alone|before)|alone first/.test(detail));
}

function isError({ severity }: Told): boolean {
  return severity === "error";
}

/**
 * Does what messages say that one should do, as far as a person would have to.
 * @param isAnswer to what was told when that was done
 */
async function obey(scene: Scene, told: readonly Told[], isAnswer = false): Promise<void> {
  for (const { severity, detail, address = "", summary } of told) {
    const [, forgotten] = /smsform state rm '?(sms_[\w.]+)'?/.exec(detail) ?? [];
    if (severity === "warning" && forgotten !== undefined && summary.includes("nothing asks for it now")) {
      for (const { seen } of unrecordedAt(scene, forgotten)) scene.world.emulator.admin.remove(seen.view);
      await runEngine(scene, { does: "forget", address: forgotten }, { actor });
    }
    if (severity === "warning") continue;
    if (summary === "StateUnusable" && detail.includes("then delete the journal")) scene.world.disk.remove(journalPath);
    if (detail.includes("run smsform destroy first") && !isAnswer) {
      const { reports } = await runEngine(scene, { does: "destroy" }, { actor });
      const answers = reports.flatMap(({ diagnostics }) => diagnostics);
      await obey(scene, answers, true);
    }
    if (detail.includes("take back the change that asks for a new one")) await adoptAgain(scene);
    if (detail.includes("--accept-missing")) await runEngine(scene, { does: "accept" }, { actor });
    if (detail.includes("deletion_protection = false")) unprotect(scene, address);
    const [, spreading] = /take create_before_destroy out of ([\w.]+)/.exec(detail) ?? [];
    if (spreading !== undefined) onWanted(scene, spreading, (wanted) => ({ ...wanted, options: withoutOption(wanted, "createFirst") }));
    if (detail.includes("To send it now, write acknowledge"))
      onWanted(scene, address, (wanted) => ({ ...wanted, day: scene.marks.today() }));
    const [, inConsole] = /delete it in the platform's console \(id ([\w-]+)\)/.exec(detail) ?? [];
    if (inConsole !== undefined) deleteInConsole(scene, inConsole);
    const [, stillThere] = /removed: (sms_[\w.]+) is still in the stack/.exec(detail) ?? [];
    if (stillThere !== undefined) writeStack(scene, { ...scene.wish, left: scene.wish.left.filter((each) => each !== stillThere) });
    if (detail.includes("Correct the id of the import block") || summary === "Cannot import non-existent remote object")
      writeStack(scene, { ...scene.wish, imports: scene.wish.imports.filter(({ to }) => to !== address) });
    const [, lock] = /smsform force-unlock --force ([\w-]+)/.exec(detail) ?? [];
    const adopted = adoptionIn(scene, detail);
    if (adopted) await adopt(scene, adopted);
    else if (forgotten !== undefined) await runEngine(scene, { does: "forget", address: forgotten }, { actor });
    else if (lock !== undefined) await runEngine(scene, { does: "unlock", id: lock }, { actor });
    const [, token, file] = /delete the lines with "([\w-]+)" from (\S+?)\.?(?:\s|$)/.exec(detail) ?? [];
    if (token !== undefined && file !== undefined) deleteLines(scene, file, token);
  }
}

interface Adopted {
  readonly address: string;
  readonly id: string;
  readonly seen: Seen | undefined;
}

/** Of the commands that a message offers the one that a person would take who sees the console. */
function adoptionIn(scene: Scene, detail: string): Adopted | undefined {
  const offered = [...detail.matchAll(/smsform import '?([\w.]+)'? (?:-- )?'?([^\s'`]+?)'?[.,`]?(?=\s|$)/g)].map(
    ([, address = "", id = ""]) => ({
      address,
      id,
    }),
  );
  const found = offered.flatMap(({ address, id }): readonly Adopted[] =>
    unrecordedAt(scene, address).flatMap(({ seen, importId }) =>
      importId !== undefined && ["ID", importId, seen.view.id].includes(id) ? [{ address, id: importId, seen }] : [],
    ),
  );
  return found[0] ?? offered.filter(({ id }) => id !== "ID").map((each) => ({ ...each, seen: undefined }))[0];
}

/** Other engines import nothing in the place of what is recorded: there what a create has made is deleted, and made anew. */
async function adopt(scene: Scene, { address, id, seen }: Adopted): Promise<void> {
  const isTaken = scene.frontend.memory().recorded.some((each) => each.address === address && each.deposedKey === undefined);
  if (scene.frontend.name === "plugin" && isTaken && seen) scene.world.emulator.admin.remove(seen.view);
  else await runEngine(scene, { does: "import", address, id }, { actor });
}

/** What the stack asks for, and somebody has let go of, is taken in again. */
async function adoptAgain(scene: Scene): Promise<void> {
  const recorded = new Set(scene.frontend.memory().recorded.map(({ address }) => address));
  for (const address of scene.wish.wanted.map(addressOf)) {
    const [found] = recorded.has(address) ? [] : unrecordedAt(scene, address);
    if (found?.importId !== undefined) await adopt(scene, { address, id: found.importId, seen: found.seen });
  }
}

function deleteInConsole({ world, platforms }: Scene, id: string): void {
  for (const { view } of snapshotOf(world, platforms).values()) if (view.id === id) world.emulator.admin.remove(view);
}

function deleteLines({ world }: Scene, file: string, token: string): void {
  const lines = (world.disk.textAt(file) ?? "").split("\n");
  world.write(file, lines.filter((line) => !line.includes(token)).join("\n"));
}

function withoutOption({ options }: Wanted, option: Option): Wanted["options"] {
  return new Set([...options].filter((each) => each !== option));
}

function onWanted(scene: Scene, address: string, change: (wanted: Wanted) => Wanted): void {
  const wanted = scene.wish.wanted.find((each) => addressOf(each) === address);
  if (wanted) writeStack(scene, withChanged(scene.wish, change(wanted)));
}

/** Sets deletion_protection to false; what is no longer in the stack comes back for that, and goes when it is applied. */
function unprotect(scene: Scene, address: string): void {
  const gone = [...scene.ledger.known.values()].find((each) => addressOf(each) === address);
  const isWanted = scene.wish.wanted.some((each) => addressOf(each) === address);
  if (isWanted) onWanted(scene, address, unprotected);
  else if (gone) writeStack(scene, takenBack(scene.wish, gone, scene.ledger.known.values()));
}

/** What the stack asks for is there, and approved where its platform reviews it. */
function usable({ wish, frontend, world, platforms, ledger }: Scene): void {
  const there = snapshotOf(world, platforms);
  const { recorded, begun, owes } = frontend.memory();
  // A plugin is not told of what the stack no longer asks to be made: what it has begun of that stays written down.
  const isMade = (place: string) => recorded.some(({ address }) => address === place);
  const isOpen = (place: string) => frontend.name !== "plugin" || (wish.wanted.some((each) => addressOf(each) === place) && !isMade(place));
  if (owes || begun.some(isOpen)) throw new Violation("what was begun is finished", `begun: ${begun.join(", ")}; owes: ${owes}`);
  for (const wanted of wish.wanted) {
    const { isReviewed, shownAs, platform } = typeNamed(wanted.type);
    const object = recorded.find(({ address, deposedKey }) => address === addressOf(wanted) && deposedKey === undefined);
    if (!object) throw new Violation("everything asked for is usable", `${addressOf(wanted)} is not recorded`);
    if (shownAs === undefined) continue;
    const isThere = there.get(keyOf({ platform, kind: shownAs, id: object.id }));
    if (!isThere) throw new Violation("everything asked for is usable", `${addressOf(wanted)} is ${object.id}, which is not there`);
    if (isReviewed && ledger.approved.get(isThere.key) !== isThere.view.status)
      throw new Violation("everything asked for is usable", `${addressOf(wanted)} is not approved: ${isThere.text}`);
  }
}
