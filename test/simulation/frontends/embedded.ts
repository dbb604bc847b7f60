import { clouds, functions } from "../../../src/clouds";
import { createConcurrencyLimit } from "../../../src/http/limits/concurrency-limit";
import { createProvider } from "../../../src/reconcile";
import type { Runtime, Values } from "../../../src/schema";
import {
  type AppliedRun,
  apply,
  type Change,
  forceUnlock,
  forgetRecorded,
  hasChanges,
  importObject,
  type OpenStack,
  openStack,
  type Plan,
  type PlanMode,
  type PlanOptions,
  PlanUnusable,
  plan,
  planAndApply,
  type RunEvent,
  readPlanFile,
  type StackDiagnostic,
  type State,
  StateLocked,
  StateUnusable,
  writePlanFile,
} from "../../../src/stack";
import { recover } from "../../../src/stack/state/journal";
import { readStateFile, statePaths } from "../../../src/stack/state/state-file";
import type { Environment } from "../account";
import { chanceOf } from "../world/chance";
import type { TestProcess, TestWorld } from "../world/world";
import type { Command, DoneStep, Frontend, Memory, PlannedChange, Recorded, Report, Told } from "./frontend";

const provider = createProvider(clouds, functions);
const version = "1.0.0";
const nothingRecorded: Memory = { recorded: [], outputs: new Map(), begun: [], owes: false };

export interface EmbeddedOptions {
  readonly world: TestWorld;
  readonly folder: string;
  readonly environment: Environment;
}

/** The embedded engine, as the command line calls it. */
export function embeddedEngine({ world, folder, environment }: EmbeddedOptions): Frontend {
  const { processes: onlooker } = world.begin();
  const statePath = `${folder}/terraform.tfstate`;

  async function opened(machine: TestProcess): Promise<OpenStack | readonly StackDiagnostic[]> {
    const { stack, diagnostics } = await openStack({ stack: folder, cwd: folder, environment, provider, machine, variables: [] });
    return stack ?? diagnostics;
  }

  async function run(process: TestProcess, command: Command, heard: (done: DoneStep) => void): Promise<Report> {
    const events: RunEvent[] = [];
    const { clock, random, exchange } = process;
    const runtime: Runtime = { clock, random, exchange, concurrency: createConcurrencyLimit(10), environment };
    const { signal } = new AbortController();
    const on = (event: RunEvent) => {
      events.push(event);
      if (event.type === "end" && event.action !== "read")
        heard({ address: event.address, deposedKey: event.deposedKey, action: event.action });
    };
    const options = { runtime, signal, stop: signal, lockTimeoutMs: 0, on };
    try {
      return report(await carriedOut(process, command, options), events);
    } catch (problem) {
      if (!isExpected(problem)) throw problem;
      return report({ diagnostics: [{ severity: "error", summary: problem.name, detail: problem.message }] }, events);
    }
  }

  async function carriedOut(process: TestProcess, command: Command, options: PlanOptions & { readonly stop: AbortSignal }): Promise<Done> {
    if (command.does === "apply saved") {
      const made = await readPlanFile({ path: command.file, cwd: folder, version }, { provider, machine: process });
      const done = await apply(made, options);
      return { made, done };
    }
    const stack = await opened(process);
    if (!("provider" in stack)) return { diagnostics: stack };
    switch (command.does) {
      case "plan":
        return { made: await plan(stack, options) };
      case "save": {
        const made = await plan(stack, options);
        if (!made.errored) writePlanFile(made, { path: command.file, cwd: folder, version });
        return { made };
      }
      case "import":
        return { diagnostics: await importObject(stack, command.address, command.id, options) };
      case "forget":
        return { diagnostics: (await forgetRecorded(stack, [command.address], options)).diagnostics };
      case "unlock":
        return { diagnostics: (await forceUnlock(stack, command.id, async () => true)).diagnostics };
      default: {
        const applied = await planAndApply(stack, { ...options, ...modeOf(command), confirm: async () => true });
        return { made: applied.plan, ...(applied.run && { done: applied.run }) };
      }
    }
  }

  let remembered: { readonly from: string; readonly memory: Memory } | undefined;

  /** Read again only where the files are others: it is asked for several times in each step. */
  function memory(): Memory {
    const { state, journal } = statePaths(statePath);
    const from = JSON.stringify([state, journal].map((path) => world.disk.textAt(path)));
    if (remembered?.from !== from) remembered = { from, memory: readMemory() };
    return remembered.memory;
  }

  function readMemory(): Memory {
    const machine = { disk: world.disk, random: chanceOf(0), processes: onlooker };
    const { state: path, journal } = statePaths(statePath);
    try {
      const { state, begun, restores } = recover(machine, journal, readStateFile(machine, path), path);
      return { ...recordedIn(state), begun: [...begun.keys()], owes: restores.size > 0 };
    } catch (problem) {
      if (problem instanceof StateUnusable) return { ...nothingRecorded, unreadable: problem.message };
      throw problem;
    }
  }

  return { name: "embedded", run, memory };
}

interface Done {
  readonly made?: Plan;
  readonly done?: AppliedRun;
  readonly diagnostics?: readonly StackDiagnostic[];
}

function isExpected(problem: unknown): problem is Error {
  return problem instanceof StateUnusable || problem instanceof StateLocked || problem instanceof PlanUnusable;
}

function modeOf(command: Command): PlanMode {
  switch (command.does) {
    case "destroy":
      return { destroy: true };
    case "refresh":
      return { refreshOnly: true };
    case "accept":
      return { acceptMissing: true };
    case "prune":
      return { retirement: { olderThanMs: 0 } };
    case "replace":
      return { replace: [command.address] };
    case "target":
      return { targets: [command.address] };
    default:
      return {};
  }
}

function report({ made, done, diagnostics = [] }: Done, events: readonly RunEvent[]): Report {
  const all = [...diagnostics, ...(made?.diagnostics ?? []), ...(done?.diagnostics ?? [])];
  return {
    changes: made?.changes.map(plannedChange),
    isApplied: done !== undefined,
    diagnostics: all.map(told),
    leftOut: [...(done?.skipped ?? []), ...(done?.held ?? []), ...(done?.waiting ?? []).map(({ address }) => address)],
    said: JSON.stringify([events, all]),
    hasChanges: made !== undefined && hasChanges(made),
  };
}

function told({ severity, summary, detail, address }: StackDiagnostic): Told {
  return { severity, summary, detail: detail ?? "", address };
}

function plannedChange(change: Change): PlannedChange {
  const { address, action, instance, deposedKey, before, after } = change;
  const isForgotten = action === "forget" || (action === "replace" && change.predecessor === "forgotten");
  return {
    address,
    type: instance.type,
    action,
    id: idOf(before?.values),
    deposedKey,
    after,
    forgets: isForgotten,
    retires: retiredBy(change),
  };
}

/** What a message has left, and does not have when the run is over. */
function retiredBy({ before, after }: Change): readonly string[] {
  const left = after?.superseded;
  if (!Array.isArray(before?.values.superseded) || !Array.isArray(left)) return [];
  const [ids, staying] = [idsIn(before.values.superseded), idsIn(left)];
  return ids.filter((id) => !staying.includes(id));
}

function idsIn(superseded: readonly unknown[]): readonly string[] {
  return superseded.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each).map(String) : []));
}

function idOf(values: Values | undefined): string | undefined {
  return typeof values?.id === "string" ? values.id : undefined;
}

function recordedIn({ instances, deposed, outputs }: State): Pick<Memory, "recorded" | "outputs"> {
  const all: Recorded[] = [];
  for (const [address, each] of instances) {
    const { values } = each.object;
    all.push({ address, deposedKey: undefined, type: each.address.type, id: idOf(values) ?? "", values });
  }
  for (const [address, here] of deposed)
    for (const [deposedKey, each] of here) {
      const { values } = each.object;
      all.push({ address, deposedKey, type: each.address.type, id: idOf(values) ?? "", values });
    }
  return { recorded: all, outputs: new Map([...outputs].map(([name, { value }]) => [name, value])) };
}
