/**
 * Locks that are files with the holder's name. A lock appears with its whole content or not at all, and belongs to one holder from then on.
 *
 * What a holder left behind is taken over by one process alone: by the one that makes a further file, named after the lock, and then
 * finds the lock unchanged. If that one ends half-way, the next claim is named after its claim, and so on. No name is used twice.
 */
import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import type { Disk } from "../ports/disk";
import { type Processes, type ProcessIdentity, type ProcessState, processIdentityIn } from "../ports/processes";
import { isCode } from "../ports/system-error";
import type { Machine } from "../ports/world";
import { remove } from "./replace-file";

export interface FoundLock {
  /** No other lock has it, be it of the same process. */
  readonly id: string;
  /** What the holder says of itself; undefined where that cannot be understood. */
  readonly content: Readonly<Record<string, unknown>> | undefined;
  /** The holder; undefined where it is not named. */
  readonly process: ProcessIdentity | undefined;
}

export interface HeldLock {
  readonly id: string;
  /** Does nothing where the lock is another's by now. */
  release(): void;
}

/** Who holds it; undefined where it has just been released or is about to be taken over, so that a second try is worth it. */
export type Attempt = { readonly lock: HeldLock } | { readonly holder: FoundLock | undefined };

const mostOfLock = 64 * 1024;
const idPattern = /^[\w-]{1,64}$/;
/** What is written beside a lock: claims, and drafts that are not linked yet. */
const besidePattern = /^\.[0-9a-f-]{36}(\.tmp)?$|^\.damaged-[0-9a-f]{12}$/;

/** The lock that is there; undefined where there is none. */
export function readLock(disk: Disk, path: string): FoundLock | undefined {
  for (;;) {
    const mark = markOf(disk, path);
    if (mark === undefined) return undefined;
    const content = contentIn(disk, path);
    const { ID: id, Process: process } = content ?? {};
    if (typeof id === "string" && idPattern.test(id)) return { id, content, process: processIdentityIn(process) };
    // What has come into its place meanwhile is none the worse for it.
    if (markOf(disk, path) === mark) return { id: `damaged-${mark}`, content: undefined, process: undefined };
  }
}

/** Tells a file from others that have had its name. */
function markOf(disk: Disk, path: string): string | undefined {
  const found = disk.look(path, { followsLink: false });
  return found && createHash("sha256").update(`${found.identity} ${found.changed}`).digest("hex").slice(0, 12);
}

function contentIn(disk: Disk, path: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const content: unknown = JSON.parse(disk.read(path, { most: mostOfLock, followsLink: false }).toString());
    return typeof content === "object" && content !== null ? { ...content } : undefined;
  } catch {
    return undefined;
  }
}

/** Does a holder still run? */
export function stateOfHolder(processes: Processes, { process }: FoundLock): ProcessState {
  return process ? processes.stateOf(process) : "unknown";
}

/**
 * Tries once to take a lock.
 * @param more that the lock is to say of its holder
 * @param isOver whether a holder is gone, so that its lock may be taken over
 * @throws the system's error where no lock can be written
 */
export function tryLock(machine: Machine, path: string, more: object, isOver: (holder: FoundLock) => boolean): Attempt {
  const { disk } = machine;
  const holder = readLock(disk, path);
  if (holder && !isOver(holder)) return { holder };
  return withDraft(machine, path, more, (draft) => {
    const isMine = holder
      ? alter(disk, path, holder.id, draft, isOver, () => disk.rename(draft.path, path))
      : publish(disk, draft, path) || readLock(disk, path)?.id === draft.id;
    if (!isMine) return { holder: undefined };
    if (holder) sweep(disk, path);
    return { lock: { id: draft.id, release: () => release(disk, path, draft.id) } };
  });
}

/**
 * Takes away the lock of a holder that is over, on the word of whoever calls this.
 * @returns false where that lock is gone by now, or is being taken over
 */
export function breakLock(machine: Machine, path: string, id: string): boolean {
  const { disk, processes } = machine;
  const isOver = (claim: FoundLock) => stateOfHolder(processes, claim) !== "running";
  return withDraft(machine, path, {}, (draft) => alter(disk, path, id, draft, isOver, () => disk.remove(path)));
}

/** The holder is running: nobody takes over its lock meanwhile. */
function release(disk: Disk, path: string, id: string): void {
  if (readLock(disk, path)?.id === id) remove(disk, path);
}

interface Draft {
  readonly id: string;
  readonly path: string;
  readonly text: string;
}

function withDraft<T>({ disk, random, processes }: Machine, path: string, more: object, work: (draft: Draft) => T): T {
  const id = random.uuid();
  const draft = { id, path: `${path}.${id}.tmp`, text: JSON.stringify({ ID: id, ...more, Process: processes.own() }) };
  disk.create(draft.path, draft.text);
  try {
    return work(draft);
  } finally {
    remove(disk, draft.path);
  }
}

/** Gives the draft its place, where nothing is yet. @returns false where something is, or the draft was swept away */
function publish(disk: Disk, draft: Draft, place: string): boolean {
  try {
    disk.link(draft.path, place);
    return true;
  } catch (problem) {
    if (isCode(problem, "EEXIST", "ENOENT")) return false;
    if (!isCode(problem, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS")) throw problem;
  }
  // Some file systems have no links. There, whoever looks at the wrong moment sees a lock that says nothing.
  try {
    disk.create(place, draft.text);
    return true;
  } catch (problem) {
    if (isCode(problem, "EEXIST")) return false;
    throw problem;
  }
}

/** Changes a lock whose holder is over, while nobody else does. @returns false where it is another one by now, or somebody else is at it */
function alter(disk: Disk, path: string, id: string, draft: Draft, isOver: (claim: FoundLock) => boolean, change: () => void): boolean {
  const claims: string[] = [];
  if (!claim(disk, path, id, draft, isOver, claims)) return false;
  try {
    if (readLock(disk, path)?.id !== id) return false;
    change();
    return true;
  } finally {
    for (const place of claims) remove(disk, place);
  }
}

/** @param claims are given the places of all claims on the way */
function claim(disk: Disk, path: string, id: string, draft: Draft, isOver: (claim: FoundLock) => boolean, claims: string[]): boolean {
  const place = `${path}.${id}`;
  if (claims.includes(place)) return false;
  claims.push(place);
  if (publish(disk, draft, place)) return true;
  const other = readLock(disk, place);
  return other !== undefined && isOver(other) && claim(disk, path, other.id, draft, isOver, claims);
}

/** Takes away what processes have left that ended while they took over. The lock is held, so that none of it counts any more. */
function sweep(disk: Disk, path: string): void {
  const name = basename(path);
  for (const each of namesIn(disk, dirname(path))) {
    if (each.startsWith(name) && besidePattern.test(each.slice(name.length))) remove(disk, join(dirname(path), each));
  }
}

function namesIn(disk: Disk, folder: string): readonly string[] {
  try {
    return disk.list(folder);
  } catch {
    return [];
  }
}
