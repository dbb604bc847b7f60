/**
 * The folder that adopting writes, and what it has written there before. A record in it names the objects of every file; it is written
 * first, and what it names counts only where the file is there: cut off at any point, the folder holds whole files, and the next run
 * writes those that are missing.
 */
import { join } from "node:path";
import { z } from "zod";
import { remove, replaceFile } from "../../files/replace-file";
import { kindAt, mostOfInput } from "../../ports/disk";
import type { Machine } from "../../ports/world";
import { type Diagnostic, error } from "../../schema";
import { formatJson } from "../../schema/text/json";
import { decodeUtf8 } from "../../schema/text/utf8";
import type { OutFile } from "./model";

export const recordName = ".smsform-adopted.json";

const recordSchema = z.object({
  version: z.literal(1),
  as: z.enum(["hcl", "cdktf", "constructs"]),
  files: z.array(
    z.object({
      path: z.string(),
      objects: z.array(z.object({ type: z.string(), id: z.string(), name: z.string() })),
    }),
  ),
});

/** What the folder holds, as far as this program has written it. */
export type Adoption = z.infer<typeof recordSchema>;
export type Form = Adoption["as"];
export type RecordedFile = Adoption["files"][number];

type Place = Pick<Machine, "disk" | "random">;

/** @param folder absolute @returns what was adopted there before, which may be nothing */
export function openFolder({ disk }: Place, folder: string, as: Form): Adoption | { readonly problem: Diagnostic } {
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
 * @param files whole; those that are there already are replaced
 * @throws with the system's `code`
 */
export function writeFolder(place: Place, folder: string, record: Adoption, files: readonly OutFile[]): void {
  place.disk.makeFolder(folder);
  for (const name of place.disk.list(folder).filter(isLeftOver)) remove(place.disk, join(folder, name));
  const put = ({ path, content }: OutFile) => replaceFile(place, join(folder, path), content, { mode: 0o644 });
  put({ path: recordName, content: `${formatJson(record, 2)}\n` });
  for (const file of files) put(file);
}

/** Of a run that was killed. */
function isLeftOver(name: string): boolean {
  return /\.[0-9a-f-]{36}\.tmp$/.test(name);
}

function readRecord(disk: Machine["disk"], path: string): Adoption | undefined {
  try {
    return recordSchema.parse(JSON.parse(decodeUtf8(disk.read(path, { most: mostOfInput }))));
  } catch {
    return undefined;
  }
}
