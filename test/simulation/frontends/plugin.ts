/** The plugin's session under a model of the engines' core: a run is one process, and its state is the engine's own file. */
import { clouds, functions } from "../../../src/clouds";
import { createKey } from "../../../src/pending/create-key";
import { readEntries } from "../../../src/pending/entries";
import { encodeObject } from "../../../src/plugin/codec/dynamic-value";
import { createSession, type Session } from "../../../src/plugin/session";
import { createProvider, settingsOf } from "../../../src/reconcile";
import type { Attributes, Value, Values } from "../../../src/schema";
import { type CoreDiagnostic, createCore, identitySchemas } from "../../support/core/core";
import { type CoreChange, type CoreMode, type CorePlanned, type CoreTold, createCoreEngine } from "../../support/core/engine";
import { type CoreStack, configured, readStack } from "../../support/core/stack";
import { type CoreState, copyOf, formatCoreState, objectsOf, parseCoreState } from "../../support/core/state";
import { askSession } from "../../support/session-client";
import type { Environment } from "../account";
import { Killed, type TestProcess, type TestWorld } from "../world/world";
import type { Command, Frontend, Memory, PlannedChange, Recorded, Report, Told } from "./frontend";

const provider = createProvider(clouds, functions);
/** The same of each process. */
let identities: ReturnType<typeof identitySchemas> | undefined;
const attributesOf = (type: string): Attributes => provider.resources.get(type)?.definition.attributes ?? {};

export interface PluginOptions {
  readonly world: TestWorld;
  readonly folder: string;
  readonly environment: Environment;
}

interface Done {
  readonly planned?: CorePlanned;
  readonly isApplied?: boolean;
  readonly told: readonly CoreTold[];
  readonly leftOut?: readonly string[];
}

export function pluginUnderCore({ world, folder, environment }: PluginOptions): Frontend {
  const statePath = `${folder}/terraform.tfstate`;
  const pendingPath = `${folder}/.terraform/smsform/pending.jsonl`;
  /** Where creates that were begun belong to, by what the plugin knows them by. */
  const places = new Map<string, { readonly address: string; readonly before: readonly string[] }>();
  const saved = new Map<string, CorePlanned>();
  let holder: TestProcess | undefined;
  let deposed = 0;
  let plans = 0;

  const textAt = (path: string) => world.disk.textAt(path);
  const stateNow = () => parseCoreState(textAt(statePath));

  async function start(process: TestProcess, stack: CoreStack) {
    const config = configured(provider.attributes, stack.settings, () => undefined);
    const session = createSession({ clouds, functions, world: process, environment, folder, log: () => undefined });
    let at = "";
    const noting: Session = {
      ...session,
      pendingCreate(entry, planned) {
        const settings = settingsOf(entry.cloud, config[entry.cloud.name] ?? null, environment);
        const before = [...objectsOf(stateNow())].flatMap(({ address, object }) => (address === at ? [String(object.values.id)] : []));
        places.set(createKey(entry.cloud, entry.definition, settings, planned), { address: at, before });
        return session.pendingCreate(entry, planned);
      },
    };
    const call = askSession(noting);
    identities ??= identitySchemas(call);
    const { diagnostics } = await call("ConfigureProvider", { config: encodeObject(provider.attributes, config) });
    const engine = createCoreEngine({
      core: await createCore(call, attributesOf, await identities),
      attributesOf,
      save(state) {
        if (process.isKilled()) throw new Killed("the engine is gone");
        world.write(statePath, formatCoreState(state));
      },
      key() {
        deposed += 1;
        return String(deposed).padStart(8, "0");
      },
      onMake: (address) => {
        at = address;
      },
    });
    return { engine, diagnostics };
  }

  async function carriedOut(process: TestProcess, command: Command): Promise<Done> {
    const state = stateNow();
    if (command.does === "unlock") return { told: [] };
    if (command.does === "forget") {
      const { serial } = state;
      for (const { address, key } of [...objectsOf(state)]) if (address === command.address) remove(state, address, key);
      world.write(statePath, formatCoreState({ ...state, serial: serial + 1 }));
      return { told: [] };
    }
    const text = textAt(`${folder}/main.tf.json`) ?? "{}";
    const stack = readStack(text);
    const { engine, diagnostics } = await start(process, stack);
    const told = diagnostics.map((diagnostic) => ({ address: "provider.sms", diagnostic }));
    if (diagnostics.some(isError)) return { told };
    if (command.does === "import") return { told: [...told, ...(await engine.import(stack, state, command.address, command.id))] };
    if (command.does === "apply saved") {
      const plan = saved.get(command.file);
      if (!plan || plan.state.serial !== state.serial) return { told: [{ address: "the plan", diagnostic: stale }] };
      // The file is as it was, however often it is carried out.
      return applied(engine, { ...plan, state: copyOf(plan.state) }, told);
    }
    const planned = await engine.plan(stack, state, modeOf(command));
    const all = { planned, told: [...told, ...planned.told] };
    if (command.does === "save" && !planned.errored && !process.isKilled()) {
      saved.set(command.file, planned);
      plans += 1;
      world.write(command.file, `plan ${plans}`);
    }
    if (command.does === "plan" || command.does === "save" || planned.errored) return all;
    return applied(engine, planned, all.told);
  }

  async function applied(engine: ReturnType<typeof createCoreEngine>, planned: CorePlanned, told: readonly CoreTold[]): Promise<Done> {
    const done = await engine.apply(planned);
    return { planned, isApplied: true, told: [...told, ...done.told], leftOut: done.leftOut };
  }

  async function run(process: TestProcess, command: Command): Promise<Report> {
    // The lock of an engine that was killed went with it.
    if (holder && !holder.isKilled() && holder !== process) return reportOf({ told: [{ address: "the state", diagnostic: locked }] });
    holder = process;
    try {
      return reportOf(await carriedOut(process, command));
    } finally {
      if (holder === process) holder = undefined;
    }
  }

  function memory(): Memory {
    const state = stateNow();
    const recorded: Recorded[] = [...objectsOf(state)].map(({ address, key, object: { type, values } }) => ({
      address,
      deposedKey: key,
      type,
      id: String(values.id ?? ""),
      values,
    }));
    const { creates, restores } = readEntries(textAt(pendingPath) ?? "");
    // Where something new is recorded the engine knows how it ended, even where the plugin could not write that down.
    const open = creates.filter(({ key }) => {
      const { address, before } = places.get(key) ?? { address: "", before: [] };
      const now = state.objects.get(address)?.values.id;
      return now === undefined || before.includes(String(now));
    });
    return { recorded, outputs: state.outputs, begun: open.map(({ key }) => places.get(key)?.address ?? key), owes: restores.length > 0 };
  }

  return { name: "plugin", run, memory };
}

function remove(state: CoreState, address: string, key: string | undefined): void {
  if (key === undefined) state.objects.delete(address);
  else state.deposed.delete(address);
}

function modeOf(command: Command): CoreMode {
  switch (command.does) {
    case "destroy":
      return { destroy: true };
    case "refresh":
      return { refreshOnly: true };
    case "replace":
      return { replace: command.address };
    case "target":
      return { target: command.address };
    default:
      return {};
  }
}

function reportOf({ planned, isApplied = false, told, leftOut = [] }: Done): Report {
  const changes = planned?.changes.map(plannedChange);
  return {
    changes,
    isApplied,
    diagnostics: told.map(asTold),
    leftOut,
    said: JSON.stringify(told),
    hasChanges: planned?.changes.some(({ action }) => action !== "none") ?? false,
  };
}

function asTold({ address, diagnostic: { severity, summary, detail } }: CoreTold): Told {
  // The plugin does not know what its engine calls an object.
  return { severity: severity === "ERROR" ? "error" : "warning", summary, detail: detail.replaceAll("ADDRESS", address), address };
}

function plannedChange({ address, action, deposedKey, plan }: CoreChange): PlannedChange {
  const { type, prior, planned } = plan;
  const before = prior?.values;
  return {
    address,
    type,
    action: action === "none" ? "none" : action,
    id: typeof before?.id === "string" ? before.id : undefined,
    deposedKey,
    after: planned,
    // What is recorded counts: the wish of a successor comes too late.
    forgets: action === "forget" || isKept(type) || before?.skip_destroy === true,
    retires: idsIn(before?.superseded).filter((id) => !idsIn(planned?.superseded).includes(id)),
  };
}

/** Some platforms delete nothing of a type. */
function isKept(type: string): boolean {
  return typeof provider.resources.get(type)?.definition.delete !== "function";
}

function idsIn(superseded: Value | undefined): readonly string[] {
  if (!Array.isArray(superseded)) return [];
  return superseded.flatMap((each: Values) => (typeof each === "object" && each !== null ? Object.values(each).map(String) : []));
}

function isError({ severity }: CoreDiagnostic): boolean {
  return severity === "ERROR";
}

const locked: CoreDiagnostic = {
  severity: "ERROR",
  summary: "StateLocked",
  detail: "Error acquiring the state lock. Wait for the other run.",
  attribute: null,
};
const stale: CoreDiagnostic = {
  severity: "ERROR",
  summary: "PlanOutdated",
  detail: "Saved plan is stale. Make another one.",
  attribute: null,
};
