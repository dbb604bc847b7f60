/**
 * `npm run docs:pictures`: the pictures of the emulator's page in the guides, taken of an emulator with an account of `account.json`. Needs
 * chromium and a Chinese font (Debian: chromium, fonts-noto-cjk). Build first.
 *
 * `-- --all FOLDER` takes every view instead, in both languages, light and dark, wide and narrow: to look at, when the page changed.
 */
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fill } from "./account.mjs";

const require = createRequire(import.meta.url);
const { startEmulator } = require("../../../dist/emulator/index.js");
const { launch } = require("../../../test/support/browser/chromium.js");
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const { values } = parseArgs({ options: { all: { type: "string" } } });

const wide = { width: 1200, height: 800 };
const narrow = { width: 360, height: 740 };
const views = ["review", "messages", "objects", "calls", "settings"];
const languages = ["en", "zh-CN"];

/** @type {readonly { name: string, view: string, language: string, theme: "light" | "dark", size: typeof wide, open?: boolean }[]} */
const pictures =
  values.all === undefined
    ? languages.flatMap((language) =>
        ["review", "messages"].map((view) => ({ name: `emulator-${view}.${language}`, view, language, theme: "light", size: wide })),
      )
    : views.flatMap((view) =>
        languages.flatMap((language) =>
          [
            { size: wide, theme: "light", width: "wide" },
            { size: wide, theme: "dark", width: "wide" },
            { size: narrow, theme: "light", width: "narrow" },
            { size: narrow, theme: "dark", width: "narrow-open", open: true },
          ].map(({ width, ...shape }) => ({ name: `${view}.${language}.${shape.theme}.${width}`, view, language, ...shape })),
        ),
      );
const folder = values.all ?? join(root, "website", "pictures");

mkdirSync(folder, { recursive: true });
const emulator = await startEmulator({
  review: "manual",
  credentials: { emulator: { secret: "emulator-secret" }, shop: { secret: "shop-secret" } },
});
const browser = await launch();
try {
  await fill(emulator);
  for (const picture of pictures) await take(picture);
} finally {
  await browser.close();
  await emulator.close();
}

async function take({ name, view, language, theme, size, open = false }) {
  const context = await browser.newContext({ viewport: size, locale: language, colorScheme: theme, timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  await page.goto(`${emulator.url}/#${view}`);
  await page.locator(view === "settings" ? ".switches li >> nth=0" : "[role=option][aria-selected=true]").waitFor();
  if (open && view !== "settings") await page.locator("[role=option]").first().click();
  await page.waitForLoadState("networkidle", { timeout: 1500 }).catch(() => {});
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
