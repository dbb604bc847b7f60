/**
 * What the pending file says, read on from where the last look ended: a run that creates thousands of objects looks into the file for
 * each of them, and reading it from its beginning every time would take longer than the creates.
 */
import { isUtf8 } from "node:buffer";
import type { FileHandle } from "node:fs/promises";
import { openRegularFile } from "../../files/read-file";
import { isCode } from "../../files/system-error";
import { createTally, type Entries, type Tally } from "./entries";

export interface Look {
  entries(): Entries;
  /** False where a crash cut off the last line. */
  readonly endsLine: boolean;
}

interface Known {
  readonly identity: string;
  /** Bytes that the tally holds; they end a line. */
  readonly size: number;
  readonly tally: Tally;
}

/** @returns a look at the file; to be taken while nobody writes to it */
export function createPendingReader(path: string): () => Promise<Look> {
  let known: Known | undefined;
  return async () => {
    const file = await openExisting(path);
    if (!file) {
      known = undefined;
      return { entries: createTally().entries, endsLine: true };
    }
    try {
      const { ino, birthtimeMs, size } = await file.stat();
      // A compacted file is another one, even where it got the number of one that is gone.
      const identity = `${ino} ${birthtimeMs}`;
      const seen = known?.identity === identity && known.size <= size ? known : undefined;
      const tally = seen?.tally ?? createTally();
      const text = await textFrom(file, seen?.size ?? 0, size);
      tally.add(text);
      const endsLine = text === "" || text.endsWith("\n");
      known = endsLine ? { identity, size, tally } : undefined;
      return { entries: tally.entries, endsLine };
    } finally {
      await file.close();
    }
  };
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  try {
    return await openRegularFile(path);
  } catch (failure) {
    if (isCode(failure, "ENOENT")) return undefined;
    throw failure;
  }
}

/** The text between two offsets in bytes, the second one excluded. */
async function textFrom(file: FileHandle, start: number, end: number): Promise<string> {
  if (start === end) return "";
  const parts: Buffer[] = [];
  for await (const part of file.createReadStream({ start, end: end - 1, autoClose: false })) parts.push(part);
  return textOfLines(Buffer.concat(parts));
}

/** Lines that are no UTF-8 become ones that nobody has written: their other fields would be read as if nothing were lost. */
export function textOfLines(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const lines = bytes.toString("latin1").split("\n");
  return lines
    .map((line) => Buffer.from(line, "latin1"))
    .map((line) => (isUtf8(line) ? line.toString("utf8") : "(not UTF-8)"))
    .join("\n");
}
