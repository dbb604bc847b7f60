/** Files and folders, as far as they are needed here. What fails throws an error with the system's `code`, e.g. `ENOENT`. */
import { codeOf } from "./system-error";

export interface Disk {
  /** What is at a path; undefined where nothing is. A symbolic link is followed by default. */
  look(path: string, options?: { readonly followsLink?: boolean }): Found | undefined;
  /** The names in a folder. */
  list(folder: string): readonly string[];
  /** Makes a folder with those above it, where they are not there. */
  makeFolder(path: string): void;

  /** The content of a regular file. @throws UnfitFile for anything else */
  read(path: string, options?: { readonly most?: number; readonly followsLink?: boolean }): Buffer;
  /** The same for programs that have something else to do meanwhile. */
  readMeanwhile(path: string, bounds: Bounds): Promise<Buffer>;
  /** The content of a file, or what a pipe or a device gives until its end. @throws UnfitFile */
  readInput(path: string, bounds: Bounds): Promise<Buffer>;
  /** The bytes of a regular file between two places, the second one excluded. @throws UnfitFile */
  readPart(path: string, from: number, to: number): Promise<Buffer>;

  /** Makes a file that was not there, whole or not at all. What is there already, be it a link that leads nowhere, is left alone. @throws EEXIST then */
  create(path: string, content: string | Uint8Array, options?: Creation): void;
  /** The same for programs that have something else to do meanwhile; it is on the disk when this returns. */
  createMeanwhile(path: string, content: string): Promise<void>;
  /** Opens a file that is there, to write in it. */
  edit(path: string): OpenFile;
  /** Writes behind the end of a file, which is made where it is not there. It is on the disk when this returns. */
  append(path: string, content: string): Promise<void>;

  /** Puts a file in the place of another in one step; it is on the disk when the folder is flushed. */
  rename(from: string, to: string): void;
  /** What names lead to in a folder is on the disk when this returns, where the system has that. */
  flushFolder(folder: string): void;
  /** Gives a file a second name. @throws EEXIST where something has that name, so that of several only one succeeds */
  link(path: string, name: string): void;
  remove(path: string): void;

  /** The process that holds a lock of the kernel's on a file, as Terraform and OpenTofu do; undefined where that is nobody or cannot be known. */
  lockedBy(path: string): string | undefined;
}

export interface Found {
  readonly kind: "file" | "folder" | "other";
  /** Bytes. */
  readonly size: number;
  /** Tells it from others that have had its name. */
  readonly identity: string;
  /** When its content was changed last, in the system's own unit. */
  readonly changed: string;
}

export interface Bounds {
  /** Bytes. */
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Creation {
  /** Default: 0600. States, journals and plans hold secrets. */
  readonly mode?: number;
  /** It is on the disk when this returns. Default: when the system likes. */
  readonly flush?: boolean;
}

export interface OpenFile {
  /** Writes the whole of a content at a place, in bytes. @returns the place behind it */
  write(content: string, at: number): number;
  /** What was written is on the disk when this returns. */
  flush(): void;
  /** The same for programs that have something else to do meanwhile. */
  flushMeanwhile(): Promise<void>;
  close(): void;
}

/** Something is there that cannot be read here. The message says why, and goes on where a sentence has named it. */
export class UnfitFile extends Error {
  override readonly name = "UnfitFile";

  constructor(
    readonly code: "EISDIR" | "EFTYPE" | "EFBIG",
    why: string,
  ) {
    super(why);
  }
}

const mebibyte = 1024 * 1024;
/** Bytes of what people write, or their programs for them. */
export const mostOfInput = 64 * mebibyte;
/** Bytes of what this program keeps: no text can be longer. */
export const mostOfRecord = 512 * mebibyte - 32;

/** Why something cannot be read, to be put into brackets. */
export function whyUnreadable(problem: unknown): string {
  return problem instanceof UnfitFile ? problem.message : codeOf(problem);
}

/** What to do about it, a sentence. */
export function stepToRead(problem: unknown): string {
  if (!(problem instanceof UnfitFile)) return "Check its path and its permissions.";
  return problem.code === "EFBIG" ? "Check its path, or give a smaller one." : "Check its path: it must name a file.";
}

/** Is anything there, as far as that can be seen? */
export function exists(disk: Disk, path: string): boolean {
  return kindAt(disk, path) !== undefined;
}

/** What is there, as far as that can be seen. */
export function kindAt(disk: Disk, path: string): Found["kind"] | undefined {
  try {
    return disk.look(path)?.kind;
  } catch {
    return undefined;
  }
}
