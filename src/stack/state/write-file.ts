/** Writing that leaves no half file behind. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

/**
 * Writes the whole of a text at a place in an open file: the system may take less at a time than it is given.
 * @returns the place behind it, in bytes
 */
export function writeAll(file: number, text: string, at = 0): number {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    const taken = writeSync(file, bytes, written, bytes.length - written, at + written);
    // A regular file takes something or fails; whatever takes nothing would be asked for ever.
    if (taken === 0) throw Object.assign(new Error("nothing was written"), { code: "EIO" });
    written += taken;
  }
  return at + written;
}

/**
 * Puts a file in the place of another in one step: readers see the old one or the new one, whole. Mode 0600, because states and
 * journals hold secrets. After a failure the old one is as it was.
 * @param settle comes between the writing and the replacement; where it throws nothing is replaced
 */
export function replaceFile(path: string, text: string, settle: () => void = () => {}): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(temporary, "w", 0o600);
    try {
      writeAll(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    settle();
    renameSync(temporary, path);
  } catch (problem) {
    remove(temporary);
    throw problem;
  }
}

/** Takes a file away. One that cannot be taken away stays: whoever calls this has nothing to lose by it. */
export function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // On a file system that has become read-only, for instance.
  }
}
