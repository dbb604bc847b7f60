/**
 * The folder that adopting writes, and what it has written there before. A record in it names the objects of every file; it is written
 * first, and what it names counts only where the file is there: cut off at any point, the folder holds whole files, and the next run
 * writes those that are missing.
 */
import { join } from "node:path";
import { type FoundLock, stateOfHolder, tryLock } from "../files/lock-file";
import { remove, replaceFile } from "../files/replace-file";
import { kindAt, mostOfInput } from "../ports/disk";
import type { Machine } from "../ports/world";
import { type Diagnostic, error } from "../schema";
import { formatJson } from "../schema/text/json";
import { decodeUtf8 } from "../schema/text/utf8";
import type { OutFile } from "./model";
import { type Adoption, type Form, recordName } from "./record";
import type { Written } from "./writers/files";

/** @param folder absolute @returns what was adopted there before, which may be nothing */
export function openFolder({ disk }: Pick<Machine, "disk">, folder: string, as: Form): Adoption | { readonly problem: Diagnostic } {
  const kind = kindAt(disk, folder);
  if (kind === undefined) return { version: 1, as, files: [] };
  if (kind !== "folder")
    return { problem: error(`${folder} is no folder`, "Give --out another name: a folder that is empty or not there yet.") };
  const names = disk.list(folder).filter((name) => !isLeftOver(name));
  if (names.length === 0) return { version: 1, as, files: [] };
  if (!names.includes(recordName)) {
    const some = names.slice(0, 5).join(", ");
    return {
      problem: error(
        `${folder} is not empty`,
        `It has ${some}${names.length > 5 ? ` and ${names.length - 5} more` : ""}, and smsform adopt did not write it. Nothing was written. Give --out a folder that is empty or not there yet.`,
      ),
    };
  }
  const record = readRecord(disk, join(folder, recordName));
  if (!record) {
    return {
      problem: error(
        `${join(folder, recordName)} cannot be read`,
        "It tells what was adopted here, and was changed, or written by a newer smsform. Nothing was written. Put it back, or give --out another folder.",
      ),
    };
  }
  if (record.as !== as) {
    return {
      problem: error(`${folder} was adopted as ${record.as}`, `Nothing was written. Say --as ${record.as}, or give --out another folder.`),
    };
  }
  return { ...record, files: record.files.filter(({ path }) => kindAt(disk, join(folder, path)) === "file") };
}

/**
 * Everything whole, in an order in which the next run can go on from any point. Two runs that began with the same folder would write over
 * one another's files, so only the first one writes.
 *
 * @param before what was adopted there when this run began
 * @returns what was written, and what was left as somebody has changed it
 * @throws with the system's `code`
 */
export function writeFolder(machine: Machine, folder: string, before: Adoption, files: Written): Put | { readonly problem: Diagnostic } {
  machine.disk.makeFolder(folder);
  const attempt = tryLock(machine, join(folder, lockName), {}, (holder) => stateOfHolder(machine.processes, holder) === "ended");
  if ("holder" in attempt) return { problem: writtenBy(attempt.holder, folder) };
  try {
    const now = openFolder(machine, folder, before.as);
    if ("problem" in now) return now;
    if (formatJson(now) !== formatJson(before)) return { problem: writtenBy(undefined, folder) };
    return putAll(machine, folder, files);
  } finally {
    attempt.lock.release();
  }
}

function writtenBy(holder: FoundLock | undefined, folder: string): Diagnostic {
  const [who, otherwise] = holder?.process
    ? [`Process ${holder.process.pid} on ${holder.process.host}`, ` If it is certainly over, delete ${join(folder, lockName)}.`]
    : ["Another one", ""];
  return error(
    `Another smsform adopt writes into ${folder}`,
    `${who} has written there while this one looked. Nothing was written by this one. Run the same command again: it adopts what is still new.${otherwise}`,
  );
}

function putAll(place: Pick<Machine, "disk" | "random">, folder: string, { record, files, once, index }: Written): Put {
  const { disk } = place;
  for (const name of disk.list(folder).filter(isDraft)) remove(disk, join(folder, name));
  const put = ({ path, content }: OutFile) => replaceFile(place, join(folder, path), content, { mode: 0o644 });
  const says = (path: string) => (kindAt(disk, join(folder, path)) === "file" ? textAt(disk, join(folder, path)) : undefined);
  const missing = once.filter(({ path }) => kindAt(disk, join(folder, path)) === undefined);
  const standing = index && says(index.path);
  const isOurs = standing === undefined || standing === index?.before || standing === index?.content;
  const written = [...missing, ...files, ...(index && isOurs ? [index] : [])];
  put({ path: recordName, content: `${formatJson(record, 2)}\n` });
  for (const file of written) put(file);
  return { written: written.map(({ path }) => path), ...(index && !isOurs && { kept: index.path }) };
}

export interface Put {
  readonly written: readonly string[];
  /** Does not name the new files, because somebody has changed it. */
  readonly kept?: string;
}

/** Held while files are written. */
const lockName = ".smsform-adopted.lock.info";

/** Of a run that was killed, or of one at work. */
function isLeftOver(name: string): boolean {
  return name.startsWith(lockName) || isDraft(name);
}

function isDraft(name: string): boolean {
  return /\.[0-9a-f-]{36}\.tmp$/.test(name) && !name.startsWith(lockName);
}

function readRecord(disk: Machine["disk"], path: string): Adoption | undefined {
  const { recordSchema }: typeof import("./record-schema") = require("./record-schema");
  try {
    return recordSchema.parse(JSON.parse(textAt(disk, path)));
  } catch {
    return undefined;
  }
}

function textAt(disk: Machine["disk"], path: string): string {
  return decodeUtf8(disk.read(path, { most: mostOfInput }));
}
