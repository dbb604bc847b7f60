/** A run of the engine as a step of a history: a process that may be killed, watched from all sides. */
import type { LoggedCall } from "../../src/emulator";
import { type Faults, noFaults } from "./faults";
import type { Command, DoneStep, Memory, Report } from "./frontends/frontend";
import { invariants } from "./invariants";
import { Violation } from "./invariants/violation";
import { nothingWrong } from "./reach";
import type { Scene } from "./scene";
import type { FateOf } from "./world/fate";
import { type Difference, difference, type Snapshot, snapshotOf } from "./world/snapshot";
import type { Beginning } from "./world/world";

export interface Watched {
  readonly scene: Scene;
  readonly command: Command;
  /** Of those that came to their end: one run, or two at the same time. */
  readonly reports: readonly Report[];
  readonly isKilled: boolean;
  /** What the run said was done; of two runs at the same time nothing. */
  readonly done: readonly DoneStep[];
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly memoryBefore: Memory;
  readonly memory: Memory;
  readonly difference: Difference;
  readonly calls: readonly LoggedCall[];
  readonly faults: Faults;
}

export interface Running {
  readonly actor: string;
  readonly faults?: Faults;
  readonly host?: string;
  /** Somebody else begins this while the run is under way. */
  readonly meanwhile?: { readonly command: Command; readonly host: string; readonly afterActs: number };
}

/** @throws Violation where it leaves anything that must not be */
export async function runEngine(scene: Scene, command: Command, running: Running): Promise<Watched> {
  const { actor, faults = noFaults(), host, meanwhile } = running;
  const { world, frontend, platforms } = scene;
  const before = snapshotOf(world, platforms);
  const memoryBefore = frontend.memory();
  world.emulator.admin.clearCalls();
  let acts = 0;
  let other: Promise<Ended> | undefined;
  const fateOf: FateOf = (act) => {
    acts += 1;
    if (meanwhile && acts === meanwhile.afterActs) other = process(scene, meanwhile.command, { host: meanwhile.host });
    return faults.fateOf(act);
  };
  const first = await process(scene, command, { fateOf, ...(host !== undefined && { host }) });
  const ended = [first, ...(other ? [await other] : [])];
  const after = snapshotOf(world, platforms);
  const watched: Watched = {
    scene,
    command,
    reports: ended.flatMap(({ report }) => report ?? []),
    done: ended.length === 1 ? first.done : [],
    isKilled: ended.some(({ report }) => report === undefined),
    before,
    after,
    memoryBefore,
    memory: frontend.memory(),
    difference: difference(before, after),
    calls: world.emulator.admin.calls().log,
    faults,
  };
  note(watched, actor);
  scene.tell(() => toldOf(watched));
  for (const holds of invariants) holds(watched);
  return watched;
}

interface Ended {
  /** Undefined where the process was killed. */
  readonly report: Report | undefined;
  readonly done: readonly DoneStep[];
}

async function process({ world, frontend }: Scene, command: Command, beginning: Beginning): Promise<Ended> {
  const begun = world.begin(beginning);
  try {
    const done: DoneStep[] = [];
    const report = await begun.during(frontend.run(begun, command, (step) => void (begun.isKilled() || done.push(step))));
    if (begun.isEndless()) throw new Violation("every run ends", command.does);
    return { report: begun.isKilled() ? undefined : report, done };
  } catch (problem) {
    if (problem instanceof Violation) throw problem;
    const told = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
    throw new Violation("no run ends by a fault of the program", told);
  } finally {
    begun.end();
  }
}

function toldOf({ command, reports, isKilled, faults }: Watched): string {
  const lines = reports.flatMap(({ changes = [], diagnostics }) => [
    ...changes
      .filter(({ action }) => action !== "none")
      .map(({ action, address, deposedKey = "" }) => `${action} ${address} ${deposedKey}`),
    ...diagnostics.map(({ severity, address = "", summary, detail }) => `${severity}: ${address}: ${summary}: ${detail}`),
  ]);
  return [`${command.does}${isKilled ? ", killed" : ""} ${[...faults.happened].join(", ")}`, ...lines].join("\n    ");
}

function note({ scene: { coverage, wish }, reports, faults, command }: Watched, actor: string): void {
  const changed = reports.flatMap(({ changes = [] }) => changes.filter(({ action }) => action !== "none").map(({ type }) => type));
  const named = "address" in command ? [command.address.slice(0, command.address.indexOf("."))] : [];
  const about = [...changed, ...named];
  const types = new Set(about.length > 0 ? about : wish.wanted.map(({ type }) => type));
  const happened = faults.happened.size === 0 ? [nothingWrong] : [...faults.happened];
  for (const fault of happened) for (const type of types) coverage.note(`${actor}: ${command.does}`, fault, type);
}
