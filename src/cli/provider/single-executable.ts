/** Node and the plugin in one file that needs nothing else. */
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleName, executableEntryName } from "../../plugin/starting/bundled";
import { compiledPlugin } from "./plugin-files";

/** Where Node looks for what was put into it. */
const fuse = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/**
 * The tool that puts a program into a copy of Node. It is no part of this package: only who makes releases needs it.
 * @param cwd where it may be installed, too
 * @returns path of its command line; undefined where it is not installed
 */
export function findInjector(cwd: string): string | undefined {
  for (const place of [cwd, __dirname]) {
    try {
      return createRequire(join(place, "any.js")).resolve("postject/dist/cli.js");
    } catch {}
  }
  return undefined;
}

/**
 * For the machine that this runs on, from the Node that runs this.
 * @param plugin folder of the bundled plugin
 * @throws where Node cannot be made to hold a program
 */
export function createExecutable(plugin: string, injector: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "smsform-executable-"));
  try {
    const inFolder = (name: string) => join(folder, name);
    const [configuration, blob, executable, nothing] = [
      inFolder("sea.json"),
      inFolder("sea.blob"),
      inFolder("plugin"),
      inFolder("nothing"),
    ];
    writeFileSync(nothing, "");
    const assets = { [bundleName]: join(plugin, bundleName), "code-cache": compiledPlugin(plugin) ?? nothing };
    const settings = { main: join(plugin, executableEntryName), output: blob, disableExperimentalSEAWarning: true, assets };
    writeFileSync(configuration, JSON.stringify(settings));
    run(process.execPath, "--experimental-sea-config", configuration);
    copyFileSync(process.execPath, executable);
    chmodSync(executable, 0o755);
    const isMac = process.platform === "darwin";
    if (isMac) run("codesign", "--remove-signature", executable);
    const segment = isMac ? ["--macho-segment-name", "NODE_SEA"] : [];
    run(process.execPath, injector, executable, "NODE_SEA_BLOB", blob, "--sentinel-fuse", fuse, ...segment);
    if (isMac) run("codesign", "--sign", "-", executable);
    return readFileSync(executable);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What these tools print says nothing to whoever makes a release, unless they fail. */
function run(program: string, ...parameters: readonly string[]): void {
  execFileSync(program, parameters, { stdio: "pipe" });
}
