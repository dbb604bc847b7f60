/** Where the program that runs now came from, as a package.json asks for it: a project gets what made it. */
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { z } from "zod";
import { type Disk, mostOfInput } from "../../ports/disk";

const askers = z.object({
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
});

export interface Origin {
  /** Of the package, with links followed. */
  readonly folder: string;
  readonly version: string;
}

/**
 * A version of the registry, or a file, a folder or an address, where that was asked for; `npx` keeps what it was asked for in a package.json
 * of its own.
 * @param project the folder whose package.json it is for
 */
export function dependencyOn({ folder, version }: Origin, project: string, disk: Disk): string {
  const modules = dirname(folder);
  // Linked, or a checkout: that folder is what runs.
  if (basename(modules) !== "node_modules") return asFile(folder, project);
  const asked = askedFor(join(dirname(modules), "package.json"), basename(folder), disk);
  const path = /^file:(.+)$/.exec(asked ?? "")?.[1];
  if (path !== undefined) return asFile(resolve(dirname(modules), path), project);
  return asked !== undefined && /^(?:https?|git)[:+]/.test(asked) ? asked : version;
}

function askedFor(path: string, name: string, disk: Disk): string | undefined {
  try {
    const { dependencies, devDependencies } = askers.parse(JSON.parse(disk.read(path, { most: mostOfInput }).toString()));
    return dependencies?.[name] ?? devDependencies?.[name];
  } catch {
    // Nobody's package.json, or one that nobody can read: the version tells enough.
    return undefined;
  }
}

function asFile(path: string, project: string): string {
  return `file:${relative(project, path).split(sep).join("/")}`;
}
