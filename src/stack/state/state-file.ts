import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { formatState, parseState, StateUnusable } from "./format";
import { emptyState, type State } from "./state";

/** Where a stack's state and its companions lie. */
export interface StatePaths {
  readonly state: string;
  readonly journal: string;
  readonly lock: string;
}

export function statePaths(state: string): StatePaths {
  const hidden = join(dirname(state), `.${basename(state)}`);
  return { state, journal: `${hidden}.journal`, lock: `${hidden}.lock.info` };
}

/** The recorded state; a new one where there is no file, or an empty one. @throws StateUnusable */
export function readStateFile(path: string): State {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (problem) {
    if (isMissing(problem)) return emptyState();
    throw new StateUnusable(`The state file ${path} cannot be read (${codeOf(problem)}). Check its permissions.`);
  }
  return text.trim() === "" ? emptyState() : parseState(text, path);
}

/**
 * Writes a state in one step: readers see the old one or the new one, whole. Mode 0600, because states hold secrets.
 * @param announce is told the digest of the new file just before it takes its place
 * @throws StateUnusable when the file has been changed by somebody else since `base` was read
 */
export function writeStateFile(
  path: string,
  state: State,
  base: Pick<State, "lineage" | "serial">,
  announce: (digest: string) => void = () => {},
): State {
  const current = readStateFile(path);
  const isNew = current.serial === 0 && current.instances.size === 0;
  if (!isNew && (current.lineage !== base.lineage || current.serial !== base.serial)) {
    throw new StateUnusable(
      `The state file ${path} was changed by another program during this run (serial ${current.serial}, expected ${base.serial}). ` +
        "It was left as it is; what this run did is in the journal beside it. Run smsform plan to see where things stand.",
    );
  }
  const next = { ...state, serial: base.serial + 1 };
  const temporary = `${path}.${process.pid}.tmp`;
  const text = formatState(next);
  try {
    const file = openSync(temporary, "w", 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    announce(digestOf(text));
    renameSync(temporary, path);
  } catch (problem) {
    rmSync(temporary, { force: true });
    throw new StateUnusable(
      `The state file ${path} cannot be written (${codeOf(problem)}). What this run did is in the journal beside it and is taken up by the next run.`,
    );
  }
  return next;
}

/** Digest of a state file's content; undefined where there is none. */
export function digestOfFile(path: string): string | undefined {
  try {
    return digestOf(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function isMissing(problem: unknown): boolean {
  return codeOf(problem) === "ENOENT";
}

export function codeOf(problem: unknown): string {
  return typeof problem === "object" && problem !== null && "code" in problem ? String(problem.code) : String(problem);
}
