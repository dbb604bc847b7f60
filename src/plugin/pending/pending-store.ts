/** The file itself: lines that several processes append to, one process at a time. */

import { dirname } from "node:path";
import { replaceFileMeanwhile } from "../../files/replace-file";
import { type Entries, linesOf, readEntries } from "../../pending/entries";
import { type Line, textOf, textOfLines } from "../../pending/lines";
import type { Owner } from "../../pending/owner";
import { type Disk, mostOfRecord, UnfitFile } from "../../ports/disk";
import { isCode } from "../../ports/system-error";
import type { Machine } from "../../ports/world";
import { PendingCreateExpired } from "../../schema";
import type { Log } from "../log";
import { type Waiting, withFileLock } from "./file-lock";
import { createPendingReader, type Look } from "./pending-reader";

/** The file cannot be read or written; nothing may be sent that could not be taken up again. */
export class PendingFileUnusable extends Error {
  constructor(
    readonly path: string,
    cause: unknown,
  ) {
    super(`cannot use ${path}: ${cause instanceof UnfitFile ? cause.message : String(cause)}`, { cause });
  }
}

export interface PendingStore {
  readonly path: string;
  readonly log: Log;
  /** This process. */
  readonly owner: Owner;
  isAlive(owner: Owner): boolean;
  /** Without the lock, so that a run to which nothing is pending writes nothing. @throws PendingFileUnusable */
  read(): Promise<Entries>;
  /** Appends lines; they are on the disk when it returns. @throws PendingFileUnusable */
  append(...lines: readonly Line[]): Promise<void>;
  /** Decides by what is written, and appends, while nobody else does either. @throws PendingFileUnusable */
  decide<T>(by: (entries: Entries) => { readonly result: T; readonly lines: readonly Line[] }): Promise<T>;
  /** Appends lines whose loss costs no more than work done twice: a failure is logged. */
  note(...lines: readonly Line[]): Promise<void>;
  /** Drops from the file what is settled, where that makes it shorter. */
  compact(): Promise<void>;
}

interface Options extends Pick<PendingStore, "path" | "log" | "owner" | "isAlive"> {
  readonly waiting: () => Waiting;
  readonly machine: Machine;
}

export function createPendingStore({ path, log, owner, isAlive, waiting, machine }: Options): PendingStore {
  const { disk } = machine;
  let turn: Promise<unknown> = Promise.resolve();
  let look = createPendingReader(disk, path);

  /** One after the other in this process, and one process at a time. */
  function exclusively<T>(run: () => Promise<T>): Promise<T> {
    const next = turn.then(async () => {
      const wait = waiting();
      try {
        disk.makeFolder(dirname(path));
        return await withFileLock(machine, `${path}.lock`, wait, run);
      } catch (failure) {
        const isTold = failure instanceof PendingCreateExpired || (wait.signal.aborted && failure === wait.signal.reason);
        throw isTold ? failure : new PendingFileUnusable(path, failure);
      }
    });
    turn = next.catch(() => undefined);
    return next;
  }

  function noting(entries: Entries): Entries {
    if (entries.corrupt > 0) log("warn", `${entries.corrupt} unreadable lines of the pending file are skipped`, { path });
    return entries;
  }

  const append: PendingStore["append"] = (...lines) => exclusively(async () => extend(disk, path, await look(), lines));
  return {
    path,
    log,
    owner,
    isAlive,
    async read() {
      try {
        return readEntries(await contentOf(disk, path));
      } catch (failure) {
        throw new PendingFileUnusable(path, failure);
      }
    },
    append,
    decide: (by) =>
      exclusively(async () => {
        const seen = await look();
        const { result, lines } = by(noting(seen.entries()));
        await extend(disk, path, seen, lines);
        return result;
      }),
    note: (...lines) =>
      append(...lines).catch((failure: Error) => log("warn", "the pending file could not be updated", { problem: failure.message })),
    async compact() {
      // A run begins with the whole file: a person may have edited it since the last one.
      look = createPendingReader(disk, path);
      if ((await contentOf(disk, path)) === "") return;
      await exclusively(async () => {
        const content = await contentOf(disk, path);
        const compacted = linesOf(noting(readEntries(content)))
          .map(textOf)
          .join("");
        if (compacted.length < content.length) await replaceFileMeanwhile(machine, path, compacted);
      });
    },
  };
}

async function contentOf(disk: Disk, path: string): Promise<string> {
  try {
    return textOfLines(await disk.readMeanwhile(path, { most: mostOfRecord }));
  } catch (failure) {
    if (isCode(failure, "ENOENT")) return "";
    throw failure;
  }
}

/** Returns when the lines are on the disk. A line that a crash cut off is ended first. */
async function extend(disk: Disk, path: string, { endsLine }: Look, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const start = endsLine ? "" : "\n";
  await disk.append(path, start + lines.map(textOf).join(""));
}
