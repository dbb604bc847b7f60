import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Bundles the plugin into a new folder. @returns the folder, for `dev_overrides`; the file in it is `terraform-provider-sms` */
export async function bundlePlugin(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "smsform-bundle-"));
  const script = join(__dirname, "..", "..", "..", "scripts", "bundle-plugin.mjs");
  await promisify(execFile)(process.execPath, [script, join(folder, "terraform-provider-sms")]);
  return folder;
}
