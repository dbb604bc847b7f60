/** The folder of a new project: what is in it before, and what is put there. Nothing is written over. */
import { dirname, join } from "node:path";
import { type Disk, type Found, kindAt, mostOfInput } from "../../ports/disk";
import type { ProjectFile } from "./project-file";

/** What a repository may begin with: nothing of it is read here. */
const neutral = /^(?:\.|(?:readme|licen[cs]e|notice|contributing|security|changelog|code_of_conduct|codeowners)\b)/i;
/** What npm makes. */
const installed = ["node_modules", "package-lock.json"];

/** Is what is there already a stack, as far as that can be seen? */
export function isStack(disk: Disk, folder: string): boolean {
  try {
    return disk.list(folder).some((name) => name === "cdktf.json" || /\.tf(?:\.json)?$/.test(name));
  } catch {
    return false;
  }
}

/** What is in a folder besides what a project may lie beside. @param files of the project */
export function strangersIn(disk: Disk, folder: string, files: readonly ProjectFile[]): string[] {
  const own = [...installed, ...files.map(({ path }) => path)];
  return disk
    .list(folder)
    .filter((name) => !neutral.test(name) && !own.includes(name))
    .sort();
}

export interface Standing {
  readonly missing: readonly ProjectFile[];
  /** Files of their names that say something else. */
  readonly inTheWay: readonly ProjectFile[];
}

/** How the files of a project stand, some of which may have been written before. */
export function standingOf(disk: Disk, folder: string, files: readonly ProjectFile[]): Standing {
  const found = files.map((file) => ({ file, kind: placeOf(disk, folder, file) }));
  return {
    missing: found.filter(({ kind }) => kind === undefined).map(({ file }) => file),
    inTheWay: found.filter(({ file, kind }) => kind !== undefined && !file.mayDiffer && !says(disk, folder, file)).map(({ file }) => file),
  };
}

/** A link that leads nowhere is in the way as well, and so is a file where a folder would have to be. */
function placeOf(disk: Disk, folder: string, { path }: ProjectFile): Found["kind"] | undefined {
  const above = path.split("/").slice(0, -1);
  const folders = above.map((_, i) => join(folder, ...above.slice(0, i + 1)));
  if (folders.some((each) => (kindAt(disk, each) ?? "folder") !== "folder")) return "other";
  return disk.look(join(folder, path), { followsLink: false })?.kind;
}

/** Does a file say what it would be given? */
export function says(disk: Disk, folder: string, { path, content }: ProjectFile): boolean {
  const place = join(folder, path);
  return kindAt(disk, place) === "file" && disk.read(place, { most: mostOfInput }).equals(Buffer.from(content));
}

/** Writes files that are not there, each whole or not at all. @throws with the system's `code` */
export function writeFiles(disk: Disk, folder: string, files: readonly ProjectFile[]): void {
  for (const { path, content } of files) {
    const place = join(folder, path);
    disk.makeFolder(dirname(place));
    disk.create(place, content, { mode: 0o644, flush: true });
  }
}

/** Has npm come to its end here? It writes this when it has. */
export function isInstalled(disk: Disk, folder: string): boolean {
  return kindAt(disk, join(folder, "node_modules", ".package-lock.json")) === "file";
}
