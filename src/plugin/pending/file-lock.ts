import { open, readFile, stat, unlink } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { ProcessIdentity } from "./process-identity";
import { isCode } from "./system-error";

const retryMs = 5;
/** A lock is held for milliseconds; one this old was left behind. */
const staleMs = 10_000;

/** Runs something while nobody else does so under the same lock file. A lock that its holder left behind is broken. */
export async function withFileLock<T>(
  path: string,
  owner: ProcessIdentity,
  isAlive: (holder: ProcessIdentity) => boolean,
  run: () => Promise<T>,
): Promise<T> {
  while (!(await acquire(path, owner))) {
    if (await isLeftBehind(path, isAlive)) await unlink(path).catch(() => undefined);
    else await delay(retryMs);
  }
  try {
    return await run();
  } finally {
    await unlink(path).catch(() => undefined);
  }
}

async function acquire(path: string, owner: ProcessIdentity): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(JSON.stringify(owner)).finally(() => file.close());
    return true;
  } catch (failure) {
    if (isCode(failure, "EEXIST")) return false;
    throw failure;
  }
}

async function isLeftBehind(path: string, isAlive: (holder: ProcessIdentity) => boolean): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    const holder = JSON.parse((await readFile(path, "utf8")) || "null") as ProcessIdentity | null;
    return Date.now() - mtimeMs > staleMs || (holder !== null && !isAlive(holder));
  } catch {
    return false;
  }
}
