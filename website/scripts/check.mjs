/** Follows every link of the built site to its page, and to its place on the page. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const site = join(dirname(dirname(fileURLToPath(import.meta.url))), ".vitepress", "dist");
const base = process.env.BASE ?? "/";
const names = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
const pages = new Map(names.map((name) => [name, readFileSync(join(site, name), "utf8")]));
const idsOf = new Map([...pages].map(([name, html]) => [name, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]));

const broken = [...pages].flatMap(([name, html]) => linksIn(html).flatMap((link) => problem(name, link)));
const empty = [...pages].filter(([name, html]) => name !== "404.html" && !html.includes("<h1")).map(([name]) => `${name} has no heading`);
if (broken.length + empty.length > 0) {
  console.error([...new Set([...broken, ...empty])].join("\n"));
  process.exitCode = 1;
} else console.log(`${pages.size} pages, all links lead somewhere.`);

function linksIn(html) {
  return [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, link]) => link.replaceAll("&amp;", "&"));
}

function problem(name, link) {
  const url = new URL(link, new URL(name, `http://site${base}`));
  if (url.host !== "site") return [];
  const path = decodeURIComponent(url.pathname).slice(base.length);
  const file = [path, `${path}.html`, join(path, "index.html")].find(
    (each) => each !== "" && existsSync(join(site, each)) && !each.endsWith("/"),
  );
  const page = file?.endsWith(".html") ? file : path === "" ? "index.html" : join(path, "index.html");
  if (file !== undefined && !pages.has(page)) return [];
  if (!pages.has(page)) return [`${name}: ${link} leads nowhere`];
  const id = decodeURIComponent(url.hash.slice(1));
  return id === "" || idsOf.get(page)?.has(id) ? [] : [`${name}: ${link} leads to a place that ${page} does not have`];
}
