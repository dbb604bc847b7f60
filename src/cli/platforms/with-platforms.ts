/** What every command begins with that asks platforms and needs no stack: clients, time, the way out, and interrupts. */
import { clouds as allClouds } from "../../clouds";
import { createRateLimiter } from "../../http/limits/rate-limit";
import type { Cloud, Runtime } from "../../schema";
import { systemClock } from "../../system/clock";
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
  /** What keeps platforms out. */
  readonly problems: readonly Problem[];
  readonly interrupts: Interrupts;
}

export interface PlatformRequest {
  /** None for all that have credentials. */
  readonly platforms: readonly string[];
  /** Default: every cloud that the provider serves. */
  readonly clouds?: readonly Cloud[];
  /** What a platform's client is given beside the usual. */
  readonly runtimeOf?: (cloud: Cloud) => Partial<Runtime>;
}

/**
 * @param tell takes what keeps platforms out
 * @param work is called where at least one is left
 * @returns the exit code: 1 where one is kept out
 */
export async function withPlatforms(
  { platforms, clouds = allClouds, runtimeOf }: PlatformRequest,
  terminal: Terminal,
  tell: (problems: readonly Problem[]) => void,
  work: (run: PlatformRun) => Promise<number>,
): Promise<number> {
  const note = (text: string) => terminal.err(printable`${text}\n`);
  const interrupts = onInterrupt(note);
  try {
    const usual: Runtime = {
      ...createRuntime(terminal.environment),
      // Of this command alone, as if it were the first of its process.
      limiter: createRateLimiter({ clock: systemClock }),
      onWait: (wait) => {
        if (wait.ms >= shortestTold) note(`${wait.platform}: ${waitText({ wait: { type: "wait", ...wait }, leftMs: wait.ms })}`);
      },
    };
    const { accesses, problems } = accessBy(platforms, clouds, terminal, (cloud) => ({ ...usual, ...runtimeOf?.(cloud) }));
    if (problems.length > 0) tell(problems);
    const exitCode = accesses.length > 0 ? await work({ accesses, problems, interrupts }) : 1;
    return problems.length > 0 ? Math.max(1, exitCode) : exitCode;
  } finally {
    interrupts.dispose();
  }
}
