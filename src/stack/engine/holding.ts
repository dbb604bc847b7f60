/** A run's hold on the state: the lock, and what an earlier run left unfinished. */
import { settleDebt } from "../../reconcile";
import { nothingPending } from "../../schema";
import { StateUnusable } from "../state/format";
import { type Journal, markMerged, type OpenDebt, openJournal, type Recovered, recover } from "../state/journal";
import { type Lock, lockState } from "../state/lock";
import type { State } from "../state/state";
import { readStateFile, writeStateFile } from "../state/state-file";
import type { RunOptions } from "./run-options";
import { type OpenStack, StackConnections } from "./stack";
import { StackValues } from "./values";

/** The recorded state, with what an unfinished run did laid over it. @throws StateUnusable */
export function readState(stack: OpenStack): State {
  return recovered(stack).state;
}

export function recovered(stack: OpenStack): Recovered {
  return recover(stack.paths.journal, readStateFile(stack.paths.state), stack.paths.state);
}

/** Takes the lock, merges what an unfinished run left and gives back what it owes, works, and releases. */
export async function holding<T>(
  stack: OpenStack,
  operation: string,
  options: RunOptions,
  work: (held: Recovered) => Promise<T>,
): Promise<T> {
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

export function lockRequest(stack: OpenStack, operation: string, { lockTimeoutMs: timeoutMs, runtime: { clock } }: RunOptions) {
  return { statePath: stack.paths.state, lockPath: stack.paths.lock, operation, timeoutMs, clock };
}
