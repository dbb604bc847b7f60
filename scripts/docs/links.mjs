/** Links from page to page, and to what lies in the repository: each leads somewhere, also to its place on the page. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const repository = /^https:\/\/github\.com\/smsform\/terraform-provider-sms\/(?:tree|blob)\/main\/?/;

/**
 * @param {string} root of the repository
 * @param {ReadonlyMap<string, string>} pages texts by their path in it
 * @returns {string[]} what leads nowhere, in words
 */
export function brokenLinks(root, pages) {
  const anchors = new Map();
  const anchorsIn = (path) => {
    if (!anchors.has(path)) anchors.set(path, anchorsOf(pages.get(path) ?? readFileSync(join(root, path), "utf8")));
    return anchors.get(path);
  };
  return [...pages].flatMap(([path, text]) =>
    linksIn(text).flatMap((link) => {
      if (/^\w+:/.test(link) && !repository.test(link)) return [];
      const [target = "", anchor] = (repository.test(link) ? link.replace(repository, "") : link).split("#");
      const file = repository.test(link) ? target || "." : target === "" ? path : join(dirname(path), decodeURIComponent(target));
      if (!pages.has(file) && !existsSync(join(root, file)))
        return [`${path}: the link ${link} leads nowhere: there is no ${relative(".", file)}`];
      if (anchor === undefined || !file.endsWith(".md") || anchorsIn(file).has(decodeURIComponent(anchor))) return [];
      return [
        `${path}: the link ${link} leads to a place that ${file} does not have; it has ${[...anchorsIn(file)].map((it) => `#${it}`).join(", ")}`,
      ];
    }),
  );
}

function linksIn(text) {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
}

function anchorsOf(text) {
  const page = withoutFences(text);
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title]) => anchorOf(title));
  const counts = new Map();
  const numbered = headings.map((anchor) => {
    const before = counts.get(anchor) ?? 0;
    counts.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
  return new Set([...numbered, ...[...page.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id)]);
}

/** As hosts of repositories make them of a heading; the docs site is told to do the same. */
export function anchorOf(title) {
  return title
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
    .replace(/ /g, "-");
}

function withoutFences(text) {
  return text.replace(/^ *```[\s\S]*?^ *```$/gm, "");
}

function withoutCode(text) {
  return withoutFences(text).replace(/`[^`\n]*`/g, "");
}
