/** The emulator's contents in a file: the format of `data` (kept across restarts) and `seed` (initial contents) alike. */

import { dirname, resolve } from "node:path";
import { z } from "zod";
import { replaceFileMeanwhile } from "../../files/replace-file";
import { type Disk, kindAt, mostOfRecord, whyUnreadable } from "../../ports/disk";
import { isCode } from "../../ports/system-error";
import type { Machine } from "../../ports/world";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import type { Platform } from "../platform";
import { contentsOf, restoreContents } from "../stores/store";
import { parseOrExplain } from "../values/validation";
import type { Clock } from "../world/clock";

/** `{version: 1, clock?, platforms: {baidu: {...}}}`; a platform that is left out is empty. */
const documentSchema = z.strictObject({
  version: z.literal(1).default(1),
  clock: z.strictObject({ offsetMs: z.number(), frozenAt: z.number().nullable() }).optional(),
  platforms: z.record(z.string(), z.unknown()),
});

export type ContentsDocument = z.infer<typeof documentSchema>;

export function documentOf(platforms: ReadonlyMap<string, Platform>, clock: Clock): ContentsDocument {
  return {
    version: 1,
    clock: clock.state(),
    platforms: Object.fromEntries([...platforms].map(([name, platform]) => [name, contentsOf(platform.stores)])),
  };
}

/** Reads a file's content. What is replaced later must be a regular file; what is only read may be a pipe as well. */
type Read = Disk["readMeanwhile"];

/** A file that could not be written would be missed only when the emulator ends. @throws Error naming the folder that is missing */
export function assertFolder(disk: Disk, file: string): void {
  const folder = dirname(resolve(file));
  const found = kindAt(disk, folder);
  if (found === "folder") return;
  const what = found === undefined ? "There is no folder" : "What should be a folder is none:";
  throw new Error(`${what} ${folder}, in which the contents are to be kept. Make it, or name another file as data (--data).`);
}

/** @returns `undefined` when there is no such file. @throws Error naming the file and what is wrong with it. */
export async function readDocument(file: string, read: Read): Promise<ContentsDocument | undefined> {
  let bytes: Buffer;
  try {
    bytes = await read(file, { most: mostOfRecord });
  } catch (problem) {
    if (isCode(problem, "ENOENT")) return undefined;
    throw new Error(`${file} cannot be read (${whyUnreadable(problem)}). Check its path and its permissions.`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(decodeUtf8(bytes));
  } catch (problem) {
    if (problem instanceof NotUtf8) throw new Error(`${file} is not JSON in UTF-8: ${problem.message}`);
    throw new Error(`${file} is not JSON. Repair it, or move it away to start with an empty emulator.`);
  }
  return parseOrExplain(documentSchema, parsed, file);
}

/** @throws Error naming the unknown platform or the field that does not fit. */
export function restoreDocument(document: ContentsDocument, platforms: ReadonlyMap<string, Platform>, source: string): void {
  for (const [name, contents] of Object.entries(document.platforms)) {
    const platform = platforms.get(name);
    if (platform === undefined) {
      throw new Error(`${source} has contents for the unknown platform "${name}". Allowed: ${[...platforms.keys()].join(", ")}.`);
    }
    try {
      restoreContents(platform.stores, contents, `What ${name} holds`);
    } catch (error) {
      throw new Error(`${source}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

export interface Saver {
  /** Says that something changed. Changes that follow each other closely are written together. */
  changed(): void;
  /** Writes what is not yet written. @throws Error when the file cannot be written. */
  flush(): Promise<void>;
}

/** Milliseconds in which changes gather before a write: the work per call stays small however much is kept. */
const gatherMs = 50;

export function createSaver(place: Pick<Machine, "disk" | "random">, file: string | undefined, document: () => ContentsDocument): Saver {
  if (file === undefined) return { changed: () => {}, flush: async () => {} };
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = () => {
    timer = undefined;
    // One write after the other; the contents are those of the moment at which its turn comes.
    writing = writing.catch(() => {}).then(() => replaceFileMeanwhile(place, file, `${JSON.stringify(document(), null, 1)}\n`));
    return writing;
  };
  return {
    changed: () => {
      // A failure shows at the next flush, which tries again.
      timer ??= setTimeout(() => void write().catch(() => {}), gatherMs);
    },
    flush: async () => {
      clearTimeout(timer);
      await write();
    },
  };
}
