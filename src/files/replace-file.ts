/** Writing that leaves no half file behind, and writes into nobody else's. */
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, unlinkSync, writeSync } from "node:fs";
import { open, rename } from "node:fs/promises";

/** States, journals and plans hold secrets. */
const ownersOnly = 0o600;

/**
 * Writes the whole of a content at a place in an open file: the system may take less at a time than it is given.
 * @returns the place behind it, in bytes
 */
export function writeAll(file: number, content: string | Uint8Array, at = 0): number {
  const bytes = Buffer.from(content);
  let written = 0;
  while (written < bytes.length) {
    const taken = writeSync(file, bytes, written, bytes.length - written, at + written);
    // A regular file takes something or fails; whatever takes nothing would be asked for ever.
    if (taken === 0) throw Object.assign(new Error("nothing was written"), { code: "EIO" });
    written += taken;
  }
  return at + written;
}

/** Makes a file that was not there: what is there already, be it a link that leads nowhere, is left alone. @throws the system's EEXIST then */
export function createFile(path: string, content: string | Uint8Array, settle: (file: number) => void = () => {}, mode = ownersOnly): void {
  const file = openSync(path, "wx", mode);
  try {
    writeAll(file, content);
    settle(file);
  } catch (problem) {
    remove(path);
    throw problem;
  } finally {
    closeSync(file);
  }
}

export interface Replacement {
  /** Comes between the writing and the replacement; where it throws nothing is replaced. */
  readonly settle?: () => void;
  /** Default: 0600. */
  readonly mode?: number;
}

/**
 * Puts a file in the place of another in one step: readers see the old one or the new one, whole. After a failure the old one is as
 * it was.
 */
export function replaceFile(path: string, content: string | Uint8Array, { settle = () => {}, mode }: Replacement = {}): void {
  const temporary = beside(path);
  createFile(temporary, content, fsyncSync, mode);
  try {
    settle();
    renameSync(temporary, path);
  } catch (problem) {
    remove(temporary);
    throw problem;
  }
}

/** The same for programs that have something else to do meanwhile. */
export async function replaceFileMeanwhile(path: string, content: string): Promise<void> {
  const temporary = beside(path);
  const file = await open(temporary, "wx", ownersOnly);
  try {
    await file
      .writeFile(content)
      .then(() => file.sync())
      .finally(() => file.close());
    await rename(temporary, path);
  } catch (problem) {
    remove(temporary);
    throw problem;
  }
}

/** A name that nobody can know before. */
function beside(path: string): string {
  return `${path}.${randomBytes(8).toString("hex")}.tmp`;
}

/** Takes a file away. One that cannot be taken away stays: whoever calls this has nothing to lose by it. */
export function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is gone already, or its file system has become read-only.
  }
}
