import { join } from "node:path";
import { type Disk, kindAt } from "../../../ports/disk";

/** The names that Terraform reads: no hidden files, no editor's backups and no folders. */
export function configurationFiles(disk: Disk, folder: string): string[] {
  return disk
    .list(folder)
    .filter((name) => /\.tf(\.json)?$/.test(name) && !/^[.#]|~$/.test(name) && kindAt(disk, join(folder, name)) !== "folder")
    .sort();
}
