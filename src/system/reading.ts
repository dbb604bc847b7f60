/**
 * Reading what may be something else than it should be: a pipe that nobody writes to, a device without an end, a file that
 * fills the memory. Nothing here waits for ever without a way to stop it, and nothing takes more memory than was allowed.
 */
import { closeSync, constants, fstatSync, openSync, read, readSync, type Stats } from "node:fs";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { type Bounds, mostOfRecord, UnfitFile } from "../ports/disk";
import { isCode } from "../ports/system-error";

const partSize = 64 * 1024;
/** Nobody waits for the other end of a pipe to be opened. Windows knows neither. */
const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
const readInto = promisify(read);

/** The content of a regular file. @throws UnfitFile, or the system's error */
export async function readRegularFile(path: string, { most, signal }: Bounds): Promise<Buffer> {
  const file = openSync(path, O_RDONLY | O_NONBLOCK);
  try {
    return await contentOf(file, sizeOf(fstatSync(file), most), most, signal);
  } finally {
    closeSync(file);
  }
}

/** The same at once. @param options a symbolic link is followed by default */
export function readRegularFileSync(
  path: string,
  most = mostOfRecord,
  { followsLink = true }: { readonly followsLink?: boolean | undefined } = {},
): Buffer {
  const file = openSync(path, O_RDONLY | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW));
  try {
    const content = collector(sizeOf(fstatSync(file), most), most);
    for (;;) {
      const part = content.room();
      if (!content.add(part, readSync(file, part))) return content.all();
    }
  } finally {
    closeSync(file);
  }
}

/** The bytes between two places, the second one excluded. @throws UnfitFile, or the system's error */
export async function readPart(path: string, from: number, to: number): Promise<Buffer> {
  const file = openSync(path, O_RDONLY | O_NONBLOCK);
  try {
    sizeOf(fstatSync(file), Number.POSITIVE_INFINITY);
    const part = Buffer.alloc(to - from);
    let length = 0;
    while (length < part.length) {
      const { bytesRead } = await readInto(file, part, length, part.length - length, from + length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return part.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/**
 * The content of a file, or what a pipe or a device gives until its end: shells hand over what a program prints as a pipe.
 * @throws UnfitFile, or the system's error
 */
export async function readInput(path: string, { most, signal }: Bounds): Promise<Buffer> {
  signal?.throwIfAborted();
  const file = openSync(path, O_RDONLY | O_NONBLOCK);
  const found = fstatSync(file);
  if (found.isFIFO()) return pipedContent(file, most, signal);
  try {
    return await contentOf(file, found.isCharacterDevice() ? 0 : sizeOf(found, most), most, signal);
  } catch (problem) {
    // A terminal at which nobody has typed anything.
    throw isCode(problem, "EAGAIN") ? new UnfitFile("EFTYPE", "it is a terminal") : problem;
  } finally {
    closeSync(file);
  }
}

async function contentOf(file: number, size: number, most: number, signal: AbortSignal | undefined): Promise<Buffer> {
  const content = collector(size, most);
  for (;;) {
    signal?.throwIfAborted();
    const part = content.room();
    const { bytesRead } = await readInto(file, part, 0, part.length, null);
    if (!content.add(part, bytesRead)) return content.all();
  }
}

/** Waits for the other end, however late it is opened. Closes the file. */
function pipedContent(file: number, most: number, signal: AbortSignal | undefined): Promise<Buffer> {
  const pipe = new Socket({ fd: file, readable: true, writable: false });
  const content = collector(0, most);
  let stop = () => {};
  return new Promise<Buffer>((resolve, reject) => {
    stop = () => reject(signal?.reason);
    signal?.addEventListener("abort", stop);
    pipe.on("data", (part) => {
      try {
        content.add(part, part.length);
      } catch (problem) {
        reject(problem);
      }
    });
    pipe.on("end", () => resolve(content.all()));
    pipe.on("error", reject);
  }).finally(() => {
    signal?.removeEventListener("abort", stop);
    pipe.destroy();
  });
}

/** Gathers parts up to a bound. @param size of what is probably there */
function collector(size: number, most: number) {
  const parts: Buffer[] = [];
  let length = 0;
  return {
    room: () => Buffer.allocUnsafe(size > length ? size - length : partSize),
    /** @returns false at the end. @throws UnfitFile */
    add(part: Buffer, taken: number): boolean {
      length += taken;
      if (length > most) throw tooLarge(`it has more than ${most} bytes`);
      parts.push(part.subarray(0, taken));
      return taken > 0;
    },
    all: () => Buffer.concat(parts, length),
  };
}

/** @throws UnfitFile */
function sizeOf(found: Stats, most: number): number {
  if (found.isDirectory()) throw new UnfitFile("EISDIR", "it is a folder");
  if (!found.isFile()) throw new UnfitFile("EFTYPE", `it is ${found.isFIFO() ? "a pipe" : "a device"}, no file`);
  if (found.size > most) throw tooLarge(`it has ${found.size} bytes, and at most ${most} are read`);
  return found.size;
}

function tooLarge(why: string): UnfitFile {
  return new UnfitFile("EFBIG", why);
}
