/** A run's hold on the state: the lock, and what an earlier run left unfinished. */
import { relative } from "node:path";
import { createUndertakings } from "../../../http/undertaking";
import { completeRestore } from "../../../reconcile";
import { nothingPending } from "../../../schema";
import { StateUnusable } from "../../state/format";
import { type Journal, markMerged, type OpenRestore, openJournal, type Recovered, recover, shorten } from "../../state/journal";
import { type Lock, type LockRequest, lockState } from "../../state/lock";
import { assertNames } from "../../state/names";
import type { State } from "../../state/state";
import { digestOfFile, readStateFile, writeStateFile } from "../../state/state-file";
import { StackConnections } from "../model/connections";
import type { OpenStack } from "../model/stack";
import { StackValues } from "../model/values";
import type { Basis } from "../plan/plan";
import { assertRecordedValues } from "./recorded-values";
import { endOf, type RunOptions } from "./run-options";

/** The recorded state, with what an unfinished run did laid over it. @throws StateUnusable */
export function readState(stack: OpenStack): State {
  return recorded(stack).state;
}

/** The same with what that run left open. @throws StateUnusable */
export function recorded(stack: OpenStack): Recovered {
  const held = recordedAsItIs(stack);
  assertNames(held.state, stack.paths.state, [...stack.configuration.resources.values()]);
  return held;
}

/** The same for those who can work with objects that have no proper name. @throws StateUnusable */
export function recordedAsItIs(stack: OpenStack): Recovered {
  return recover(stack.machine, stack.paths.journal, readStateFile(stack.machine, stack.paths.state), stack.paths.state);
}

/** The same for runs that work with the objects: their values are what the schema says. @throws StateUnusable */
export function recovered(stack: OpenStack): Recovered {
  const held = recorded(stack);
  assertRecordedValues(held.state, stack.provider, stack.paths.state);
  return held;
}

/** What a plan that is made now is made from. */
export function basisOf({ machine, paths }: OpenStack, { lineage, serial }: Pick<State, "lineage" | "serial">): Basis {
  const journal = digestOfFile(machine.disk, paths.journal);
  return { lineage, serial, ...(journal !== undefined && { journal }) };
}

/**
 * Takes the lock, merges what an unfinished run left and restores what it took, works, and releases.
 * @param check looks at the state before anything is merged, and throws where it is not what was expected
 */
export async function withLockedState<T>(
  stack: OpenStack,
  operation: string,
  options: RunOptions,
  work: (held: Recovered) => Promise<T>,
  check: (state: State) => void = () => {},
): Promise<T> {
  const lock: Lock = await lockState(lockRequest(stack, operation, options));
  try {
    check(recorded(stack).state);
    return await work(await resume(stack, options));
  } finally {
    lock.release();
  }
}

/** Merges what an unfinished run did and restores what it took; the lock is held. @throws StateUnusable */
export async function resume(stack: OpenStack, options: RunOptions): Promise<Recovered> {
  const left = recovered(stack);
  const { state: statePath, journal: journalPath } = stack.paths;
  const { machine } = stack;
  if (left.isMerged) shorten(machine, journalPath, left.state, left);
  if (left.steps === 0 && left.restores.size === 0) return left;
  const before = readStateFile(machine, statePath);
  const state =
    left.steps > 0
      ? writeStateFile(machine, statePath, left.state, before, (digest) => markMerged(machine, journalPath, digest))
      : left.state;
  const journal = openJournal(machine, journalPath, state, left);
  try {
    for (const restore of left.restores.values()) await settle(stack, restore, journal, left.state, options);
  } finally {
    journal.close();
  }
  const held = recovered(stack);
  if (held.isMerged) shorten(machine, journalPath, held.state, held);
  return held;
}

async function settle(
  stack: OpenStack,
  { id, cloud: name, provider, restore }: OpenRestore,
  journal: Journal,
  state: State,
  options: RunOptions,
): Promise<void> {
  const cloud = stack.provider.clouds.find((each) => each.name === name);
  if (!cloud) return;
  const connections = new StackConnections(stack, new StackValues(stack), options.runtime, { state });
  const { stop = options.signal, signal: cancel } = options;
  const { signal } = createUndertakings({ stop, cancel }).begin();
  const rest = { signal, pending: nothingPending("a restore was about to make another"), progress: () => {} };
  const connected = connections.environmentFor({ cloud }, provider, rest);
  const problems = "diagnostics" in connected ? connected.diagnostics : await completeRestore(cloud, connected.environment, restore);
  const [problem] = problems;
  if (problem) throw new StateUnusable(`${problem.summary}. ${problem.detail}`);
  journal.restored(id);
}

/** @param options `signal` and `stop` end the wait */
export function lockRequest(stack: OpenStack, operation: string, options: Omit<RunOptions, "on">): LockRequest {
  const { lockTimeoutMs: timeoutMs, runtime } = options;
  const { state: statePath, lock: lockPath } = stack.paths;
  const unlockCommand = (id: string) => unlockCommandOf(stack, id);
  return { machine: stack.machine, statePath, lockPath, operation, timeoutMs, clock: runtime.clock, signal: endOf(options), unlockCommand };
}

/** Works as it is typed, also where nobody can be asked. */
export function unlockCommandOf({ folder }: Pick<OpenStack, "folder">, id: string): string {
  const isHere = relative(process.cwd(), folder) === "";
  return ["smsform force-unlock --force", id, ...(isHere ? [] : [shellWord(folder)])].join(" ");
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
