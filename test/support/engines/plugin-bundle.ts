import { execFile } from "node:child_process";
import { chmod, copyFile, mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The plugin as it was built, in a new folder. @returns the folder, for `dev_overrides`; the file in it is `terraform-provider-sms` */
export async function builtPlugin(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "smsform-bundle-"));
  const dist = join(__dirname, "..", "..", "..", "dist");
  for (const name of await readdir(dist)) {
    if (/^(terraform-provider-sms|smsform-.*|NOTICE)$/.test(name)) await copyFile(join(dist, name), join(folder, name));
  }
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
