import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** @returns what the front matter of each page says, by the page's path */
export function pagesIn(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  return names.sort().map((path) => ({ path, ...headOf(readFileSync(join(folder, path), "utf8")) }));
}

function headOf(text) {
  const [, head = ""] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  return {
    title: /^page_title: "(.*)"$/m.exec(head)?.[1] ?? /^# (.*)$/m.exec(text)?.[1] ?? "",
    platform: /^subcategory: "(.*)"$/m.exec(head)?.[1] ?? "",
    description: /^description: \|-\n {2}(.*)$/m.exec(head)?.[1] ?? "",
  };
}

/** Every page as the Markdown that it was made from, beside itself, and `llms.txt`, which lists them. */
export function writeForMachines(folder, site) {
  const pages = pagesIn(folder);
  for (const { path } of pages) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    copyFileSync(join(folder, path), join(site, path));
  }
  const listed = (title, own) => {
    const lines = pages
      .filter(({ path }) => own(path))
      .map(({ path, title, description }) => `- [${title}](/${path})${description && `: ${description}`}`);
    return `## ${title}\n\n${lines.join("\n")}\n`;
  };
  const isChinese = (path) => path.startsWith("zh/");
  const sections = [
    "# smsform\n\n> SMS platforms as code: signatures, templates and quotas of Baidu AI Cloud, Tencent Cloud, Huawei Cloud and infocloud, declared in TypeScript or HCL, planned, reviewed and applied. Every page is there as Markdown.\n",
    listed("Guides", (path) => !isChinese(path) && !/^(resources|data-sources|functions)\//.test(path)),
    listed("Reference", (path) => !isChinese(path) && /^(resources|data-sources|functions)\//.test(path)),
    listed("中文", isChinese),
  ];
  writeFileSync(join(site, "llms.txt"), sections.join("\n"));
}
