/**
 * `npm run build`: the library and the command line (dist), the bindings of both construct engines (dist/cdktf, dist/cdktn),
 * the bundled plugin and the compiled example programs (dist/examples). Steps whose inputs did not change do nothing.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { toAscii } from "./ascii.mjs";
import { networkAlone } from "./network-alone.mjs";
import { noticeOf } from "./notice.mjs";
import { ofEveryStart } from "./of-every-start.mjs";

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

await compileSources();
await Promise.all([
  bundleCommandLine(),
  bundleNetwork(),
  bundleConsole(),
  script("bindings.mjs", "cdktf"),
  script("bindings.mjs", "cdktn"),
  bundlePlugin(),
  compileExamples(),
]);

async function compileSources() {
  // The compiler trusts its record of what it has written: without the output the record is worth nothing.
  if (!existsSync(join(root, "dist", "index.js"))) rmSync(join(root, "build", "tsconfig.tsbuildinfo"), { force: true });
  await run(join(dirname(require.resolve("typescript/package.json")), "bin", "tsc"), "-p", root);
  const { catalogueJsonSchema } = require(join(root, "dist", "messaging", "catalogue", "schema.js"));
  writeFileSync(join(root, "dist", "catalogue.schema.json"), `${JSON.stringify(catalogueJsonSchema(), null, 2)}\n`);
}

/**
 * One file starts a third faster than some 350, and its compiled code can be kept; what only some commands need is still run only by them. The file that
 * looks at Node's age stands before it: an old Node cannot even read the rest.
 */
async function bundleCommandLine() {
  const cli = (name) => join(root, "src", "cli", name);
  const outdir = join(root, "dist", "cli");
  const shared = { outdir, bundle: true, platform: "node", format: "cjs", logLevel: "error" };
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  await build({
    ...shared,
    entryPoints: [cli("start.ts")],
    external: Object.keys(dependencies).filter((name) => !ofEveryStart.includes(name)),
    plugins: [networkAlone],
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "inline",
  });
  const program = join(outdir, "start.js");
  toAscii(program);
  const digest = createHash("sha256").update(readFileSync(program)).digest("hex").slice(0, 16);
  await build({ ...shared, entryPoints: [cli("main.ts")], target: "node8", define: { PROGRAM_DIGEST: JSON.stringify(digest) } });
}

/** Programs that send load what of the library they use, and wait for nothing else. */
async function bundleNetwork() {
  const file = join("system", "network", "library");
  const entryPoints = [join(root, "src", `${file}.ts`)];
  const outfile = join(root, "dist", `${file}.js`);
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    plugins: [networkAlone],
    logLevel: "error",
  });
}

/** The emulator's page is a program of the browser's: one script, one style sheet, and what holds them. */
async function bundleConsole() {
  const source = join(root, "src", "emulator", "console");
  const outdir = join(root, "dist", "emulator", "console");
  const { metafile } = await build({
    absWorkingDir: root,
    metafile: true,
    entryPoints: { console: join(source, "main.tsx") },
    outdir,
    bundle: true,
    minify: true,
    platform: "browser",
    format: "iife",
    target: ["chrome123", "firefox121", "safari17.5"],
    tsconfig: join(source, "tsconfig.json"),
    legalComments: "inline",
    charset: "utf8",
    logLevel: "warning",
  });
  writeFileSync(join(outdir, "NOTICE"), noticeOf(root, Object.keys(metafile.inputs)));
  for (const file of ["index.html", "console.css", "icon.svg"]) copyFileSync(join(source, file), join(outdir, file));
}

async function bundlePlugin() {
  if (existsSync(join(root, "scripts", "bundle-plugin.mjs"))) await script("bundle-plugin.mjs");
}

/** Example programs run from dist, by the package's own name, with the files beside them; `npm test` checks their types. */
async function compileExamples() {
  const programs = readdirSync(join(root, "examples")).filter((name) => existsSync(join(root, "examples", name, "main.ts")));
  for (const name of programs) {
    const source = join(root, "examples", name);
    const outdir = join(root, "dist", "examples", name);
    const files = (extension) => readdirSync(source).filter((file) => extname(file) === extension);
    mkdirSync(outdir, { recursive: true });
    const entryPoints = files(".ts").map((file) => join(source, file));
    await build({ entryPoints, outdir, format: "cjs", platform: "node", target: "node20", logLevel: "warning" });
    for (const file of [...files(".png"), ...files(".jpg")]) copyFileSync(join(source, file), join(outdir, file));
  }
}

function script(name, ...parameters) {
  return run(join(root, "scripts", name), ...parameters);
}

/** Runs a Node program; the build ends where it fails. */
function run(program, ...parameters) {
  return new Promise((resolve) => {
    spawn(process.execPath, [program, ...parameters], { stdio: "inherit" }).on("exit", (code) => {
      if (code !== 0) process.exit(code ?? 1);
      resolve();
    });
  });
}
