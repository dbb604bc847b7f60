/**
 * Bundles the plugin: `node scripts/bundle-plugin.mjs [OUTFILE]`. OUTFILE is what engines start; beside it lie the bundle itself and
 * what V8 compiled of it.
 */
import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const outfile = resolve(process.argv[2] ?? join(root, "dist", "terraform-provider-sms"));
const program = join(dirname(outfile), "smsform-provider.js");

await bundle("launcher.ts", outfile, { banner: { js: "#!/usr/bin/env node" } });
await chmod(outfile, 0o755);
await bundle("main.ts", program, { minifySyntax: true, minifyWhitespace: true });
await writeCodeCache();
process.stdout.write(`${program}: ${Math.round((await stat(program)).size / 1024)} KiB\n`);

function bundle(entry, outfile, options) {
  return build({
    entryPoints: [join(root, "src", "plugin", entry)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "inline",
    logLevel: "warning",
    ...options,
  });
}

async function writeCodeCache() {
  const folder = await mkdtemp(join(tmpdir(), "smsform-code-cache-"));
  const writer = join(folder, "write-code-cache.js");
  await bundle("write-code-cache.ts", writer, {});
  const { status, stderr } = spawnSync(process.execPath, [writer, dirname(outfile)], { encoding: "utf8" });
  await rm(folder, { recursive: true });
  if (status !== 0) throw new Error(`the plugin does not start: ${stderr}`);
}
