/** The emulator's page with many objects and messages: how soon it is seen, and how soon a key is. */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { probed, startEmulator } from "./programs.mjs";
import { writeSender } from "./tencent-texts.mjs";

const require = createRequire(import.meta.url);
const { chromiumPath, launch } = require("../test/support/browser/chromium.js");

/** Typed into the search, a key at a time: it is found in some, then in one. */
const word = "9999";

/** In the page: when the first row was painted, from the start of the navigation. What is waited for is a promise: the page lets no text run. */
const watchRows = `
  window.firstRow = new Promise((done) => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector(".list .row")) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    }).observe(document, { childList: true, subtree: true });
  });
`;

/** In the page: from the key to the frame that shows it, and to the list that answers it. */
const watchKeys = `
  window.keys = [];
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const measure = async () => {
    const pressed = performance.now();
    await painted();
    const shown = performance.now() - pressed;
    while (document.querySelector(".list").getAttribute("aria-busy") === "true") await painted();
    return { shown, answered: performance.now() - pressed };
  };
  document.querySelector("input[type=search]").addEventListener("keydown", () => window.keys.push(measure()));
`;

/** @returns rows `{ view, first, shown, answered }` in milliseconds, or nothing where there is no browser */
export async function measurePage({ objects, messages, rounds, folder }) {
  if (chromiumPath() === undefined) return undefined;
  const emulator = await startEmulator("0s", { seed: writeMany(folder, objects) });
  const browser = await launch();
  try {
    await probed(["bare-loop.mjs", "send", emulator.url, String(messages), "10", join(folder, "ids.json")], { folder });
    const rows = [];
    for (const view of ["objects", "messages"]) {
      const looks = [];
      for (let round = 0; round < rounds; round += 1) looks.push(await look(browser, `${emulator.url}/#${view}`));
      rows.push({ view, first: median(looks.map(({ first }) => first)), ...typed(looks.flatMap(({ keys }) => keys)) });
    }
    return { objects, messages, rows };
  } finally {
    await browser.close();
    emulator.stop();
  }
}

async function look(browser, address) {
  const context = await browser.newContext({ locale: "en", viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watchRows);
  await page.goto(address);
  const first = await page.evaluate("window.firstRow");
  await page.evaluate(watchKeys);
  await page.locator("input[type=search]").focus();
  const keys = [];
  for (const key of word) {
    await page.keyboard.press(key);
    keys.push(await page.evaluate("window.keys.at(-1)"));
  }
  await context.close();
  return { first, keys };
}

function typed(keys) {
  return { shown: median(keys.map(({ shown }) => shown)), answered: median(keys.map(({ answered }) => answered)) };
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function writeMany(folder, objects) {
  const path = writeSender(folder);
  const seed = JSON.parse(readFileSync(path, "utf8"));
  const { templates } = seed.platforms.tencent;
  for (let number = 1; number < objects; number += 1)
    templates.push({
      id: String(3_000_000 + number),
      templateName: `通知 ${number}`,
      templateContent: `您的订单{1}已发货，单号 ${number}。`,
      smsType: 2,
      status: "1",
    });
  writeFileSync(path, JSON.stringify(seed));
  return path;
}
