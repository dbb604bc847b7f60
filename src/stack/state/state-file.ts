import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { replaceFile } from "../../files/replace-file";
import { type Disk, stepToRead, whyUnreadable } from "../../ports/disk";
import { codeOf, isCode } from "../../ports/system-error";
import type { Machine } from "../../ports/world";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import { formatState, parseState, restoreAdvice, StateUnusable } from "./format";
import { emptyState, type State } from "./state";

/** Where a stack's state and its companions lie. */
export interface StatePaths {
  readonly state: string;
  readonly journal: string;
  readonly lock: string;
  /** What a watch has told. */
  readonly watch: string;
}

export function statePaths(state: string): StatePaths {
  const hidden = join(dirname(state), `.${basename(state)}`);
  return { state, journal: `${hidden}.journal`, lock: `${hidden}.lock.info`, watch: `${hidden}.watch.json` };
}

/** The recorded state; a new one where there is no file, or an empty one. @throws StateUnusable */
export function readStateFile(machine: Machine, path: string): State {
  return stateIn(machine, textOf(machine.disk, path), path);
}

/**
 * Writes a state in one step: readers see the old one or the new one, whole. What it replaces becomes PATH.backup.
 * @param announce is told the digest of the new file just before it takes its place; given where a journal holds the same
 * @throws StateUnusable when it cannot be written, or the file has been changed by somebody else since `base` was read: it stays as it is
 */
export function writeStateFile(
  machine: Machine,
  path: string,
  state: State,
  base: Pick<State, "lineage" | "serial">,
  announce?: (digest: string) => void,
): State {
  const text = textOf(machine.disk, path);
  const current = stateIn(machine, text, path);
  const isNew = current.serial === 0 && current.instances.size === 0;
  const kept = announce ? " What this run did is in the journal beside it, and the next run takes it up." : "";
  if (!isNew && (current.lineage !== base.lineage || current.serial !== base.serial)) {
    throw new StateUnusable(
      `The state file ${path} was changed by another program during this run (serial ${current.serial}, expected ${base.serial}). ` +
        `It was left as it is.${kept} Run smsform plan to see where things stand.`,
    );
  }
  const next = { ...state, serial: base.serial + 1 };
  const content = formatState(next);
  try {
    if (!isBlank(text)) replaceFile(machine, `${path}.backup`, text);
    replaceFile(machine, path, content, { settle: () => announce?.(digestOf(content)) });
  } catch (problem) {
    throw new StateUnusable(
      `The state file ${path} cannot be written (${codeOf(problem)}), and is as it was.${kept} Make room on the disk, or make the folder writable, and run again.`,
    );
  }
  return next;
}

function textOf(disk: Disk, path: string): string {
  try {
    return decodeUtf8(disk.read(path));
  } catch (problem) {
    if (isCode(problem, "ENOENT")) return "";
    if (problem instanceof NotUtf8)
      throw new StateUnusable(`The state file ${path} is no JSON in UTF-8: ${problem.message} ${restoreAdvice(path)}`);
    throw new StateUnusable(`The state file ${path} cannot be read (${whyUnreadable(problem)}). ${stepToRead(problem)}`);
  }
}

function stateIn({ random }: Machine, text: string, path: string): State {
  return isBlank(text) ? emptyState(random) : parseState(text, path);
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** Digest of a state file's content; undefined where there is none. */
export function digestOfFile(disk: Disk, path: string): string | undefined {
  try {
    return digestOf(disk.read(path));
  } catch {
    return undefined;
  }
}

function digestOf(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}
