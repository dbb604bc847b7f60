/** The built command line in a process of its own, which can be cut off at one of its writes or requests. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const program = join(__dirname, "..", "..", "..", "dist", "cli", "main.js");

/**
 * @param killer that is told by the environment when to end it
 * @returns the exit code; null where it was killed
 */
export async function cutOffRun(
  folder: string,
  commands: readonly string[],
  environment: Readonly<Record<string, string>>,
  killer: "killer.js" | "request-killer.js" = "killer.js",
): Promise<number | null> {
  const env = { PATH: process.env.PATH ?? "", NODE_OPTIONS: `--require ${join(__dirname, killer)}`, ...environment };
  const child = spawn(process.execPath, [program, ...commands], { cwd: folder, env, stdio: "ignore" });
  const [code]: (number | null)[] = await once(child, "exit");
  return code ?? null;
}
