import { homedir, hostname, userInfo } from "node:os";
import type { Ended, Processes, RunOptions } from "../ports/processes";
import { answersSignals, ownProcess, processStat, stateOf } from "./process-identity";

export const systemProcesses: Processes = {
  own: ownProcess,
  parent: () => process.ppid,
  user: () => `${userName()}@${hostname()}`,
  home: homedir,
  stateOf,
  parentOf: (pid) => processStat(pid)?.parent,
  answersSignals,
  run,
};

/** In a container the user may have a number only. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "?"}`;
  }
}

function run(command: string, { cwd, env, onOutput, input, signal: end }: RunOptions): Promise<Ended> {
  // Loaded where it is needed: the plugin runs nothing, and is to start fast.
  const { spawn }: typeof import("node:child_process") = require("node:child_process");
  return new Promise((settle) => {
    const child = spawn(command, { cwd, env, shell: true, stdio: ["pipe", "pipe", "pipe"] });
    // One that does not read it may have ended before.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.stdout.on("data", (part: Buffer) => onOutput(part, "stdout"));
    child.stderr.on("data", (part: Buffer) => onOutput(part, "stderr"));
    const stop = () => {
      // A program that the shell has started may live on a little; nobody waits for it.
      child.kill();
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      settle("stopped");
    };
    if (end?.aborted) stop();
    end?.addEventListener("abort", stop, { once: true });
    child.on("error", (reason) => settle({ failure: `could not be started: ${reason.message}` }));
    child.on("close", (code, signal) =>
      settle(code === 0 ? "well" : { failure: signal ? `was ended by ${signal}` : `ended with code ${code}` }),
    );
  });
}
