/** The disk as one process sees it, until it is killed, and with what may go wrong with a disk. */
import type { Disk } from "../../../src/ports/disk";
import type { Fate } from "./fate";

export interface DiskGuard {
  /** @throws Killed where the process is no more */
  alive(): void;
  /** Asked before each change. @throws Killed */
  fateOf(what: string): Fate;
  kill(): never;
  /** The machine is off, with all that runs on it. */
  losePower(): never;
}

export function guardedDisk(disk: Disk, { alive, fateOf, kill, losePower }: DiskGuard): Disk {
  const seen = <A extends unknown[], R>(look: (...given: A) => R) => {
    return (...given: A): R => {
      alive();
      return look(...given);
    };
  };
  /** @param half what a cut leaves, where there is such a thing: everything else happens whole or not at all */
  const changing = <A extends unknown[], R>(what: string, change: (...given: A) => R, half?: (...given: A) => unknown) => {
    return (...given: A): R => {
      const fate = fateOf(what);
      if (fate === "broken") throw Object.assign(new Error(`EIO: ${what}`), { code: "EIO" });
      if (fate === "full" || fate === "half full") {
        if (fate === "half full") half?.(...given);
        throw Object.assign(new Error(`ENOSPC: ${what}`), { code: "ENOSPC" });
      }
      if (fate === "torn") {
        half?.(...given);
        kill();
      }
      const result = change(...given);
      if (fate === "killed after") kill();
      if (fate === "power lost") losePower();
      return result;
    };
  };
  const later = <A extends unknown[], R>(work: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => work(...given);
  };
  return {
    look: seen(disk.look),
    list: seen(disk.list),
    makeFolder: seen(disk.makeFolder),
    read: seen(disk.read),
    readMeanwhile: later(seen(disk.readMeanwhile)),
    readInput: later(seen(disk.readInput)),
    readPart: later(seen(disk.readPart)),
    create: changing("create", disk.create),
    createMeanwhile: later(changing("create", disk.createMeanwhile)),
    edit(path) {
      alive();
      const file = disk.edit(path);
      const half = (content: string, at: number) => file.write(halfOf(content), at);
      return {
        write: changing("write", file.write, half),
        flush: changing("flush", file.flush),
        flushMeanwhile: later(changing("flush", file.flushMeanwhile)),
        close: file.close,
      };
    },
    append: later(changing("append", disk.append, (path, content) => disk.append(path, halfOf(content)))),
    rename: changing("rename", disk.rename),
    flushFolder: changing("flush", disk.flushFolder),
    link: changing("link", disk.link),
    remove: changing("remove", disk.remove),
    lockedBy: seen(disk.lockedBy),
  };
}

function halfOf(content: string): string {
  return content.slice(0, Math.ceil(content.length / 2));
}
