/** What states here have already: those of the working directory and of the folder that is written. */
import { join } from "node:path";
import { kindAt } from "../../ports/disk";
import type { Machine } from "../../ports/world";
import type { Values } from "../../schema";
import { formatAddress } from "../../stack";
import { recover } from "../../stack/state/journal";
import { readStateFile, statePaths } from "../../stack/state/state-file";

export interface RecordedObject {
  readonly type: string;
  readonly id: string;
  readonly address: string;
  /** The state's file. */
  readonly file: string;
  readonly values: Values;
}

/** @param folders absolute @throws StateUnusable where one of them cannot be read: nobody could say what it has */
export function recordedIn(machine: Machine, folders: readonly string[]): readonly RecordedObject[] {
  return [...new Set(folders)].flatMap((folder) => stateFiles(machine, folder).flatMap((file) => objectsOf(machine, file)));
}

function stateFiles({ disk }: Machine, folder: string): readonly string[] {
  if (kindAt(disk, folder) !== "folder") return [];
  const named = disk.list(folder).filter((name) => name.endsWith(".tfstate"));
  return named.map((name) => join(folder, name)).filter((path) => kindAt(disk, path) === "file");
}

function objectsOf(machine: Machine, file: string): readonly RecordedObject[] {
  const { state } = recover(machine, statePaths(file).journal, readStateFile(machine, file), file);
  const deposed = [...state.deposed.values()].flatMap((here) => [...here.values()]);
  return [...state.instances.values(), ...deposed].flatMap(({ address, object: { values } }) => {
    const { id } = values;
    if (address.mode !== "managed" || typeof id !== "string") return [];
    return [{ type: address.type, id, address: formatAddress(address), file, values }];
  });
}
