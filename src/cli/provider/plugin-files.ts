/** The plugin as the build leaves it, and where it is put. */

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { bundleName, executableEntryName, launcherName } from "../../plugin/starting/bundled";
import { isCode } from "../../ports/system-error";
import { codeCacheEnd } from "../../system/compiled-code";

/** Where the package has it: above this program, which is one file there. */
export const pluginFolder = resolve(__dirname, basename(__dirname) === "cli" ? ".." : "../..");

/** Why there is no plugin in that folder; undefined where there is one. */
export function missingPlugin(folder: string): string | undefined {
  const missing = [launcherName, bundleName, executableEntryName].map((name) => join(folder, name)).find((path) => !existsSync(path));
  return missing && `There is no plugin at ${missing}. In a checkout, build it first: npm run build.`;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Puts the plugin into a folder of its own, the same bytes on every machine: engines take checksums of the whole folder. It is whole before
 * it takes an earlier one's place. What this Node compiles of it goes into the user's cache.
 * @param launcher name of what engines start
 */
export function installPlugin(from: string, to: string, launcher: string, environment: Environment): void {
  mkdirSync(dirname(to), { recursive: true });
  const made = mkdtempSync(`${to}.`);
  try {
    copyFileSync(join(from, launcherName), join(made, launcher));
    copyFileSync(join(from, bundleName), join(made, bundleName));
    chmodSync(join(made, launcher), 0o755);
    chmodSync(made, 0o755);
    takePlace(made, to);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  compile(join(to, launcher), environment);
}

/** Where another installation puts the same there at the same moment, this one goes over it. */
function takePlace(made: string, to: string): void {
  for (let left = 10; ; left -= 1) {
    rmSync(to, { recursive: true, force: true });
    try {
      renameSync(made, to);
      return;
    } catch (problem) {
      if (left === 0 || !isCode(problem, "ENOTEMPTY", "EEXIST")) throw problem;
    }
  }
}

/** Path of what this Node compiled of the plugin, made where it is missing; undefined where it cannot be made. */
export function compiledPlugin(folder: string): string | undefined {
  const find = () => readdirSync(folder).find((name) => name.endsWith(codeCacheEnd));
  if (find() === undefined) compile(join(folder, launcherName), process.env, folder);
  const name = find();
  return name && join(folder, name);
}

/** What was compiled before makes the plugin start faster. Where it cannot be written, that is all that is lost. */
function compile(launcher: string, environment: Environment, into?: string): void {
  const flag = into === undefined ? "--write-code-cache" : `--write-code-cache=${into}`;
  try {
    execFileSync(process.execPath, [launcher, flag], { stdio: "ignore", env: { ...environment } });
  } catch {}
}
