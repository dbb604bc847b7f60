/** What every command begins with that asks platforms and needs no stack: clients, time, the way out, and interrupts. */
import type { Cloud, Runtime } from "../../schema";
import { type Interrupts, onInterrupt } from "../interrupts";
import { waitText } from "../render/progress-line";
import { printable } from "../render/writing/printable";
import { createRuntime } from "../runtime";
import type { Terminal } from "../terminal";
import { type Access, accessBy, type Problem } from "./access";

/** Shorter waits are nobody's concern. */
const shortestTold = 1000;

export interface PlatformRun {
  readonly accesses: readonly Access[];
  readonly interrupts: Interrupts;
}

export interface PlatformRequest {
  /** None for all that have credentials. */
  readonly platforms: readonly string[];
  /** What a platform's client is given beside the usual. */
  readonly runtimeOf?: (cloud: Cloud) => Partial<Runtime>;
}

/**
 * @param tell takes what keeps platforms out
 * @param work is called where at least one is left
 * @returns the exit code: 1 where one is kept out
 */
export async function withPlatforms(
  { platforms, runtimeOf }: PlatformRequest,
  terminal: Terminal,
  tell: (problems: readonly Problem[]) => void,
  work: (run: PlatformRun) => Promise<number>,
): Promise<number> {
  const note = (text: string) => terminal.err(printable`${text}\n`);
  const interrupts = onInterrupt(note);
  try {
    const usual: Runtime = {
      ...createRuntime(terminal.environment),
      onWait: (wait) => {
        if (wait.ms >= shortestTold) note(`${wait.platform}: ${waitText({ wait: { type: "wait", ...wait }, leftMs: wait.ms })}`);
      },
    };
    const { accesses, problems } = accessBy(platforms, terminal, (cloud) => ({ ...usual, ...runtimeOf?.(cloud) }));
    if (problems.length > 0) tell(problems);
    const exitCode = accesses.length > 0 ? await work({ accesses, interrupts }) : 1;
    return problems.length > 0 ? Math.max(1, exitCode) : exitCode;
  } finally {
    interrupts.dispose();
  }
}
