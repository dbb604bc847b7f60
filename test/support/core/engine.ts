/**
 * A small model of the engines' core for whole stacks: it refreshes, plans twice, taints, deposes, and creates before it destroys, in the order
 * of the engines. Held against recordings of one in `sequences.test.ts`.
 */
import { type Attributes, containsUnknown, type Value } from "../../../src/schema";
import { type Core, type CoreAction, type CoreDiagnostic, type CoreObject, type CorePlan, hasErrors } from "./core";
import { type CoreBlock, type CoreStack, configured, evaluated, referencesIn } from "./stack";
import { type CoreState, objectsOf, put, type StateObject } from "./state";

export interface CoreChange {
  readonly address: string;
  readonly deposedKey?: string;
  readonly action: CoreAction | "forget";
  readonly plan: CorePlan;
  readonly block?: CoreBlock;
}

export interface CoreTold {
  readonly address: string;
  readonly diagnostic: CoreDiagnostic;
}

export interface CorePlanned {
  readonly changes: readonly CoreChange[];
  readonly told: readonly CoreTold[];
  /** The state as it was found; what the plan is carried out upon. */
  readonly state: CoreState;
  readonly stack: CoreStack;
  readonly errored: boolean;
  readonly mode: CoreMode;
}

export interface CoreMode {
  readonly destroy?: boolean;
  readonly refreshOnly?: boolean;
  readonly replace?: string;
  readonly target?: string;
}

export interface CoreEngineOptions {
  readonly core: Core;
  readonly attributesOf: (type: string) => Attributes;
  /** Told whenever the state has changed: it is on the disk when this returns. */
  readonly save: (state: CoreState) => void;
  /** Names for deposed objects. */
  readonly key: () => string;
  /** Told of each object before it is made or changed. */
  readonly onMake?: (address: string) => void;
}

export interface CoreEngine {
  plan(stack: CoreStack, state: CoreState, mode?: CoreMode): Promise<CorePlanned>;
  /** @returns what was told, and the addresses of what was not done because of it */
  apply(planned: CorePlanned): Promise<{ readonly told: readonly CoreTold[]; readonly leftOut: readonly string[] }>;
  import(stack: CoreStack, state: CoreState, address: string, id: string): Promise<readonly CoreTold[]>;
}

export function createCoreEngine({ core, attributesOf, save, key, onMake = () => {} }: CoreEngineOptions): CoreEngine {
  function moveAll({ moved }: CoreStack, state: CoreState): void {
    for (const { from, to } of moved) {
      const object = state.objects.get(from);
      if (object && !state.objects.has(to)) {
        put(state, from, null);
        put(state, to, object);
      }
      for (const [each, deposed] of state.deposed.get(from) ?? []) {
        put(state, from, null, each);
        put(state, to, deposed, each);
      }
    }
  }

  async function adopt(
    type: string,
    id: string,
  ): Promise<{ readonly object?: CoreObject; readonly diagnostics: readonly CoreDiagnostic[] }> {
    const imported = await core.import(type, { id });
    if (!imported.result) return imported;
    const found = await core.read(imported.result);
    if (found.result) return { object: found.result, diagnostics: found.diagnostics };
    return {
      diagnostics: hasErrors(found.diagnostics)
        ? found.diagnostics
        : [problem("Cannot import non-existent remote object", `There is no ${id}.`)],
    };
  }

  async function plan(stack: CoreStack, state: CoreState, mode: CoreMode = {}): Promise<CorePlanned> {
    const told: CoreTold[] = [];
    const failed = new Set<string>();
    const changes: CoreChange[] = [];
    const tell = (address: string, diagnostics: readonly CoreDiagnostic[]) => {
      told.push(...diagnostics.map((diagnostic) => ({ address, diagnostic })));
      if (hasErrors(diagnostics)) failed.add(address);
    };
    moveAll(stack, state);
    const { blocks } = stack;
    const scope = mode.target === undefined ? undefined : withDependencies(mode.target, stack.blocks);
    const isMeant = (address: string) => !scope || scope.has(address);

    async function refresh(address: string, object: StateObject, deposedKey?: string): Promise<StateObject | null | undefined> {
      const { result, diagnostics } = await core.read(object);
      tell(address, diagnostics);
      if (result === undefined) return undefined;
      const seen = result && { ...object, ...result };
      put(state, address, seen, deposedKey);
      return seen;
    }

    const planned = new Map<string, CorePlan["planned"]>();
    const lookUp = (address: string) => planned.get(address) ?? state.objects.get(address)?.values ?? undefined;
    for (const block of blocks) {
      const { address, type } = block;
      if (!isMeant(address)) continue;
      if (block.dependencies.some((each) => failed.has(each))) {
        failed.add(address);
        continue;
      }
      const recorded = state.objects.get(address);
      const wanted = stack.imports.find(({ to }) => to === address);
      let prior: CoreObject | null = null;
      if (recorded) {
        const seen = await refresh(address, recorded);
        if (seen === undefined) continue;
        prior = seen;
      } else if (wanted && !mode.refreshOnly) {
        const { object, diagnostics } = await adopt(type, wanted.id);
        tell(address, diagnostics);
        if (!object) continue;
        prior = object;
        put(state, address, { ...object, dependencies: block.dependencies });
      }
      if (mode.refreshOnly) continue;
      const config = configured(attributesOf(type), block.body, lookUp);
      const replace = mode.replace === address ? { replace: true } : {};
      const { result, diagnostics } = await core.plan(type, prior, config, replace);
      tell(address, diagnostics);
      if (!result) continue;
      planned.set(address, result.planned);
      changes.push({ address, action: result.action, plan: result, block });
    }
    if (mode.destroy && failed.size === 0) {
      // What goes is looked at as if it were to stay; what such a plan says counts for nothing.
      changes.length = 0;
      for (const { address } of blocks) {
        const object = state.objects.get(address);
        if (!object) continue;
        const { result, diagnostics } = await core.plan(object.type, object, null);
        tell(address, diagnostics);
        if (result) changes.push({ address, action: "delete", plan: result });
      }
    }
    const present = new Set(blocks.map(({ address }) => address));
    for (const { address, key: deposedKey, object } of [...objectsOf(state)]) {
      if (deposedKey === undefined && present.has(address)) continue;
      if (!isMeant(address)) continue;
      const seen = await refresh(address, object, deposedKey);
      if (!seen || mode.refreshOnly) continue;
      if (stack.removed.includes(address) && !mode.destroy) {
        const forgotten = { type: seen.type, action: "none" as const, prior: seen, config: null, planned: null, private: seen.private };
        changes.push({ address, ...keyed(deposedKey), action: "forget", plan: { ...forgotten, identity: null, replacedBy: [] } });
        continue;
      }
      const { result, diagnostics } = await core.plan(seen.type, seen, null);
      tell(address, diagnostics);
      if (result) changes.push({ address, ...keyed(deposedKey), action: "delete", plan: result });
    }
    return { changes, told, state, stack, errored: failed.size > 0, mode };
  }

  async function apply({ changes, state, stack, mode }: CorePlanned) {
    const told: CoreTold[] = [];
    const failed = new Set<string>();
    const leftOut: string[] = [];
    const lookUp = (address: string) => state.objects.get(address)?.values;
    const tell = (address: string, diagnostics: readonly CoreDiagnostic[]) => {
      told.push(...diagnostics.map((diagnostic) => ({ address, diagnostic })));
    };
    const record = (address: string, object: StateObject | null, deposedKey?: string) => {
      put(state, address, object, deposedKey);
      save(state);
    };
    const deposedNow = new Map<string, string>();

    async function destroy({ address, deposedKey, plan }: CoreChange): Promise<boolean> {
      const at = deposedKey ?? deposedNow.get(address);
      const object = at === undefined ? state.objects.get(address) : state.deposed.get(address)?.get(at);
      if (!object) return true;
      // What is deposed is planned once more before it goes.
      const again = at === undefined ? undefined : await core.plan(object.type, object, null);
      tell(address, again?.diagnostics ?? []);
      if (again && !again.result) return false;
      const { object: left, diagnostics } = await core.apply({ ...plan, action: "delete", prior: object, config: null, planned: null });
      tell(address, diagnostics);
      record(address, left && { ...object, ...left, tainted: object.tainted ?? false }, at);
      return !hasErrors(diagnostics);
    }

    async function make({ address, plan, block }: CoreChange): Promise<boolean> {
      if (!block) throw new Error(`${address} is made, and nobody asks for it`);
      onMake(address);
      const prior = plan.action === "update" ? plan.prior : null;
      if (plan.action === "replace" && block.createBeforeDestroy) {
        const object = state.objects.get(address);
        if (object) {
          const name = key();
          deposedNow.set(address, name);
          put(state, address, null);
          record(address, object, name);
        }
      }
      const config = configured(attributesOf(plan.type), block.body, lookUp);
      const again = await core.plan(plan.type, prior, config, { replace: false });
      tell(address, again.diagnostics);
      if (again.result && again.result.action === "none") return true;
      const done = again.result && (await core.apply(again.result));
      if (done) tell(address, done.diagnostics);
      const object = done?.object ?? null;
      const name = deposedNow.get(address);
      if (object) record(address, { ...object, dependencies: block.dependencies });
      else if (!prior && name !== undefined) {
        const predecessor = state.deposed.get(address)?.get(name) ?? null;
        put(state, address, null, name);
        deposedNow.delete(address);
        record(address, predecessor);
      } else if (done) record(address, null);
      return done !== undefined && !hasErrors(done.diagnostics);
    }

    // Engines count with the first thing that they record, so that a plan of before is known to be outdated even where this run is killed.
    state.serial += 1;
    for (const step of inOrder(changes, state)) {
      const { change, kind, after } = step;
      if (after.some((each) => failed.has(each))) {
        failed.add(step.name);
        leftOut.push(change.address);
        continue;
      }
      if (kind === "forget") record(change.address, null, change.deposedKey);
      else if (!(await (kind === "destroy" ? destroy(change) : make(change)))) failed.add(step.name);
    }
    const isFailed = (address: string) => failed.has(`make ${address}`) || failed.has(`destroy ${address}`);
    const needs = (address: string): readonly string[] => [...withDependencies(address, stack.blocks)];
    if (mode.destroy) state.outputs.clear();
    else tellOutputs(stack, state, lookUp, (address) => needs(address).some(isFailed));
    save(state);
    return { told, leftOut };
  }

  return {
    plan,
    apply,
    async import(stack, state, address, id) {
      const block = stack.blocks.find((each) => each.address === address);
      const told = (diagnostics: readonly CoreDiagnostic[]) => diagnostics.map((diagnostic) => ({ address, diagnostic }));
      if (!block) return told([problem("resource address does not exist in the configuration", `Write a block for ${address} first.`)]);
      if (state.objects.has(address)) return told([problem("Resource already managed", `Take ${address} out of the state first.`)]);
      const { object, diagnostics } = await adopt(block.type, id);
      if (object) {
        put(state, address, { ...object, dependencies: block.dependencies });
        state.serial += 1;
        save(state);
      }
      return told(diagnostics);
    },
  };
}

function tellOutputs(
  { outputs }: CoreStack,
  state: CoreState,
  lookUp: (address: string) => Readonly<Record<string, Value>> | undefined,
  isFailed: (address: string) => boolean,
): void {
  for (const name of state.outputs.keys()) if (!(name in outputs)) state.outputs.delete(name);
  for (const [name, written] of Object.entries(outputs)) {
    if (referencesIn(written).some(isFailed)) continue;
    const value = evaluated(written, lookUp);
    if (containsUnknown(value) || value === null) state.outputs.delete(name);
    else state.outputs.set(name, value);
  }
}

interface Step {
  readonly name: string;
  readonly kind: "make" | "destroy" | "forget";
  readonly change: CoreChange;
  readonly after: readonly string[];
}

/**
 * What is made comes after what it needs; what goes, after all that needs it has gone; what needs something that goes is made after that, and
 * before, where the successor comes first.
 */
function inOrder(changes: readonly CoreChange[], state: CoreState): readonly Step[] {
  const steps = changes.flatMap((change): Step[] => {
    const { address, deposedKey, action, block } = change;
    if (action === "none") return [];
    const dependencies = block?.dependencies ?? [];
    const making: Step = { name: `make ${address}`, kind: "make", change, after: dependencies.map((each) => `make ${each}`) };
    if (action === "create" || action === "update") return [making];
    const own = deposedKey === undefined ? `destroy ${address}` : `destroy ${address} ${deposedKey}`;
    if (action === "forget") return [{ name: own, kind: "forget", change, after: [] }];
    const going: Step = { name: own, kind: "destroy", change, after: [] };
    if (action === "delete") return [going];
    return block?.createBeforeDestroy
      ? [making, { ...going, after: [making.name] }]
      : [{ ...making, after: [...making.after, own] }, going];
  });
  const names = new Map(steps.map((step) => [step.name, step]));
  const recorded = new Map(
    [...objectsOf(state)].map(({ address, key, object }) => [key === undefined ? address : `${address} ${key}`, object]),
  );
  const whole = steps.map((step) => {
    const { change, kind } = step;
    const more = new Set(step.after);
    if (kind === "destroy") {
      const place = step.name.slice("destroy ".length);
      const createsFirst = change.action === "replace" && change.block?.createBeforeDestroy;
      for (const [other, object] of recorded) {
        if (other !== place && object.dependencies.includes(change.address) && names.has(`destroy ${other}`)) more.add(`destroy ${other}`);
      }
      if (createsFirst || change.deposedKey !== undefined) {
        for (const other of steps)
          if (other.kind === "make" && other.change.block?.dependencies.includes(change.address)) more.add(other.name);
      }
    } else if (kind === "make") {
      for (const dependency of recorded.get(change.address)?.dependencies ?? []) {
        const gone = names.get(`destroy ${dependency}`);
        if (gone && !(gone.change.action === "replace" && gone.change.block?.createBeforeDestroy)) more.add(gone.name);
      }
    }
    return { ...step, after: [...more].filter((name) => names.has(name) && name !== step.name) };
  });
  return sorted(whole);
}

function sorted(steps: readonly Step[]): readonly Step[] {
  const done = new Map<string, Step>();
  const open = new Set<string>();
  const byName = new Map(steps.map((step) => [step.name, step]));
  const add = (step: Step) => {
    if (done.has(step.name) || open.has(step.name)) return;
    open.add(step.name);
    for (const name of step.after) {
      const before = byName.get(name);
      if (before) add(before);
    }
    done.set(step.name, step);
  };
  steps.forEach(add);
  return [...done.values()];
}

function withDependencies(address: string, blocks: readonly CoreBlock[]): ReadonlySet<string> {
  const all = new Set([address]);
  for (const each of all) for (const needed of blocks.find((block) => block.address === each)?.dependencies ?? []) all.add(needed);
  return all;
}

function keyed(deposedKey: string | undefined): { readonly deposedKey?: string } {
  return deposedKey === undefined ? {} : { deposedKey };
}

function problem(summary: string, detail: string): CoreDiagnostic {
  return { severity: "ERROR", summary, detail, attribute: null };
}
