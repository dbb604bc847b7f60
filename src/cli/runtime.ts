/** What every command on a stack begins with: the provider, the stack, time, the way out, and interrupts. */

import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { clouds, functions } from "../clouds";
import { createConcurrencyLimit } from "../http/limits/concurrency-limit";
import { createProvider, type Provider } from "../reconcile";
import { error, hasErrors, type Runtime } from "../schema";
import {
  type OpenStack,
  openStack,
  type Plan,
  PlanUnusable,
  type RunOptions,
  readPlanFile,
  type StackDiagnostic,
  StateLocked,
  StateUnusable,
} from "../stack";
import { statePaths } from "../stack/state/state-file";
import { systemClock } from "../system/clock";
import { systemWorld } from "../system/world";
import { packageVersion } from "../version";
import { type Interrupts, onInterrupt } from "./interrupts";
import type { StackFlags } from "./options/flags";
import type { Emulated } from "./platforms/emulated";
import type { Terminal } from "./terminal";
import type { View } from "./view";

interface Run {
  readonly provider: Provider;
  readonly options: RunOptions;
  readonly interrupts: Interrupts;
}

export interface Session extends Run {
  readonly stack: OpenStack;
}

type Told = Pick<View, "diagnostics" | "event" | "tick" | "note">;

/**
 * Opens the stack, works, and tells what went wrong on the way.
 * @returns the exit code
 */
export function withStack(
  flags: StackFlags & { readonly state?: string | undefined },
  terminal: Terminal,
  view: Told,
  work: (session: Session) => Promise<number>,
): Promise<number> {
  return running(flags, terminal, view, async (run) => {
    const { stack, diagnostics } = await openStack({
      stack: flags.stack,
      cwd: terminal.cwd,
      environment: terminal.environment,
      provider: run.provider,
      machine: systemWorld,
      variables: flags.variables ?? [],
      needsVariables: flags.variablesWhereGiven ? "where given" : flags.variables !== undefined,
      signal: run.interrupts.stop,
      ...(flags.state !== undefined && { statePath: resolve(terminal.cwd, flags.state) }),
    });
    if (diagnostics.length > 0) view.diagnostics(diagnostics);
    return stack && !hasErrors(diagnostics) ? work({ ...run, stack: flags.emulator ? withoutState(stack) : stack }) : 1;
  });
}

/**
 * The same for a plan in a file, with the stack as it was when the plan was made.
 * @param path absolute
 */
export function withPlanFile(
  path: string,
  flags: StackFlags,
  terminal: Terminal,
  view: Told,
  work: (plan: Plan, run: Run) => Promise<number>,
): Promise<number> {
  return running(flags, terminal, view, async (run) =>
    work(await readPlanFile({ path, cwd: terminal.cwd, version: packageVersion() }, { provider: run.provider, machine: systemWorld }), run),
  );
}

/** The path of the plan file that is given in a stack's place: a stack is a folder or a name, never a file. */
export function planFileIn({ stack }: StackFlags, { cwd }: Terminal): string | undefined {
  const path = stack === undefined ? undefined : resolve(cwd, stack);
  return path !== undefined && existsSync(path) && statSync(path).isFile() ? path : undefined;
}

/** What a real account has is not on the emulator: the stack is looked at as if nothing had been made of it. Nothing is written there. */
function withoutState(stack: OpenStack): OpenStack {
  return { ...stack, paths: statePaths(`${stack.paths.state}.${systemWorld.random.uuid()}`) };
}

async function platformsFor({ emulator }: StackFlags, { environment }: Terminal): Promise<Emulated> {
  if (!emulator) return { clouds, runtime: { environment }, close: async () => {} };
  const { emulate }: typeof import("./platforms/emulated") = require("./platforms/emulated");
  return emulate(clouds, environment);
}

async function running(flags: StackFlags, terminal: Terminal, view: Told, work: (run: Run) => Promise<number>): Promise<number> {
  const interrupts = onInterrupt((text) => view.note(text));
  const timer = setInterval(() => view.tick(), 1000);
  const platforms = await platformsFor(flags, terminal);
  try {
    const options: RunOptions = {
      runtime: {
        ...createRuntime(terminal.environment, flags.parallelism),
        ...platforms.runtime,
        onWait: (wait) => view.event({ type: "wait", ...wait }),
      },
      signal: interrupts.cancel,
      stop: interrupts.stop,
      lockTimeoutMs: flags.lockTimeout ?? 0,
      on: (event) => view.event(event),
    };
    return await work({ provider: createProvider(platforms.clouds, functions), options, interrupts });
  } catch (problem) {
    const diagnostic = explained(problem);
    if (!diagnostic) throw problem;
    view.diagnostics([diagnostic]);
    return 1;
  } finally {
    await platforms.close();
    clearInterval(timer);
    interrupts.dispose();
  }
}

/** @param parallelism most HTTP calls in flight */
export function createRuntime(environment: Terminal["environment"], parallelism = 10): Runtime {
  return { clock: systemClock, concurrency: createConcurrencyLimit(parallelism), environment };
}

function explained(problem: unknown): StackDiagnostic | undefined {
  if (problem instanceof StateLocked) return error("The state is locked", problem.message);
  if (problem instanceof StateUnusable) return error("The state cannot be used", problem.message);
  if (problem instanceof PlanUnusable) return error("The plan cannot be used", problem.message);
  return undefined;
}
