/** What states here have already: that of the stack that one is in, and those of the folder that is written. */
import { join } from "node:path";
import { type Recorded, recordedOf } from "../../adoption/inventory/recorded";
import { kindAt } from "../../ports/disk";
import type { Machine } from "../../ports/world";
import { type Diagnostic, error, hasErrors } from "../../schema";
import { StateUnusable } from "../../stack";
import { recover } from "../../stack/state/journal";
import { readStateFile, statePaths } from "../../stack/state/state-file";
import { systemWorld } from "../../system/world";
import { managementIn, type StateFlags } from "../account/managed";
import type { Terminal } from "../terminal";

/** @param folder absolute @returns a problem where a state cannot be read: nobody could say what it has */
export async function recordedHere(
  flags: StateFlags,
  folder: string,
  terminal: Terminal,
): Promise<readonly Recorded[] | { readonly problem: Diagnostic }> {
  try {
    const management = await managementIn(flags, terminal);
    if (!("diagnostics" in management)) return [...(management.objects ?? []), ...inFolder(systemWorld, folder)];
    const [first] = management.diagnostics.filter((each) => hasErrors([each]));
    return { problem: unusable(first ? `${first.summary}. ${first.detail}` : "") };
  } catch (failure) {
    if (failure instanceof StateUnusable) return { problem: unusable(failure.message) };
    throw failure;
  }
}

function unusable(why: string): Diagnostic {
  const detail = `${why}\nWithout it nobody can say what is managed already. Nothing was written. Put it right, name a state (--state FILE, or tofu state pull | smsform adopt --state -), or begin in another folder.`;
  return error("What is managed here is not known", detail.trim());
}

function inFolder(machine: Machine, folder: string): readonly Recorded[] {
  if (kindAt(machine.disk, folder) !== "folder") return [];
  const names = machine.disk.list(folder).filter((name) => name.endsWith(".tfstate"));
  const files = names.map((name) => join(folder, name)).filter((path) => kindAt(machine.disk, path) === "file");
  return files.flatMap((file) => recordedOf(recover(machine, statePaths(file).journal, readStateFile(machine, file), file).state));
}
