/**
 * `npm run docs` writes the documentation: the reference in the layout of the Terraform registry (docs/) and in Chinese (website/zh/), the
 * examples in guides from their files, the code of Chinese pages from the English ones. `npm run docs -- --check` names what would be written
 * otherwise, what has no Chinese, and links that lead nowhere, and fails. Build first.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { guidePage } from "./docs/guides.mjs";
import { english, translator } from "./docs/languages.mjs";
import { brokenLinks } from "./docs/links.mjs";
import { examplesIn, referenceFolders, referencePages } from "./docs/reference.mjs";
import { differences, withCodeOf } from "./docs/translations.mjs";

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { identityAttributes } = require("../dist/reconcile/identity.js");
const { createProvider } = require("../dist/reconcile/provider.js");
const { clouds, functions } = require("../dist/clouds/index.js");

const [docs, zh] = ["docs", join("website", "zh")];
const described = { provider: createProvider(clouds, functions), identityOf: identityAttributes };
const examples = examplesIn(join(root, "examples"));
const chinese = translator(dictionaries());

/** What is generated, whole or in part, by its path in the repository. */
const pages = new Map([
  ...under(docs, referencePages(described, examples, english)),
  ...under(zh, referencePages(described, examples, chinese.say)),
  ...guides().map((path) => [join(docs, path), guidePage(read(docs, path), (file) => examples.read(...file.split("/").slice(1)))]),
]);
const translations = translatedPages();
for (const { path, text } of translations) pages.set(path, text);

const findings = [
  ...chinese.findings(),
  ...translations.flatMap(({ path, findings }) => findings.map((finding) => `${path}: ${finding}`)),
  ...brokenLinks(root, new Map([...pages, ["README.md", read("README.md")], [join(docs, "sources.md"), read(docs, "sources.md")]])),
];
const stale = stalePages();
if (!process.argv.includes("--check")) writePages();
else if (stale.length > 0) findings.push(`not what would be written; run: npm run docs\n${stale.map((path) => `  ${path}`).join("\n")}`);
if (findings.length > 0) {
  console.error(findings.join("\n"));
  process.exitCode = 1;
}

/** What a Chinese page is the Chinese of: each guide, and what is written by hand beside them. */
function translatedPages() {
  const pairs = [...guides(), "sources.md"].map((path) => [join(docs, path), join(zh, path)]);
  const missing = (source) => `is not there: write the Chinese of ${source}, and leave its blocks of code empty`;
  const orphans = markdownIn(zh, "guides").filter((path) => !guides().includes(path));
  return [
    ...[...pairs, ["README.md", "README.zh-CN.md"]].map(([source, path]) => {
      const wanted = pages.get(source) ?? read(source);
      if (!existsSync(join(root, path))) return { path, text: "", findings: [missing(source)] };
      const text = withCodeOf(wanted, read(path));
      return { path, text, findings: differences(wanted, text) };
    }),
    ...orphans.map((path) => ({ path: join(zh, path), text: read(zh, path), findings: [`there is no ${join(docs, path)}: delete it`] })),
  ];
}

/** The Chinese of the provider's sentences, each cloud's beside it, and of the pages' own. */
function dictionaries() {
  const files = [...clouds.map(({ name }) => name), "shared", "functions"].map((name) => join("src", "clouds", name, "zh.json"));
  return new Map([...files, join("scripts", "docs", "zh.json")].map((file) => [file, JSON.parse(read(file))]));
}

function guides() {
  return markdownIn(docs, "guides");
}

function markdownIn(base, folder) {
  const path = join(root, base, folder);
  const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(".md")) : [];
  return names.sort().map((name) => join(folder, name));
}

function read(...path) {
  return readFileSync(join(root, ...path), "utf8");
}

function under(base, pages) {
  return [...pages].map(([path, text]) => [join(base, path), text]);
}

/** Pages of objects that are no longer there. */
function orphans() {
  const found = [docs, zh].flatMap((base) =>
    referenceFolders.flatMap((folder) => markdownIn(base, folder).map((path) => join(base, path))),
  );
  return found.filter((path) => !pages.has(path));
}

function stalePages() {
  const isStale = ([path, text]) => text !== "" && !(existsSync(join(root, path)) && read(path) === text);
  return [...[...pages].filter(isStale).map(([path]) => path), ...orphans()].sort();
}

function writePages() {
  for (const path of orphans()) rmSync(join(root, path));
  for (const path of stale.filter((path) => pages.has(path))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), pages.get(path));
  }
}
