/**
 * What can be done with a stack as a whole. Nothing here prints or prompts.
 */
import { importedState, readObject, settleDebt, validateConfig } from "../../reconcile";
import { error, hasErrors, nothingPending, type Runtime, UNKNOWN } from "../../schema";
import { formatAddress, parseAddress, subjectOf } from "../address";
import { decodeBody } from "../configuration";
import { StateUnusable } from "../state/format";
import { type Journal, markMerged, type OpenDebt, openJournal, type Recovered, recover } from "../state/journal";
import { assertUnlocked, type Lock, lockState } from "../state/lock";
import type { State } from "../state/state";
import { readStateFile, writeStateFile } from "../state/state-file";
import { applyPlan } from "./applier";
import { repetitionOf } from "./expand";
import { closureOf } from "./graph";
import type { AppliedRun, Plan, RunEvent } from "./plan-types";
import { planStack } from "./planner";
import { at, type StackDiagnostic } from "./report";
import { type OpenStack, providerAddress, StackConnections } from "./stack";
import { StackValues } from "./values";

export interface RunOptions {
  readonly runtime: Runtime;
  readonly signal: AbortSignal;
  readonly lockTimeoutMs: number;
  readonly on?: (event: RunEvent) => void;
}

export interface PlanOptions extends RunOptions {
  readonly destroy?: boolean;
  readonly refresh?: boolean;
}

/** The recorded state, with what an unfinished run did laid over it. @throws StateUnusable */
export function readState(stack: OpenStack): State {
  return recovered(stack).state;
}

function recovered(stack: OpenStack): Recovered {
  return recover(stack.paths.journal, readStateFile(stack.paths.state), stack.paths.state);
}

/** Plans and writes nothing. @throws StateUnusable, StateLocked */
export async function plan(stack: OpenStack, options: PlanOptions): Promise<Plan> {
  await assertUnlocked(lockRequest(stack, "plan", options));
  const { state, debts } = recovered(stack);
  return planStack({ ...options, stack, state, debts });
}

export interface ApplyOptions extends PlanOptions {
  /** Asked once, with a plan that has something to do and no errors. */
  readonly confirm: (plan: Plan) => Promise<boolean>;
  readonly stop: AbortSignal;
}

export interface Applied {
  readonly plan: Plan;
  /** Absent when nothing was done: errors in the plan, or not confirmed. */
  readonly run?: AppliedRun;
}

/** Plans, asks, and does it, under the lock all the while. @throws StateUnusable, StateLocked */
export async function apply(stack: OpenStack, options: ApplyOptions): Promise<Applied> {
  return holding(stack, options.destroy ? "destroy" : "apply", options, async ({ state, begun, debts }) => {
    const made = await planStack({ ...options, stack, state });
    if (made.errored || !(await options.confirm(made))) return { plan: made };
    const journal = openJournal(stack.paths.journal, state, { begun, debts });
    const run = await applyPlan({ ...options, plan: made, journal, begun });
    if (!sameState(run.state, state)) writeStateFile(stack.paths.state, run.state, state, journal.merge);
    journal.close();
    return { plan: made, run };
  });
}

/** Records what is really there; changes nothing on the platforms. @throws StateUnusable, StateLocked */
export async function refresh(stack: OpenStack, options: RunOptions): Promise<Plan> {
  return holding(stack, "refresh", options, async ({ state }) => {
    const made = await planStack({ ...options, stack, state });
    if (!made.errored && made.drift.length > 0) writeStateFile(stack.paths.state, made.refreshed, state);
    return made;
  });
}

/** Takes an existing object into the state. @throws StateUnusable, StateLocked */
export async function importObject(
  stack: OpenStack,
  address: string,
  id: string,
  options: RunOptions,
): Promise<readonly StackDiagnostic[]> {
  const parsed = parseAddress(address);
  const block = parsed && stack.configuration.resources.get(subjectOf(parsed));
  const offer = parsed && stack.provider.resources.get(parsed.type);
  if (!parsed || parsed.mode === "data") {
    return [
      error(
        `"${address}" is no address of an object`,
        `Write TYPE.NAME, with ["key"] or [0] where the block is repeated, e.g. sms_baidu_template.code.`,
      ),
    ];
  }
  if (!block || !offer) {
    const known = [...stack.configuration.resources.values()].filter(({ mode }) => mode === "managed").map(({ subject }) => subject);
    return [
      error(
        `The stack has no ${subjectOf(parsed)}`,
        `Write its block first, then import. The stack has: ${known.join(", ") || "nothing"}.`,
      ),
    ];
  }
  return holding(stack, "import", options, async ({ state }) => {
    const target = formatAddress(parsed);
    if (state.instances.has(target)) {
      return [
        error(
          `${target} is already in the state`,
          "Nothing was changed. Take it out of the state first if it should stand for another object.",
        ),
      ];
    }
    const connections = new StackConnections(stack, new StackValues(stack.variables, stack.configuration.locals), options.runtime);
    const rest = { signal: options.signal, pending: nothingPending("an import was about to create something"), progress: () => {} };
    const connected = connections.environmentFor(offer.cloud, block.providerKey, rest);
    if ("diagnostics" in connected) return connected.diagnostics;
    const { definition } = offer;
    const found = await readObject(definition, connected.environment, importedState(definition, id));
    if (hasErrors(found.diagnostics)) return at(target, found.diagnostics);
    if (!found.state) {
      const detail = `${offer.cloud.title} has no ${definition.noun} with id "${id}" in this account and region; ${definition.importId} is wanted. Nothing was changed.`;
      return [{ ...error("Cannot import an object that does not exist", detail), address: target }];
    }
    const instance = {
      address: parsed,
      provider: providerAddress(block.providerKey),
      schemaVersion: definition.schemaVersion ?? 0,
      object: found.state,
      tainted: false,
      dependencies: [...closureOf(stack.graph, block.subject)].filter((other) => !other.startsWith("data.")),
      createBeforeDestroy: block.lifecycle.createBeforeDestroy ?? false,
      sensitive: [],
    };
    writeStateFile(stack.paths.state, { ...state, instances: new Map(state.instances).set(target, instance) }, state);
    return at(target, found.diagnostics);
  });
}

/** Everything that can be said of a stack without values, credentials or the network. */
export function validate(stack: OpenStack): readonly StackDiagnostic[] {
  const { configuration, provider } = stack;
  const values = new StackValues(new Map(), configuration.locals, "unknown");
  const blocks = [...configuration.resources.values()].flatMap((block) => {
    const offers = block.mode === "data" ? provider.dataSources : provider.resources;
    const offer = offers.get(block.type);
    if (!offer) {
      const known = [...offers.keys()].sort().join(", ");
      return at(block.subject, [
        error(`There is no ${block.mode === "data" ? "data source" : "resource"} ${block.type}`, `Known are: ${known}.`),
      ]);
    }
    const decoded = decodeBody(
      block.body,
      offer.definition.attributes,
      values.scope(repetitionOf(block) === "once" ? undefined : someInstance),
      [],
    );
    return at(block.subject, [
      ...decoded.diagnostics,
      ...(hasErrors(decoded.diagnostics) ? [] : validateConfig(offer.definition, decoded.values)),
    ]);
  });
  const providers = [...configuration.providers.values()].flatMap(({ key, body }) =>
    at(`provider.${key}`, decodeBody(body, provider.attributes, values.scope(), []).diagnostics),
  );
  return [...providers, ...blocks];
}

/** Stands for any instance of a repeated block. */
const someInstance = { key: "…", value: { value: UNKNOWN, sensitive: false } } as const;

/** Takes the lock, merges what an unfinished run left and gives back what it owes, works, and releases. */
async function holding<T>(stack: OpenStack, operation: string, options: RunOptions, work: (held: Recovered) => Promise<T>): Promise<T> {
  const lock: Lock = await lockState(lockRequest(stack, operation, options));
  try {
    return await work(await takeUp(stack, options));
  } finally {
    lock.release();
  }
}

async function takeUp(stack: OpenStack, options: RunOptions): Promise<Recovered> {
  const left = recovered(stack);
  if (left.steps === 0 && left.debts.size === 0) return left;
  const { state: statePath, journal: journalPath } = stack.paths;
  const recorded = readStateFile(statePath);
  const state = left.steps > 0 ? writeStateFile(statePath, left.state, recorded, (digest) => markMerged(journalPath, digest)) : left.state;
  const journal = openJournal(journalPath, state, left);
  for (const debt of left.debts.values()) await settle(stack, debt, journal, options);
  journal.close();
  return recovered(stack);
}

async function settle(
  stack: OpenStack,
  { id, cloud: name, provider, debt }: OpenDebt,
  journal: Journal,
  options: RunOptions,
): Promise<void> {
  const cloud = stack.provider.clouds.find((each) => each.name === name);
  if (!cloud) return;
  const connections = new StackConnections(stack, new StackValues(stack.variables, stack.configuration.locals), options.runtime);
  const rest = { signal: options.signal, pending: nothingPending("a debt was about to make another"), progress: () => {} };
  const connected = connections.environmentFor(cloud, provider, rest);
  const problems = "diagnostics" in connected ? connected.diagnostics : await settleDebt(cloud, connected.environment, debt);
  const [problem] = problems;
  if (problem) throw new StateUnusable(`${problem.summary}. ${problem.detail}`);
  journal.paid(id);
}

function lockRequest(stack: OpenStack, operation: string, { lockTimeoutMs: timeoutMs, runtime: { clock } }: RunOptions) {
  return { statePath: stack.paths.state, lockPath: stack.paths.lock, operation, timeoutMs, clock };
}

function sameState(a: State, b: State): boolean {
  return a.instances === b.instances && a.deposed === b.deposed && sameOutputs(a, b);
}

function sameOutputs({ outputs: a }: State, { outputs: b }: State): boolean {
  return JSON.stringify([...a].sort(([x], [y]) => (x < y ? -1 : 1))) === JSON.stringify([...b].sort(([x], [y]) => (x < y ? -1 : 1)));
}
