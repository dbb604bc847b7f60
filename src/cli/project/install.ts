/** Has npm install what the package.json of a project names. */
import type { Processes } from "../../ports/processes";
import type { Terminal } from "../terminal";

/** `--prefix`: npx tells its children another project than the one that they are in. */
export const installCommand = "npm install --ignore-scripts --no-audit --no-fund";

/** Lines of what npm said last. */
const lastLines = 15;

export type Installed = "well" | "stopped" | { readonly failure: string; readonly said: string };

export async function install(
  folder: string,
  { processes, environment, signal }: { readonly processes: Processes; readonly signal: AbortSignal } & Pick<Terminal, "environment">,
): Promise<Installed> {
  const parts: Buffer[] = [];
  const ended = await processes.run(`${installCommand} --prefix .`, {
    cwd: folder,
    env: environment,
    onOutput: (part) => void parts.push(part),
    signal,
  });
  if (typeof ended === "string") return ended;
  const said = Buffer.concat(parts).toString().trimEnd().split("\n").slice(-lastLines).join("\n");
  return { failure: ended.failure, said };
}
