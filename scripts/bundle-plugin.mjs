/**
 * Bundles the plugin: `node scripts/bundle-plugin.mjs [OUTFILE]`. OUTFILE is what engines start; beside it lie the bundle, what V8 compiled
 * of it, and the entry of a single executable.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";
import { build } from "esbuild";
import { toAscii } from "./ascii.mjs";
import { networkAlone } from "./network-alone.mjs";
import { noticeOf } from "./notice.mjs";
import { ofEveryStart } from "./of-every-start.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const launcher = resolve(process.argv[2] ?? join(root, "dist", "terraform-provider-sms"));
const folder = dirname(launcher);
const bundle = join(folder, "smsform-provider.js");

for (const name of await readdir(folder).catch(() => [])) if (/^smsform-provider-.*\.cache$/.test(name)) await rm(join(folder, name));
const { metafile } = await compile("starting/main.ts", bundle, {
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  define: { ENCODED_SCHEMAS: JSON.stringify(await encodedSchemas()) },
});
toAscii(bundle);
await writeFile(
  join(folder, "NOTICE"),
  noticeOf(root, [...Object.keys(metafile.inputs), ...ofEveryStart.map((name) => `node_modules/${name}/package.json`)]),
);
const digest = createHash("sha256")
  .update(await readFile(bundle))
  .digest("hex")
  .slice(0, 16);
// An old Node cannot read the bundle, but is to read this.
await compile("starting/launcher.ts", launcher, {
  banner: { js: "#!/usr/bin/env node" },
  define: { BUNDLE_DIGEST: JSON.stringify(digest) },
  target: "node8",
});
await chmod(launcher, 0o755);
await compile("starting/executable.ts", join(folder, "smsform-executable.js"), {});
const { status, stderr } = spawnSync(process.execPath, [launcher, `--write-code-cache=${folder}`], { encoding: "utf8" });
if (status !== 0) throw new Error(`the plugin does not start: ${stderr}`);
process.stdout.write(`${bundle}: ${Math.round((await stat(bundle)).size / 1024)} KiB\n`);

/** What the same sources answer to questions for schemas: most of the plugins that an engine starts are asked for nothing else. */
async function encodedSchemas() {
  const { outputFiles } = await compile("starting/encoded-schemas.ts", undefined, { write: false });
  const module = { exports: {} };
  runInThisContext(`(function (require, module) {${outputFiles[0].text}\n})`)(createRequire(import.meta.url), module);
  return Object.fromEntries(Object.entries(module.exports.encodedSchemas()).map(([method, answer]) => [method, answer.toString("base64")]));
}

function compile(entry, outfile, options) {
  return build({
    entryPoints: [join(root, "src", "plugin", entry)],
    absWorkingDir: root,
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "inline",
    plugins: [networkAlone],
    logLevel: "warning",
    ...options,
  });
}
