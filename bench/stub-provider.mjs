/** The stub plugin as one file that engines can start. */
import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { dist } from "./programs.mjs";

/** @returns the folder of the executable, for `dev_overrides` */
export async function makeStubProvider(folder) {
  const contents = readFileSync(new URL("stub-plugin.cjs", import.meta.url), "utf8");
  const outfile = join(folder, "terraform-provider-sms");
  mkdirSync(folder, { recursive: true });
  await build({
    stdin: { contents, resolveDir: dist },
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "error",
  });
  chmodSync(outfile, 0o755);
  return folder;
}
