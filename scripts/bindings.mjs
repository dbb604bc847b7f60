/**
 * Makes the bindings of one construct engine: `node scripts/bindings.mjs cdktf|cdktn`.
 *
 * Level 1 is generated from the provider's schema into build/bindings/ENGINE/level1, the hand-written constructs are put beside it,
 * and both are compiled to dist/ENGINE. Nothing is done when neither schema, constructs nor generator have changed.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { entryOf } from "./bindings-entry.mjs";

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const generatorOf = {
  cdktf: "@cdktf/provider-generator/lib/get/generator/provider-generator",
  cdktn: "@cdktn/provider-generator",
};

const [engine] = process.argv.slice(2);
if (!(engine in generatorOf)) throw new Error(`"${engine}" is no construct engine: use ${Object.keys(generatorOf).join(" or ")}`);
const sources = join(root, "build", "bindings", engine);
const output = join(root, "dist", engine);

const { schemaDocument, platformTexts } = require("../dist/reconcile/schema-document.js");
const { createProvider } = require("../dist/reconcile/provider.js");
const { rulesOf } = require("../dist/reconcile/rules/rule-settings.js");
const { clouds } = require("../dist/clouds/index.js");
const provider = createProvider(clouds);
const schema = schemaDocument(provider);
const texts = platformTexts(provider);
const maps = mapsIn(provider.attributes);
const rules = Object.fromEntries(clouds.map((cloud) => [cloud.name, [...new Set(rulesOf(cloud).map(({ id }) => id))].sort()]));
const [major, minor] = require("../package.json").version.split(".");
const providerVersion = `~> ${major}.${minor}`;

const digest = digestOfInputs();
const digestFile = join(sources, "digest");
const isCurrent = existsSync(digestFile) && readFileSync(digestFile, "utf8") === digest && existsSync(join(output, "index.js"));
if (!isCurrent) {
  rmSync(sources, { recursive: true, force: true });
  rmSync(output, { recursive: true, force: true });
  await generateLevel1();
  copyConstructs();
  writeFileSync(join(sources, "index.ts"), entryOf(join(sources, "level1"), texts, maps, rules));
  compile();
  writeFileSync(digestFile, digest);
}

/** Where attributes that are maps are: `rules`, `baidu.rules`. */
function mapsIn(attributes) {
  return Object.entries(attributes).flatMap(([name, { type }]) => {
    if (type.kind === "map") return [name];
    return type.kind === "nested" && type.nesting === "single" ? mapsIn(type.attributes).map((path) => `${name}.${path}`) : [];
  });
}

function constructFiles() {
  return readdirSync(join(root, "constructs"), { recursive: true }).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
}

function digestOfInputs() {
  const versionOf = (name) => require(`${name}/package.json`).version;
  const versions = [providerVersion, versionOf(engine), versionOf("constructs"), versionOf("typescript")];
  const hash = createHash("sha256").update(JSON.stringify([schema, texts, maps, rules, versions]));
  for (const name of constructFiles()) hash.update(name).update(readFileSync(join(root, "constructs", name)));
  for (const name of ["bindings.mjs", "bindings-entry.mjs"]) hash.update(readFileSync(join(root, "scripts", name)));
  return hash.digest("hex");
}

async function generateLevel1() {
  // The generator's libraries ask for a newer version of themselves and run `terraform version`; neither is needed.
  process.env.CHECKPOINT_DISABLE = "1";
  process.env.TERRAFORM_BINARY_NAME = "no-terraform-needed";
  const { CodeMaker } = require("codemaker");
  const { TerraformProviderGenerator } = require(generatorOf[engine]);
  const { ConstructsMakerProviderTarget, TerraformProviderConstraint, LANGUAGES } = require(`@${engine}/commons`);
  const code = new CodeMaker();
  const constraint = new TerraformProviderConstraint({ name: "sms", source: "smsform/sms", version: providerVersion });
  new TerraformProviderGenerator(code, schema).generate(new ConstructsMakerProviderTarget(constraint, LANGUAGES[0]));
  const generated = join(sources, "generated");
  await code.save(generated);
  renameSync(join(generated, "providers", "sms"), join(sources, "level1"));
  rmSync(generated, { recursive: true });
  for (const name of ["index.ts", "lazy-index.ts"]) rmSync(join(sources, "level1", name));
}

/**
 * The constructs are written for cdktf; cdktn has the same classes under its own name. What they take of the library is compiled already, and
 * lies in the folder beside them.
 */
function copyConstructs() {
  for (const name of constructFiles()) {
    const source = readFileSync(join(root, "constructs", name), "utf8");
    mkdirSync(dirname(join(sources, name)), { recursive: true });
    const ours = source.replaceAll('from "cdktf"', `from "${engine}"`).replaceAll(/ from "((?:\.\.\/)+)src\//g, ' from "$1');
    writeFileSync(join(sources, name), ours);
  }
}

function compile() {
  const compilerOptions = {
    target: "ES2022",
    lib: ["ES2023"],
    module: "node16",
    moduleResolution: "node16",
    types: ["node"],
    strict: true,
    declaration: true,
    skipLibCheck: true,
    rootDir: ".",
    // Both hold what will lie side by side.
    rootDirs: [dirname(sources), dirname(output)],
    outDir: output,
  };
  writeFileSync(join(sources, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["**/*.ts"] }));
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  execFileSync(process.execPath, [tsc, "-p", sources], { stdio: "inherit" });
}
