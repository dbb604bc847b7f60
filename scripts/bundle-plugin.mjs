/** Bundles the plugin into one executable file: `node scripts/bundle-plugin.mjs [OUTFILE]`. */
import { chmod, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const outfile = resolve(process.argv[2] ?? join(root, "dist", "terraform-provider-sms"));

await build({
  entryPoints: [join(root, "src", "plugin", "main.ts")],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  legalComments: "inline",
  banner: { js: "#!/usr/bin/env node" },
  logLevel: "warning",
});
await chmod(outfile, 0o755);
process.stdout.write(`${outfile}: ${Math.round((await stat(outfile)).size / 1024)} KiB\n`);
