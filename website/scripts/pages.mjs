/**
 * Lays out the site's pages in build/pages from the repository's own: docs/ at the root, zh/ beside it. A README is the first page of its
 * language, and the provider's index is called `provider`. Links that leave the site lead to the repository.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";

const website = dirname(dirname(fileURLToPath(import.meta.url)));
const repository = dirname(website);
const { homepage } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
const source = `${homepage.replace(/#.*/, "")}/blob/main`;

/** Where each page of the repository is on the site. */
const places = new Map([
  ["README.md", "index.md"],
  ["README.zh-CN.md", "zh/index.md"],
  ...pagesIn("docs").map((path) => [join("docs", path), path === "index.md" ? "provider.md" : path]),
  ...pagesIn("website/zh").map((path) => [join("website/zh", path), join("zh", path === "index.md" ? "provider.md" : path)]),
]);

const pages = join(website, "build", "pages");
const pictures = join("website", "pictures");
rmSync(pages, { recursive: true, force: true });
for (const [path, place] of places) {
  const file = join(pages, place);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, onSite(path, readFileSync(join(repository, path), "utf8")));
}

cpSync(join(repository, pictures), join(pages, "pictures"), { recursive: true });

function pagesIn(folder) {
  const names = readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".md")).sort();
}

function onSite(path, text) {
  return text.replace(/\]\((?!\w+:|#)([^)\s#]+)(#[^)\s]*)?\)/g, (_link, target, anchor = "") => {
    const file = normalize(join(dirname(path), target));
    if (file.startsWith(pictures)) return `](/${relative("website", file)})`;
    const place = places.get(file);
    return place === undefined ? `](${source}/${file}${anchor})` : `](/${place}${anchor})`;
  });
}
