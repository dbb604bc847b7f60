import { execFile } from "node:child_process";
import { chmod, mkdtemp } from "node:fs/promises";
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

/** Bundles a plugin of the tests in the same way. @param entry a file that starts it */
export async function bundleEntry(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "smsform-bundle-"));
  const outfile = join(folder, "terraform-provider-sms");
  const flags = ["--bundle", "--platform=node", "--target=node20", "--banner:js=#!/usr/bin/env node", `--outfile=${outfile}`];
  await promisify(execFile)(require.resolve("esbuild/bin/esbuild"), [entry, ...flags]);
  await chmod(outfile, 0o755);
  return folder;
}
