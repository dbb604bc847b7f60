import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { anchorOf } from "../../scripts/docs/links.mjs";
import { writeForMachines } from "./pages.mjs";
import { languages, sidebarOf } from "./sidebar.mjs";
import { words } from "./words.mjs";

const pages = fileURLToPath(new URL("../build/pages", import.meta.url));
const repository = "https://github.com/smsform/terraform-provider-sms";

function localeOf(language) {
  const { label, lang, prefix, say } = languages[language];
  return {
    label,
    lang,
    ...(prefix !== "" && { link: `/${prefix}/` }),
    description: say.description,
    themeConfig: {
      nav: say.nav.map(([text, page]) => ({ text, link: `/${join(prefix, page)}` })),
      sidebar: sidebarOf(pages, language),
      ...say.theme,
    },
  };
}

export default defineConfig({
  title: "smsform",
  base: process.env.BASE ?? "/",
  srcDir: "build/pages",
  cleanUrls: true,
  // No picture of its own: browsers would ask for one.
  head: [["link", { rel: "icon", href: "data:," }]],
  // As hosts of repositories do, so that a link to a heading is the same there and here.
  markdown: { anchor: { slugify: anchorOf } },
  locales: { root: localeOf("english"), zh: localeOf("chinese") },
  themeConfig: {
    socialLinks: [{ icon: "github", link: repository }],
    outline: [2, 3],
    search: {
      provider: "local",
      options: { locales: { zh: { translations: languages.chinese.say.search } }, miniSearch: { options: { tokenize: words } } },
    },
  },
  transformPageData(page) {
    return page.frontmatter.page_title ? { title: page.frontmatter.page_title } : undefined;
  },
  buildEnd({ outDir }) {
    writeForMachines(pages, outDir);
  },
  vite: { build: { chunkSizeWarningLimit: 2000 } },
  transformHead: ({ pageData }) => [
    ["link", { rel: "alternate", type: "text/markdown", href: `${process.env.BASE ?? "/"}${pageData.relativePath}` }],
  ],
});
