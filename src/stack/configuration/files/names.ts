import type { Disk } from "../../../ports/disk";

/** The names that Terraform reads: no hidden files and no editor's backups. */
export function configurationFiles(disk: Disk, folder: string): string[] {
  return disk
    .list(folder)
    .filter((name) => /\.tf(\.json)?$/.test(name) && !/^[.#]|~$/.test(name))
    .sort();
}
