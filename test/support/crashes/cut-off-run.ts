/** The built command line in a process of its own, which can be cut off at one of its writes. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const killer = join(__dirname, "killer.js");
const program = join(__dirname, "..", "..", "..", "dist", "cli", "main.js");

/** @returns the exit code; null where it was killed */
export async function cutOffRun(
  folder: string,
  commands: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number | null> {
  const env = { PATH: process.env.PATH ?? "", NODE_OPTIONS: `--require ${killer}`, ...environment };
  const child = spawn(process.execPath, [program, ...commands], { cwd: folder, env, stdio: "ignore" });
  const [code]: (number | null)[] = await once(child, "exit");
  return code ?? null;
}
