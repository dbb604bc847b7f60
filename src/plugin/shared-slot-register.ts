/**
 * Slots of time that several processes take from one table: engines start a process for each alias of the provider, and another one for
 * each run, while a platform counts the calls of an account wherever they come from.
 *
 * Each slot is a file with the next number, which only one process can make. So nothing is ever locked, and a process that is
 * killed leaves no more behind than a slot that nobody uses.
 */

import { join } from "node:path";
import { remove } from "../files/replace-file";
import type { Claim } from "../http/limits/slot-machine";
import { createSlotRegister, nextSlot, type SlotRegister, type Taken } from "../http/limits/slot-register";
import type { Disk } from "../ports/disk";
import { isCode } from "../ports/system-error";
import type { World } from "../ports/world";
import type { Log } from "./log";

export interface SharedSlotRegisterOptions {
  /** Made on first use. */
  readonly folder: string;
  readonly world: Pick<World, "clock" | "disk" | "random">;
  readonly log: Log;
}

/** Bytes: two times. */
const mostOfSpan = 100;

/** Files of slots that ended so long ago are removed: no process takes so long from reading the last one to making the next. */
const keptMs = 10_000;

/** Where the folder cannot be used, limits are kept within this process, and the log says so. */
export function createSharedSlotRegister({ folder, world, log }: SharedSlotRegisterOptions): SlotRegister {
  const ownRegister = createSlotRegister(world.clock);
  let isUsable = true;
  return {
    async claim(lane, slotMs, missed) {
      if (!isUsable) return ownRegister.claim(lane, slotMs, missed);
      try {
        return await claimIn(join(folder, lane), { slotMs, missed }, world);
      } catch (failure) {
        isUsable = false;
        log("warn", "rate limits are kept within this process only", { folder, problem: String(failure) });
        return ownRegister.claim(lane, slotMs, missed);
      }
    },
  };
}

async function claimIn(
  folder: string,
  { slotMs, missed }: Claim,
  { clock, disk, random }: SharedSlotRegisterOptions["world"],
): Promise<number> {
  for (let previous = -1; ; ) {
    const names = namesIn(disk, folder);
    const numbers = slotsAmong(names);
    const last = numbers.at(-1) ?? 0;
    // Who is second sees a further file; where there is none, the number is taken by something else.
    if (last === previous) throw new Error(`there is a file ${last + 1} that is none of ours`);
    previous = last;
    const known = await slotAt(disk, join(folder, String(last)));
    const { beginning, taken } = nextSlot(known, clock.now(), slotMs, missed);
    if (!write({ disk, random }, folder, last + 1, taken)) continue;
    await removeOld(disk, folder, names, numbers.slice(0, -1), clock.now());
    return beginning;
  }
}

function namesIn(disk: Disk, folder: string): readonly string[] {
  try {
    return disk.list(folder);
  } catch (failure) {
    if (!isCode(failure, "ENOENT")) throw failure;
    disk.makeFolder(folder);
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
async function slotAt(disk: Disk, path: string): Promise<Taken | undefined> {
  const text = await disk.readMeanwhile(path, { most: mostOfSpan }).then(String, (failure) => {
    if (isCode(failure, "ENOENT", "EFBIG")) return "";
    throw failure;
  });
  const [, at, until] = /^(\d{1,15}) (\d{1,15})$/.exec(text) ?? [];
  return at === undefined || until === undefined ? undefined : { at: Number(at), until: Number(until) };
}

/** @returns false when another process was first. The file appears with its content or not at all. */
function write(place: Pick<World, "disk" | "random">, folder: string, number: number, { at, until }: Taken): boolean {
  const { disk, random } = place;
  const draft = join(folder, `${Math.floor(at)}-${random.uuid()}.draft`);
  disk.create(draft, `${Math.floor(at)} ${Math.ceil(until)}`);
  try {
    disk.link(draft, join(folder, String(number)));
    return true;
  } catch (failure) {
    if (isCode(failure, "EEXIST")) return false;
    throw failure;
  } finally {
    remove(disk, draft);
  }
}

async function removeOld(disk: Disk, folder: string, names: readonly string[], numbers: readonly number[], now: number): Promise<void> {
  for (const name of names) if (isAbandonedDraft(name, now)) remove(disk, join(folder, name));
  for (const number of numbers) {
    const path = join(folder, String(number));
    const slot = await slotAt(disk, path);
    if (slot && slot.until > now - keptMs) return;
    remove(disk, path);
  }
}

/** A process that was killed has left it. */
function isAbandonedDraft(name: string, now: number): boolean {
  const [, at] = /^(\d{1,15})-[0-9a-f-]+\.draft$/.exec(name) ?? [];
  return at !== undefined && Number(at) < now - keptMs;
}
