import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { replaceFile } from "../files/replace-file";
import { systemDisk } from "../system/disk";
import { systemRandom } from "../system/random";

/** Of other versions, which other projects may have, and of other Nodes. */
const most = 4;

/**
 * Keeps what V8 compiled of the command line for later starts of this user, and of the same file's kin the newest.
 * Where it cannot be kept, the next start compiles anew; nothing else is different.
 */
export function keepCode(path: string, code: Buffer): void {
  try {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    replaceFile({ disk: systemDisk, random: systemRandom }, path, code);
    const [program] = /^[a-z]+-[a-z]+-/.exec(basename(path)) ?? [];
    if (program === undefined) return;
    const kin = readdirSync(folder)
      .filter((name) => name.startsWith(program) && name.endsWith(".cache"))
      .map((name) => join(folder, name));
    const byAge = kin.map((file) => ({ file, ms: statSync(file).mtimeMs })).toSorted((one, other) => other.ms - one.ms);
    for (const { file } of byAge.slice(most)) rmSync(file, { force: true });
  } catch {
    // A full disk, or a folder that may not be written.
  }
}
