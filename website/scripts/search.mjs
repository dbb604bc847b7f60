/** Looks for each page of the built site by its own heading, as a reader would, and in Chinese by the words that readers type. */
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import MiniSearch from "minisearch";
import { words } from "../.vitepress/words.mjs";

const chunks = join(dirname(dirname(fileURLToPath(import.meta.url))), ".vitepress", "dist", "assets", "chunks");
/** As the theme of the site asks its index. */
const options = {
  fields: ["title", "titles", "text"],
  storeFields: ["title", "titles"],
  tokenize: words,
  searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
};
const asked = {
  root: ["deletion_protection", "receipts"],
  zh: ["短信签名", "审核中", "状态报告", "资质", "deletion_protection", "验证码模板"],
};

const lost = [];
for (const [locale, questions] of Object.entries(asked)) {
  const name = readdirSync(chunks).find((each) => each.startsWith(`@localSearchIndex${locale}.`));
  const { default: json } = await import(pathToFileURL(join(chunks, name ?? "")).href);
  const index = MiniSearch.loadJSON(json, options);
  const { storedFields, documentIds } = JSON.parse(json);
  for (const question of questions) if (index.search(question).length === 0) lost.push(`${locale}: nothing is found for ${question}`);
  for (const [number, { title, titles }] of Object.entries(storedFields)) {
    const id = documentIds[number];
    const first = index
      .search(title)
      .slice(0, 20)
      .map((found) => found.id.replace(/#.*/, ""));
    if (titles.length === 0 && !first.includes(id.replace(/#.*/, ""))) lost.push(`${locale}: ${id} is not found by its heading, ${title}`);
  }
}
if (lost.length > 0) {
  console.error(lost.join("\n"));
  process.exitCode = 1;
} else console.log("Every page is found by its heading.");
