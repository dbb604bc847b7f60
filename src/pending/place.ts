import { resolve } from "node:path";

/**
 * Where the plugin keeps what is its own, beside the data of the engine that starts it.
 * @param folder of the stack
 */
export function dataFolderOf(folder: string, environment: Readonly<Record<string, string | undefined>>): string {
  return resolve(folder, environment.TF_DATA_DIR || ".terraform", "smsform");
}

/** What has to survive a crash: creates that are not settled, and what is to be given back. */
export function pendingFileIn(dataFolder: string): string {
  return resolve(dataFolder, "pending.jsonl");
}
