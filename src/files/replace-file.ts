/** Writing that leaves no half file behind, and writes into nobody else's. */
import { dirname } from "node:path";
import type { Disk } from "../ports/disk";
import type { Machine } from "../ports/world";

type Place = Pick<Machine, "disk" | "random">;

export interface Replacement {
  /** Comes between the writing and the replacement; where it throws nothing is replaced. */
  readonly settle?: () => void;
  /** Default: 0600. */
  readonly mode?: number;
}

/**
 * Puts a file in the place of another in one step: readers see the old one or the new one, whole, and so does whoever comes after a loss of
 * power; when this returns, the new one. After a failure the old one is as it was, or, where only the last flush failed, the new one may be lost with the power.
 */
export function replaceFile(place: Place, path: string, content: string | Uint8Array, { settle, mode }: Replacement = {}): void {
  const temporary = beside(place, path);
  place.disk.create(temporary, content, { flush: true, ...(mode !== undefined && { mode }) });
  takePlace(place, temporary, path, settle);
}

/** The same for programs that have something else to do meanwhile. */
export async function replaceFileMeanwhile(place: Place, path: string, content: string): Promise<void> {
  const temporary = beside(place, path);
  await place.disk.createMeanwhile(temporary, content);
  takePlace(place, temporary, path);
}

function takePlace({ disk }: Place, temporary: string, path: string, settle = () => {}): void {
  try {
    settle();
    disk.rename(temporary, path);
    disk.flushFolder(dirname(path));
  } catch (problem) {
    remove(disk, temporary);
    throw problem;
  }
}

/** A name that nobody can know before. */
function beside({ random }: Place, path: string): string {
  return `${path}.${random.uuid()}.tmp`;
}

/** Takes a file away. One that cannot be taken away stays: whoever calls this has nothing to lose by it. */
export function remove(disk: Disk, path: string): void {
  try {
    disk.remove(path);
  } catch {
    // It is gone already, or its file system has become read-only.
  }
}
