/**
 * Creates that are not settled yet, written down before they are sent. Engines plan again while applying, so that a token in a
 * plan's private data is lost; and a plugin is started anew for every run. Hence a file beside the engine's own data.
 */
import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { type Clock, type Pending, PendingCreateExpired } from "../../schema";
import type { Log } from "../log";
import { type Entry, type Line, linesOf, readEntries } from "./entries";
import { withFileLock } from "./file-lock";
import { isAlive, ownIdentity, type ProcessIdentity } from "./process-identity";
import { isCode } from "./system-error";

export interface PendingFile {
  /** Drops what is settled from the file. Called when a run begins. */
  compact(): Promise<void>;
  /** The port for one create. @param key digest of what is created and for whom */
  create(key: string): PendingCreate;
  /** The engine names the object as recorded: its create is settled. */
  recorded(type: string, id: string): Promise<void>;
  /** The engine has taken every answer and ends this process: what was answered here is settled. */
  settle(): Promise<void>;
}

export interface PendingCreate extends Pending {
  /** How the create ended: made under an id, surely without effect, or nobody knows. */
  end(outcome: { readonly type: string; readonly id: string } | "without effect" | "unknown"): Promise<void>;
}

/** The file cannot be read or written; nothing may be sent that could not be taken up again. */
export class PendingFileUnusable extends Error {
  constructor(
    readonly path: string,
    cause: unknown,
  ) {
    super(`cannot write ${path}: ${String(cause)}`, { cause });
  }
}

interface Options {
  /** Made with its folder on first use. */
  readonly path: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly owner?: ProcessIdentity;
  readonly isAlive?: (owner: ProcessIdentity) => boolean;
}

export function createPendingFile({ path, clock, log, owner = ownIdentity(), isAlive: alive = isAlive }: Options): PendingFile {
  /** Tokens of answered creates by object: so that what was never pending costs no look into the file. */
  const answered = new Map<string, string>();
  const mine = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other in this process, and one process at a time. */
  function exclusively<T>(run: (entries: readonly Entry[]) => Promise<T>): Promise<T> {
    const next = turn.then(async () => {
      try {
        await mkdir(dirname(path), { recursive: true });
        return await withFileLock(`${path}.lock`, owner, alive, async () => run(await read()));
      } catch (failure) {
        throw failure instanceof PendingCreateExpired ? failure : new PendingFileUnusable(path, failure);
      }
    });
    turn = next.catch(() => undefined);
    return next;
  }

  async function read(): Promise<readonly Entry[]> {
    const { entries, corrupt } = readEntries(await contentOf(path));
    if (corrupt > 0) log("warn", `${corrupt} unreadable lines of the pending file are skipped`, { path });
    for (const { state, type, id, token } of entries) if (state === "answered") answered.set(`${type} ${id}`, token);
    return entries;
  }

  async function take(key: string, lifetimeMs: number, entries: readonly Entry[]): Promise<string> {
    const found = entries.find((entry) => entry.key === key && (entry.state === "released" || !alive(entry.owner)));
    if (!found) {
      const token = randomUUID();
      await append(path, [{ event: "opened", token, key, at: new Date(clock.now()).toISOString(), owner }]);
      return token;
    }
    if (clock.now() - found.openedAt.getTime() >= lifetimeMs) {
      throw new PendingCreateExpired(found.openedAt, `delete the lines with "${found.token}" from ${path}`);
    }
    await append(path, [{ event: "taken", token: found.token, owner }]);
    return found.token;
  }

  return {
    async compact() {
      if ((await contentOf(path).catch(() => "")) === "") return;
      await exclusively(async (entries) => {
        const content = entries.flatMap(linesOf).map(textOf).join("");
        if (content.length < (await contentOf(path)).length) await replace(path, content);
      });
    },
    create(key) {
      let token: string | undefined;
      return {
        async token(lifetimeMs) {
          token ??= await exclusively((entries) => take(key, lifetimeMs, entries));
          return token;
        },
        async end(outcome) {
          const ended = token;
          if (ended === undefined) return;
          await exclusively(async () => {
            if (outcome === "unknown") return append(path, [{ event: "released", token: ended }]);
            if (outcome === "without effect") return append(path, [{ event: "closed", token: ended }]);
            mine.add(ended);
            answered.set(`${outcome.type} ${outcome.id}`, ended);
            return append(path, [{ event: "answered", token: ended, ...outcome }]);
          });
        },
      };
    },
    async recorded(type, id) {
      const token = answered.get(`${type} ${id}`);
      if (token === undefined) return;
      await exclusively(() => append(path, [{ event: "closed", token }]));
      answered.delete(`${type} ${id}`);
      mine.delete(token);
    },
    async settle() {
      if (mine.size === 0) return;
      await exclusively(() =>
        append(
          path,
          [...mine].map((token) => ({ event: "closed", token }) as const),
        ),
      );
      mine.clear();
    },
  };
}

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (failure) {
    if (isCode(failure, "ENOENT")) return "";
    throw failure;
  }
}

function textOf(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

/** Returns when the lines are on the disk. A line that a crash cut off is ended first. */
async function append(path: string, lines: readonly Line[]): Promise<void> {
  const content = await contentOf(path);
  const start = content === "" || content.endsWith("\n") ? "" : "\n";
  await write(path, "a", start + lines.map(textOf).join(""));
}

async function replace(path: string, content: string): Promise<void> {
  await write(`${path}.new`, "w", content);
  await rename(`${path}.new`, path);
}

async function write(path: string, flag: "a" | "w", content: string): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
