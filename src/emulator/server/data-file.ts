/** The emulator's contents in a file: the format of `data` (kept across restarts) and `seed` (initial contents) alike. */

import { dirname, resolve } from "node:path";
import { z } from "zod";
import { replaceFileMeanwhile } from "../../files/replace-file";
import { type Disk, kindAt, mostOfRecord, stepToRead, whyUnreadable } from "../../ports/disk";
import { isCode } from "../../ports/system-error";
import type { Machine } from "../../ports/world";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import type { Platform } from "../platform";
import { contentsOf, restoreContents } from "../stores/store";
import { parseOrExplain } from "../values/validation";
import { type Clock, isPossible, possibleTimes, timeOf } from "../world/clock";

const clockSchema = z
  .strictObject({ offsetMs: z.number(), frozenAt: z.number().nullable() })
  .refine((state) => isPossible(timeOf(state)), { error: `expected a time ${possibleTimes}` });

/** `{version: 1, clock?, platforms: {baidu: {...}}}`; a platform that is left out is empty. */
const documentSchema = z.strictObject({
  version: z.literal(1).default(1),
  clock: clockSchema.optional(),
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
    throw new Error(`${file} cannot be read (${whyUnreadable(problem)}). ${stepToRead(problem)}`);
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

/** Milliseconds in which changes gather before a write. */
const gatherMs = 50;
/** How much longer than a write the next one is waited for: much that is kept takes long to write, and calls are to be answered meanwhile. */
const restFactor = 2;

export interface SaverParts {
  readonly place: Pick<Machine, "disk" | "random">;
  readonly file: string | undefined;
  /** Whether the file is still to be made. */
  readonly isNew: boolean;
  document(): ContentsDocument;
}

export function createSaver({ place, file, isNew, document }: SaverParts): Saver {
  if (file === undefined) return { changed: () => {}, flush: async () => {} };
  let unwritten = isNew;
  let restMs = gatherMs;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    const began = performance.now();
    unwritten = false;
    try {
      await replaceFileMeanwhile(place, file, `${JSON.stringify(document(), null, 1)}\n`);
    } catch (problem) {
      unwritten = true;
      throw problem;
    }
    restMs = Math.max(gatherMs, restFactor * (performance.now() - began));
  };
  /** One write at a time, and one that waits: it takes along whatever changes until its turn comes. */
  const writeSoon = (): void => {
    if (timer !== undefined || writing !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      writing = write().then(
        () => {
          writing = undefined;
          if (unwritten) writeSoon();
        },
        // It shows at the next flush, which tries again.
        () => {
          writing = undefined;
        },
      );
    }, restMs);
  };
  return {
    changed: () => {
      unwritten = true;
      writeSoon();
    },
    flush: async () => {
      await writing;
      clearTimeout(timer);
      timer = undefined;
      if (unwritten) await write();
    },
  };
}
