import {
  type BigIntStats,
  closeSync,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { promisify } from "node:util";
import type { Disk, Found } from "../ports/disk";
import { isCode } from "../ports/system-error";
import { readInput, readPart, readRegularFile, readRegularFileSync } from "./reading";

const ownersOnly = 0o600;

export const systemDisk: Disk = {
  look(path, { followsLink = true } = {}): Found | undefined {
    const found = statsOf(path, followsLink);
    if (!found) return undefined;
    return {
      kind: found.isFile() ? "file" : found.isDirectory() ? "folder" : "other",
      size: Number(found.size),
      identity: `${found.dev} ${found.ino} ${found.birthtimeNs}`,
      changed: String(found.mtimeNs),
    };
  },
  list: (folder) => readdirSync(folder),
  makeFolder(path) {
    mkdirSync(path, { recursive: true });
  },

  read: (path, { most, followsLink } = {}) => readRegularFileSync(path, most, { followsLink }),
  readMeanwhile: readRegularFile,
  readInput,
  readPart,

  create(path, content, { mode = ownersOnly, flush = false } = {}) {
    const file = openSync(path, "wx", mode);
    try {
      writeAll(file, content, 0);
      if (flush) fsyncSync(file);
    } catch (problem) {
      tryToRemove(path);
      throw problem;
    } finally {
      closeSync(file);
    }
  },
  async createMeanwhile(path, content) {
    const file = await open(path, "wx", ownersOnly);
    try {
      await file
        .writeFile(content)
        .then(() => file.sync())
        .finally(() => file.close());
    } catch (problem) {
      tryToRemove(path);
      throw problem;
    }
  },
  edit(path) {
    const file = openSync(path, "r+");
    return {
      write: (content, at) => writeAll(file, content, at),
      flush: () => fdatasyncSync(file),
      flushMeanwhile: () => flushMeanwhile(file),
      close: () => closeSync(file),
    };
  },
  async append(path, content) {
    const file = await open(path, "a", ownersOnly);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  },

  rename: (from, to) => renameSync(from, to),
  flushFolder,
  link: (path, name) => linkSync(path, name),
  remove: (path) => unlinkSync(path),
  lockedBy,
};

function statsOf(path: string, followsLink: boolean): BigIntStats | undefined {
  try {
    return (followsLink ? statSync : lstatSync)(path, { bigint: true, throwIfNoEntry: false });
  } catch (problem) {
    // Nothing is in a file.
    if (isCode(problem, "ENOTDIR")) return undefined;
    throw problem;
  }
}

/** The system may take less at a time than it is given. */
function writeAll(file: number, content: string | Uint8Array, at: number): number {
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

const flushMeanwhile = promisify(fdatasync);

/** Some systems open no folder, and some file systems flush none: there names are on the disk when the system likes. */
function flushFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (problem) {
    if (!isCode(problem, "EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP")) throw problem;
  }
}

function tryToRemove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // What went wrong before is what is told.
  }
}

/** The kernel lists its locks by inode. */
function lockedBy(path: string): string | undefined {
  try {
    const { ino } = statSync(path);
    const line = readFileSync("/proc/locks", "utf8")
      .split("\n")
      .find((text) => text.split(/\s+/)[5]?.split(":")[2] === String(ino));
    return line?.split(/\s+/)[4];
  } catch {
    // No file, or no such list on this system.
    return undefined;
  }
}
