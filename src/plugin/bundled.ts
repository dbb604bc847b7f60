/** The bundled plugin beside its launcher, and what V8 made of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";

/** No name begins as the launcher's does: engines take the first file that begins with `terraform-provider-sms` for the plugin. */
export const programName = "smsform-provider.js";

/** Compiled code is good for one version of Node on one kind of machine. */
export const codeCacheName = `smsform-provider-node-${process.version}-${process.platform}-${process.arch}.cache`;

export interface Bundled {
  readonly script: Script;
  /** Runs it, and gives what it exports. */
  run(): unknown;
}

/** Code that does not fit is compiled anew. @param folder where the bundle lies */
export function loadBundled(folder: string, cachedData?: Buffer): Bundled {
  const filename = join(folder, programName);
  // The bundle is ASCII, and as Latin-1 it takes half the memory.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, "latin1")}\n})`;
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
  return {
    script,
    run() {
      const module = { exports: {} };
      script.runInThisContext()(module.exports, require, module, filename, folder);
      return module.exports;
    },
  };
}
