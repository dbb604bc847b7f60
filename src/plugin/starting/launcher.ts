/**
 * What engines start: greets them, and runs the bundle beside it, from code that was compiled before where there is some. With `--write-code-cache=FOLDER` it
 * compiles that code; without a folder into the user's cache, because engines take checksums of the folder in which the plugin lies.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { keptCode, userCache } from "../../system/compiled-code";
import { nodeProblem } from "../../system/node-version";
import { type Bundled, bundleName, codeCacheName, loadBundled } from "./bundled";
import { start } from "./start";

/** What no start needs is not loaded by one. */
const loadKeeping = (): typeof import("./keep-code-cache") => require("./keep-code-cache");

/** Put in by the build. */
declare const BUNDLE_DIGEST: string;

const cacheName = codeCacheName(BUNDLE_DIGEST);

async function launch(): Promise<void> {
  const folder = folderToWrite(process.argv);
  if (folder === undefined) return start(() => load(keptCode(join(__dirname, cacheName)) ?? keptCode(join(userCache(), cacheName))).plugin);
  const { plugin, codeCache } = load(undefined);
  await plugin.rehearse();
  loadKeeping().keepCodeCache(join(folder, cacheName), codeCache());
}

function load(codeCache: Buffer | undefined): Bundled {
  // The bundle is ASCII: as Latin-1 it takes half the memory.
  return loadBundled({ source: readFileSync(join(__dirname, bundleName), "latin1"), filename: bundleName, codeCache });
}

function folderToWrite(parameters: readonly string[]): string | undefined {
  const [flag, folder] = parameters.find((parameter) => parameter.startsWith("--write-code-cache"))?.split("=") ?? [];
  return flag && (folder ?? userCache());
}

const problem = nodeProblem("terraform-provider-sms");
if (problem === undefined) void launch();
else {
  // On stdout, because engines show what they find there in the place of a handshake. They read no more once the process has ended, so it
  // stays a moment; they end it as soon as they have read.
  process.stdout.write(`${problem}\n`);
  process.exitCode = 1;
  setTimeout(() => undefined, 2000);
}
