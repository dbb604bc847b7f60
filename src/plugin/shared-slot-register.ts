/**
 * Slots of time that several processes take from one table: engines start a process for each alias of the provider, and another one for
 * each run, while a platform counts the calls of an account wherever they come from.
 *
 * Each slot is a file with the next number, which only one process can make. So nothing is ever locked, and a process that is
 * killed leaves no more behind than a slot that nobody uses.
 */

import { randomBytes } from "node:crypto";
import { link, mkdir, readdir, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readRegularFile } from "../files/read-file";
import { isCode } from "../files/system-error";
import { createSlotRegister, nextSlot, type SlotRegister, type Taken } from "../http/limits/slot-register";
import type { Clock } from "../ports/clock";
import type { Log } from "./log";

export interface SharedSlotRegisterOptions {
  /** Made on first use. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Bytes: two times. */
const mostOfSpan = 100;

/** Files of slots that ended so long ago are removed: no process takes so long from reading the last one to making the next. */
const keptMs = 10_000;

/** Where the folder cannot be used, limits are kept within this process, and the log says so. */
export function createSharedSlotRegister({ folder, clock, log }: SharedSlotRegisterOptions): SlotRegister {
  const ownRegister = createSlotRegister(clock);
  let isUsable = true;
  return {
    async claim(lane, slotMs) {
      if (!isUsable) return ownRegister.claim(lane, slotMs);
      try {
        return await claimIn(join(folder, lane), slotMs, clock);
      } catch (failure) {
        isUsable = false;
        log("warn", "rate limits are kept within this process only", { folder, problem: String(failure) });
        return ownRegister.claim(lane, slotMs);
      }
    },
  };
}

async function claimIn(folder: string, slotMs: number, clock: Clock): Promise<number> {
  for (let previous = -1; ; ) {
    const names = await namesIn(folder);
    const numbers = slotsAmong(names);
    const last = numbers.at(-1) ?? 0;
    // Who is second sees a further file; where there is none, the number is taken by something else.
    if (last === previous) throw new Error(`there is a file ${last + 1} that is none of ours`);
    previous = last;
    const known = await slotAt(join(folder, String(last)));
    const { beginning, taken } = nextSlot(known, clock.now(), slotMs);
    if (!(await write(folder, last + 1, taken))) continue;
    await removeOld(folder, names, numbers.slice(0, -1), clock.now());
    return beginning;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (failure) {
    if (!isCode(failure, "ENOENT")) throw failure;
    await mkdir(folder, { recursive: true });
    return [];
  }
}

/** Numbers of the slots that are kept, ascending. */
function slotsAmong(names: readonly string[]): number[] {
  return names
    .filter((name) => /^\d{1,15}$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

/** Undefined for what is not there or makes no sense: then nothing is known to be taken. */
async function slotAt(path: string): Promise<Taken | undefined> {
  const text = await readRegularFile(path, { most: mostOfSpan }).then(String, (failure) => {
    if (isCode(failure, "ENOENT", "EFBIG")) return "";
    throw failure;
  });
  const [, at, until] = /^(\d{1,15}) (\d{1,15})$/.exec(text) ?? [];
  return at === undefined || until === undefined ? undefined : { at: Number(at), until: Number(until) };
}

/** @returns false when another process was first. The file appears with its content or not at all. */
async function write(folder: string, number: number, { at, until }: Taken): Promise<boolean> {
  const draft = join(folder, `${Math.floor(at)}-${randomBytes(8).toString("hex")}.draft`);
  await writeFile(draft, `${Math.floor(at)} ${Math.ceil(until)}`, { mode: 0o600, flag: "wx" });
  try {
    await link(draft, join(folder, String(number)));
    return true;
  } catch (failure) {
    if (isCode(failure, "EEXIST")) return false;
    throw failure;
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

async function removeOld(folder: string, names: readonly string[], numbers: readonly number[], now: number): Promise<void> {
  for (const name of names) if (isAbandonedDraft(name, now)) await unlink(join(folder, name)).catch(() => undefined);
  for (const number of numbers) {
    const path = join(folder, String(number));
    const slot = await slotAt(path);
    if (slot && slot.until > now - keptMs) return;
    await unlink(path).catch(() => undefined);
  }
}

/** A process that was killed has left it. */
function isAbandonedDraft(name: string, now: number): boolean {
  const [, at] = /^(\d{1,15})-[0-9a-f]+\.draft$/.exec(name) ?? [];
  return at !== undefined && Number(at) < now - keptMs;
}
