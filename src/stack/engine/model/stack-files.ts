import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { type Disk, mostOfInput, stepToRead, whyUnreadable } from "../../../ports/disk";
import { BadArgument } from "../../../schema/function";
import type { StackFiles } from "../../expression";

/** The files that expressions may read: those of the stack's folder, and nothing that a link in it leads to. */
export function stackFiles(disk: Disk, folder: string): StackFiles {
  const placeOf = (path: string): string => {
    const place = resolve(folder, path);
    const inside = relative(folder, place);
    if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      throw new BadArgument(0, `${JSON.stringify(path)} is outside of the stack's folder ${folder}; only files within it can be read.`);
    }
    const names = inside === "" ? [] : inside.split(sep);
    const link = names.map((_, i) => join(folder, ...names.slice(0, i + 1))).find((each) => isLink(disk, each));
    if (link)
      throw new BadArgument(
        0,
        `${JSON.stringify(path)} goes through the link ${link}; only what is in the stack's folder itself can be read.`,
      );
    return place;
  };
  const filesUnder = (place: string, before: string): string[] =>
    disk.list(place).flatMap((name) => {
      const path = join(place, name);
      if (isLink(disk, path)) return [];
      const kind = disk.look(path)?.kind;
      return kind === "folder" ? filesUnder(path, `${before}${name}/`) : kind === "file" ? [before + name] : [];
    });
  return {
    folder,
    read(path) {
      const place = placeOf(path);
      try {
        return disk.read(place, { most: mostOfInput, followsLink: false });
      } catch (failure) {
        throw new BadArgument(0, `${JSON.stringify(path)} cannot be read (${whyUnreadable(failure)}). ${stepToRead(failure)}`);
      }
    },
    exists(path) {
      const found = disk.look(placeOf(path));
      if (found && found.kind !== "file") throw new BadArgument(0, `${JSON.stringify(path)} is no file.`);
      return found !== undefined;
    },
    list(path) {
      const place = placeOf(path);
      return disk.look(place)?.kind === "folder" ? filesUnder(place, "") : [];
    },
  };
}

function isLink(disk: Disk, path: string): boolean {
  return disk.look(path, { followsLink: false })?.kind === "other" && disk.look(path)?.kind !== "other";
}
