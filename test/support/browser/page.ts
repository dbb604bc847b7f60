/** The emulator's page in a real browser: one browser for a suite, and a window of its own for each look at the page. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { Emulator } from "../../../src/emulator";
import { chromiumPath, launch } from "./chromium";

export interface Windows {
  /** The page at a view, as `messages`. What its console says of errors is collected. */
  open(emulator: Emulator, view: string, options?: BrowserContextOptions): Promise<Page>;
  /** Errors that pages wrote to the browser's console since the last look. */
  errors(): string[];
}

/** Where there is no browser the suite is reported as skipped, by name. */
export function describeBrowser(name: string, suite: (windows: Windows) => void): void {
  const title = `${name}, in chromium`;
  if (chromiumPath() === undefined) {
    describe.skip(title, () => it("needs chromium on the PATH or in CHROMIUM_PATH, which is not here", () => undefined));
    return;
  }
  describe(title, () => {
    let browser: Browser;
    let contexts: BrowserContext[] = [];
    let errors: string[] = [];
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser.close());
    afterEach(async () => {
      await Promise.all(contexts.map((context) => context.close()));
      contexts = [];
    });
    suite({
      open: async (emulator, view, options = {}) => {
        const context = await browser.newContext({ locale: "en", viewport: { width: 1200, height: 800 }, ...options });
        contexts.push(context);
        const page = await context.newPage();
        page.setDefaultTimeout(15_000);
        page.on("console", (message) => void (message.type() === "error" && errors.push(message.text())));
        page.on("pageerror", (error) => void errors.push(String(error)));
        await page.goto(`${emulator.url}/#${view}`);
        return page;
      },
      errors: () => {
        const found = errors;
        errors = [];
        return found;
      },
    });
  });
}
