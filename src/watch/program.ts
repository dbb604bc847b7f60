/** Runs a command of the user's for each piece of news, which it reads as JSON from its standard input. */
import type { Clock } from "../ports/clock";
import type { Processes } from "../ports/processes";
import type { Outlet } from "./outlet";

export interface ProgramOptions {
  readonly command: string;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly processes: Processes;
  readonly clock: Clock;
  /** What it writes goes to stderr, so that stdout has the news alone. */
  readonly onOutput: (part: Buffer) => void;
  readonly timeoutMs?: number | undefined;
}

export function programOutlet({ command, cwd, environment, processes, clock, onOutput, timeoutMs = 60_000 }: ProgramOptions): Outlet {
  return {
    title: "the command",
    most: 1,
    pauseMs: 0,
    async deliver([news], signal) {
      const late = new AbortController();
      const done = new AbortController();
      const deadline = clock.sleep(timeoutMs, done.signal).then(
        () => late.abort(),
        () => undefined,
      );
      const end = AbortSignal.any([signal, late.signal]);
      const input = `${JSON.stringify(news)}\n`;
      const ended = await processes.run(command, { cwd, env: environment, onOutput, input, signal: end });
      done.abort();
      await deadline;
      signal.throwIfAborted();
      if (ended === "well") return undefined;
      const why = ended === "stopped" ? `The command was ended after ${timeoutMs / 1000} s.` : `The command ${ended.failure}.`;
      return { why, isRefused: true };
    },
  };
}
