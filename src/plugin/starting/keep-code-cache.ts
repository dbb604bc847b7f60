import { dirname } from "node:path";
import { replaceFile } from "../../files/replace-file";
import { systemDisk } from "../../system/disk";
import { systemRandom } from "../../system/random";

/** For all users: engines may start the plugin as another one. */
const mode = 0o644;

export function keepCodeCache(path: string, codeCache: Buffer): void {
  systemDisk.makeFolder(dirname(path));
  replaceFile({ disk: systemDisk, random: systemRandom }, path, codeCache, { mode });
}
