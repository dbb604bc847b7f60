/** What every command on a stack begins with: the provider, the stack, time, the way out, and interrupts. */
import { clouds } from "../clouds";
import { systemClock } from "../http/clock";
import { createGate } from "../http/gate";
import { createProvider } from "../reconcile";
import { error, hasErrors, type Runtime } from "../schema";
import { type OpenStack, openStack, type RunOptions, type StackDiagnostic, StateLocked, StateUnusable } from "../stack";
import type { StackFlags } from "./flags";
import { type Interrupts, onInterrupt } from "./interrupts";
import type { Terminal } from "./terminal";
import type { View } from "./view";

export interface Session {
  readonly stack: OpenStack;
  readonly options: RunOptions;
  readonly interrupts: Interrupts;
}

/**
 * Opens the stack, works, and tells what went wrong on the way.
 * @returns the exit code
 */
export async function withStack(
  flags: StackFlags,
  terminal: Terminal,
  view: Pick<View, "diagnostics" | "event" | "tick" | "note">,
  work: (session: Session) => Promise<number>,
): Promise<number> {
  const interrupts = onInterrupt((text) => terminal.err(`${text}\n`));
  const timer = setInterval(() => view.tick(), 1000);
  try {
    const { stack, diagnostics } = await openStack({
      stack: flags.stack,
      cwd: terminal.cwd,
      environment: terminal.environment,
      provider: createProvider(clouds),
      variables: flags.variables ?? [],
      needsVariables: flags.variables !== undefined,
    });
    if (diagnostics.length > 0) view.diagnostics(diagnostics);
    if (!stack || hasErrors(diagnostics)) return 1;
    const options: RunOptions = {
      runtime: createRuntime(terminal.environment, flags.parallelism),
      signal: interrupts.cancel,
      lockTimeoutMs: flags.lockTimeout ?? 0,
      on: (event) => view.event(event),
    };
    return await work({ stack, options, interrupts });
  } catch (problem) {
    const diagnostic = explained(problem);
    if (!diagnostic) throw problem;
    view.diagnostics([diagnostic]);
    return 1;
  } finally {
    clearInterval(timer);
    interrupts.dispose();
  }
}

/** @param parallelism most HTTP calls in flight */
export function createRuntime(environment: Terminal["environment"], parallelism = 10): Runtime {
  return { clock: systemClock, gate: createGate(parallelism), environment };
}

function explained(problem: unknown): StackDiagnostic | undefined {
  if (problem instanceof StateLocked) return error("The state is locked", problem.message);
  if (problem instanceof StateUnusable) return error("The state cannot be used", problem.message);
  return undefined;
}
