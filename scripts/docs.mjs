/**
 * `npm run docs` writes the reference documentation in the layout of the Terraform registry; `npm run docs -- --check` names the files
 * that are not what would be written, and fails. The reference comes from the provider's own description and from the examples; guides are
 * written by hand, only the examples in them come from their files. Build first.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { guidePage } from "./docs/guides.mjs";
import { dataSourcePage, functionPage, indexPage, resourcePage } from "./docs/pages.mjs";

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const { identityAttributes } = require("../dist/reconcile/identity.js");
const { createProvider } = require("../dist/reconcile/provider.js");
const { clouds, functions } = require("../dist/clouds/index.js");

const pages = pagesOf(createProvider(clouds, functions));
const stale = process.argv.includes("--check") ? stalePages() : writePages();
if (stale.length > 0) {
  console.error(`Not what the provider's description says:\n${stale.map((path) => `  docs/${path}`).join("\n")}\nRun: npm run docs`);
  process.exitCode = 1;
}

/** The pages by their path in docs/. */
function pagesOf(provider) {
  const pages = new Map([["index.md", indexPage(provider, bothLanguages("provider", "provider"))]]);
  for (const { definition, cloud } of provider.resources.values()) {
    const examples = {
      usage: bothLanguages("resources", definition.type, "resource"),
      ...(definition.importId !== undefined && { import: example("resources", definition.type, "import.sh") }),
    };
    pages.set(
      join("resources", `${shortName(definition)}.md`),
      resourcePage(definition, cloud, examples, identityAttributes({ definition, cloud })),
    );
  }
  for (const { definition, cloud } of provider.dataSources.values()) {
    const usage = bothLanguages("data-sources", definition.type, "data-source");
    pages.set(join("data-sources", `${shortName(definition)}.md`), dataSourcePage(definition, cloud, usage));
  }
  for (const definition of provider.functions.values()) {
    const usage = example("functions", definition.name, "function.tf");
    pages.set(join("functions", `${definition.name}.md`), functionPage(definition, usage));
  }
  for (const name of markdownIn("guides")) {
    const path = join("guides", name);
    pages.set(
      path,
      guidePage(readFileSync(join(root, "docs", path), "utf8"), (file) => example(...file.split("/").slice(1))),
    );
  }
  return pages;
}

function markdownIn(folder) {
  const path = join(root, "docs", folder);
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(".md")) : [];
}

function shortName({ type }) {
  return type.replace(/^sms_/, "");
}

/** @param {readonly string[]} path the last part without its ending */
function bothLanguages(...path) {
  const [folders, name] = [path.slice(0, -1), path.at(-1)];
  return { terraform: example(...folders, `${name}.tf`), typescript: example(...folders, `${name}.ts`) };
}

function example(...path) {
  const file = join(root, "examples", ...path);
  if (!existsSync(file)) throw new Error(`examples/${path.join("/")} is missing: write it, the reference shows it.`);
  return readFileSync(file, "utf8").trimEnd();
}

/** Pages of objects that are no longer there. */
function orphans() {
  return ["resources", "data-sources", "functions"].flatMap((folder) => {
    const path = join(root, "docs", folder);
    const found = existsSync(path) ? readdirSync(path).map((name) => join(folder, name)) : [];
    return found.filter((page) => !pages.has(page));
  });
}

function stalePages() {
  const isStale = ([path, text]) => {
    const file = join(root, "docs", path);
    return !existsSync(file) || readFileSync(file, "utf8") !== text;
  };
  return [...[...pages].filter(isStale).map(([path]) => path), ...orphans()].sort();
}

function writePages() {
  for (const path of orphans()) rmSync(join(root, "docs", path));
  for (const [path, text] of pages) {
    const file = join(root, "docs", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return [];
}
