/** The emulator's page as those use it who look rather than type: in a real browser. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { InfocloudSms } from "../../src/clouds/infocloud/client/client";
import type { Emulator } from "../../src/emulator";
import { emulators } from "../emulator/caller";
import { senderOn as infocloudSender } from "../emulator/infocloud-caller";
import { describeBrowser } from "../support/browser/page";

const template = (name: string, more: object = {}) => ({ templateName: name, templateContent: `${name} {1}`, status: "1", ...more });
const templates = { platform: "tencent", kind: "templates" };
const makeTemplates = ({ admin }: Emulator, ...names: readonly string[]) => names.map((name) => admin.create(templates, template(name)).id);
const stand = ({ admin }: Emulator) => admin.objects(templates).map(({ templateName, status, review }) => [templateName, status, review]);
const list = (page: Page) => page.getByRole("listbox");
const rows = (page: Page) => list(page).getByRole("option");
/** Until a list shows what it should, or the test's time is over. */
async function showing(page: Page, ...texts: readonly string[]) {
  for (const [place, text] of texts.entries()) await rows(page).nth(place).filter({ hasText: text }).waitFor();
  await rows(page).nth(texts.length).waitFor({ state: "detached" });
}

describeBrowser("the emulator's page", ({ open, errors }) => {
  const start = emulators();
  const standing = { review: "manual", rateLimits: "off" } as const;
  const told = (page: Page) => page.locator(".meanwhile");

  it("is a review queue for the keyboard: approve, reject with a reply, approve all", async () => {
    const emulator = await start(standing);
    makeTemplates(emulator, "one", "two", "three", "four");
    const page = await open(emulator, "review");
    await showing(page, "one", "two", "three", "four");
    await list(page).focus();
    await page.keyboard.press("a");
    await showing(page, "two", "three", "four");
    await page.keyboard.press("ArrowDown");
    await page.getByRole("heading", { name: "three {1}" }).waitFor();
    await page.keyboard.press("r");
    await page.getByLabel("Reviewer's reply").and(page.locator(":focus")).fill("the purpose is not clear");
    await page.keyboard.press("Control+Enter");
    await showing(page, "two", "four");
    await list(page).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Shift+A");
    await page.getByRole("dialog", { name: "Approve all 2 that wait?" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Nothing waits for a review.").waitFor();
    expect(stand(emulator)).toEqual([
      ["one", "0", ""],
      ["two", "0", ""],
      ["three", "-1", "the purpose is not clear"],
      ["four", "0", ""],
    ]);
    expect(errors()).toEqual([]);
  });

  it("tells the second of two who decide about one review, and changes nothing for him", async () => {
    const emulator = await start(standing);
    const [id = ""] = makeTemplates(emulator, "one", "two");
    const [first, second] = await Promise.all([open(emulator, "review"), open(emulator, "review")]);
    await Promise.all([showing(first, "one", "two"), showing(second, "one", "two")]);
    await second.getByLabel("Reviewer's reply").fill("no");
    await first.getByRole("button", { name: "Approve", exact: true }).click();
    await showing(first, "two");
    await told(second).getByText("It was decided meanwhile, by somebody else or by itself: Approved (0).").waitFor();
    expect(emulator.admin.object({ ...templates, id })).toMatchObject({ status: "0", review: "" });
    await second.getByRole("button", { name: "Next" }).click();
    await second.getByRole("heading", { name: "two {1}" }).waitFor();
    expect(errors()).toEqual([]);
    // Sooner than a page can look again, and with another text than the one that was read.
    emulator.admin.edit({ ...templates, id: emulator.admin.objects({ search: "two" })[0]?.id ?? "" }, { templateName: "other" });
    await list(second).focus();
    await second.keyboard.press("a");
    await told(second).getByText("It changed meanwhile. Look at it again before you decide.").waitFor();
    expect(emulator.admin.objects({ search: "other" })).toMatchObject([{ status: "1" }]);
    // What browsers themselves write of an answer that refuses.
    expect(errors().filter((text) => !text.includes("409 (Conflict)"))).toEqual([]);
  });

  it("shows a message as it comes, as a phone shows it, with its codes, links, segments and the way of its receipt", async () => {
    const emulator = await start({ ...standing, receiptDelayMs: 0 });
    const { send } = infocloudSender(emulator, { content: "{text,500}" });
    const page = await open(emulator, "messages");
    await page.getByText("Nothing was sent yet.").waitFor();
    await send({ templateParam: '["code 482913, see https://yunshan.example/a?b=1."]' });
    await showing(page, "482913");
    const phone = page.locator(".phone");
    await phone.getByRole("heading", { name: "+8613800138000" }).waitFor();
    await phone.locator("strong", { hasText: "482913" }).waitFor();
    expect(await phone.getByRole("link").getAttribute("href")).toBe("https://yunshan.example/a?b=1");
    await page.getByRole("button", { name: "Copy 482913" }).waitFor();
    await page.getByText("1 segment").waitFor();
    await page.locator(".way").getByText("DELIVRD").waitFor();
    await page.locator(".way").getByText("not asked for yet").waitFor();
    await send({ templateParam: JSON.stringify(["another".repeat(30)]) });
    await showing(page, "another", "482913");
    await page.getByLabel("Search").fill("ANOTHER");
    await showing(page, "another");
    await page.getByText("4 segments").waitFor();
    expect(errors()).toEqual([]);
  });

  it("shows what others wrote as text: HTML runs nothing, marks of direction are seen, emoji stay whole", async () => {
    const emulator = await start(standing);
    const { send } = infocloudSender(emulator, { content: "{text,500}" });
    const bad = `<img src=x onerror="document.title='hit'"><script>1</script> \u202Efdp.exe\u2066 👨‍👩‍👧 \`a|b\``;
    await send({ templateParam: JSON.stringify([bad]) });
    makeTemplates(emulator, bad);
    const page = await open(emulator, "messages");
    for (const view of ["messages", "objects", "review", "calls"]) {
      await page.locator(`nav a[href="#${view}"]`).click();
      const shown = view === "calls" ? page.getByRole("heading", { name: "send" }) : rows(page).filter({ hasText: "<img src=x" }).first();
      await shown.waitFor();
      expect([view, await page.locator("main img, main script").count()]).toEqual([view, 0]);
      expect(await page.title()).toContain("smsform emulator");
      if (view !== "calls") expect(await shown.textContent()).toContain("U+202Efdp.exeU+2066 👨‍👩‍👧 `a|b`");
    }
    expect(errors()).toEqual([]);
  });

  it("shows whose calls they were, and those of an account alone", async () => {
    const credentials = { main: { secret: "a" }, other: { secret: "b" } };
    const emulator = await start({ ...standing, credentials });
    for (const [apiKey, { secret: accessKey }] of Object.entries(credentials)) {
      await new InfocloudSms({ apiKey, accessKey, endpoint: emulator.url }).queryAllowance();
    }
    const page = await open(emulator, "calls");
    await showing(page, "other", "main");
    await page.getByRole("combobox", { name: "Account", exact: true }).selectOption("main");
    await showing(page, "main");
    await page.locator("dl, table").getByText("Account").first().waitFor();
    expect(errors()).toEqual([]);
  });

  it("finds objects of all platforms, by account too", async () => {
    const emulator = await start({
      ...standing,
      credentials: { main: { secret: "a" }, helper: { secret: "b", subAccountOf: "main" }, other: { secret: "c" } },
    });
    emulator.admin.create(templates, template("mine", { account: "main" }));
    emulator.admin.create(templates, template("theirs", { account: "other" }));
    emulator.admin.create({ platform: "infocloud", kind: "templates" }, { signature: "云杉", content: "您好", account: "other" });
    const page = await open(emulator, "objects");
    await showing(page, "mine", "theirs", "您好");
    await page.getByRole("combobox", { name: "Account", exact: true }).selectOption("helper");
    await showing(page, "mine");
    await page.getByRole("combobox", { name: "Account", exact: true }).selectOption("");
    await page.getByLabel("Search").fill("云杉");
    await page.getByText("1 entry").waitFor();
    await page.getByLabel("Search").fill("nobody");
    await page.getByText("Nothing fits the search.").waitFor();
    expect(errors()).toEqual([]);
  });

  it("tells why a call was refused, and makes calls go wrong", async () => {
    const emulator = await start(standing);
    const { send } = infocloudSender(emulator);
    const page = await open(emulator, "settings");
    const faults = page.getByRole("region", { name: "Faults" });
    await faults.getByRole("combobox", { name: "Platform", exact: true }).selectOption("infocloud");
    await faults.getByRole("combobox", { name: "Call", exact: true }).selectOption("send");
    await faults.getByRole("combobox", { name: "What happens" }).selectOption("status");
    await faults.getByLabel("Error code").fill("40005");
    await faults.getByRole("button", { name: "Add" }).click();
    await faults.getByText("hit 0 of 0").waitFor();
    const switches = page.getByRole("region", { name: "Switches" });
    await switches.getByLabel("Search the switches").fill("infocloud.code-type");
    await switches.getByLabel("infocloud.code-type").selectOption("text");
    await switches.getByText("usually").waitFor();
    expect(emulator.admin.switches().find(({ name }) => name === "infocloud.code-type")?.value).toBe("text");
    await send();
    await page.getByRole("link", { name: "Calls" }).click();
    await page.getByLabel("Refused only").check();
    await showing(page, "40005");
    await page.locator(".meanwhile").getByText("Injected fault.").waitFor();
    expect(errors()).toEqual([]);
  });

  it("says that the emulator is gone, and goes on when it is back", async () => {
    const first = await start(standing);
    makeTemplates(first, "before");
    const page = await open(first, "review");
    await showing(page, "before");
    const lost = page.getByRole("alert").getByText("The emulator is not reached.");
    await first.close();
    await lost.waitFor();
    expect(await page.getByRole("heading", { name: "before {1}" }).isVisible()).toBe(true);
    const second = await start({ ...standing, port: first.port });
    makeTemplates(second, "after");
    await lost.waitFor({ state: "detached" });
    await showing(page, "after");
    expect(errors().filter((text) => !/ERR_CONNECTION|ERR_EMPTY|404 \(Not Found\)/.test(text))).toEqual([]);
  });

  it("draws of 1,000 objects what is seen, and comes to the last by one key", async () => {
    const emulator = await start(standing);
    makeTemplates(emulator, ...Array.from({ length: 1000 }, (_, place) => `template ${place + 1}.`));
    const page = await open(emulator, "objects");
    await page.getByText("1,000 entries").waitFor();
    expect(await rows(page).count()).toBeLessThan(60);
    await list(page).focus();
    await page.keyboard.press("End");
    await page.getByRole("heading", { name: "template 1000." }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.getByRole("heading", { name: "template 999." }).waitFor();
    await page.keyboard.press("Home");
    await page.getByRole("heading", { name: "template 1." }).waitFor();
    expect(errors()).toEqual([]);
  });

  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  /** What is wrong by the rules of accessibility that a program can check: names, roles, contrast, order of headings. */
  async function problemsOf(page: Page): Promise<unknown> {
    await page.evaluate(axe);
    return page.evaluate(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]))`,
    );
  }

  it.each([
    ["wide, in English, light", { locale: "en", colorScheme: "light" }],
    ["360 px, in Chinese, dark", { locale: "zh-CN", colorScheme: "dark", viewport: { width: 360, height: 740 } }],
  ] as const)("can be used by everybody: %s", async (_name, options) => {
    const emulator = await start({ ...standing, credentials: { main: { secret: "a" }, other: { secret: "b" } } });
    makeTemplates(emulator, "one");
    const { send } = infocloudSender(emulator);
    await send({ phones: "1" });
    const page = await open(emulator, "review", { ...options });
    expect(await page.locator("html").getAttribute("lang")).toBe(options.locale);
    for (const view of ["review", "messages", "objects", "calls", "settings"]) {
      await page.locator(`nav a[href="#${view}"]`).click();
      await page
        .locator(view === "settings" ? ".switches li >> nth=0" : ".row[aria-selected=true], .empty")
        .first()
        .waitFor();
      if (view === "review" && "viewport" in options) await rows(page).first().click();
      expect([view, await problemsOf(page)]).toEqual([view, []]);
      expect([view, await page.evaluate("document.documentElement.scrollWidth <= innerWidth")]).toEqual([view, true]);
    }
    expect(errors()).toEqual([]);
  });

  it("speaks Chinese, and remembers what was chosen", async () => {
    const emulator = await start(standing);
    const page = await open(emulator, "review");
    await page.getByLabel("Language").selectOption("zh-CN");
    await page.getByText("没有待审核的资源").waitFor();
    await page.locator('nav a[href="#settings"]').click();
    const switches = page.getByRole("region", { name: "行为开关" });
    await switches.getByText("DELETE 的 HTTP 状态码。").waitFor();
    const texts = await switches.locator("li > p").allTextContents();
    expect(texts).toEqual(emulator.admin.switches().map(({ zh, gap }) => `${zh} ${gap}`));
    await switches.getByRole("searchbox").fill("黑名单里的号码");
    await switches.getByLabel("baidu.blacklist-hit").waitFor();
    await page.locator('nav a[href="#review"]').click();
    await page.getByLabel("外观").selectOption("dark");
    await page.reload();
    await page.getByRole("link", { name: "短信" }).waitFor();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(await page.title()).toBe("审核 · smsform 模拟器");
    expect(errors()).toEqual([]);
  });

  it("has a word for a browser without JavaScript, in both languages", async () => {
    const page = await open(await start(), "", { javaScriptEnabled: false });
    expect(await page.locator("main").innerText()).toMatch(/This page needs JavaScript\.[\s\S]*此页面需要启用 JavaScript/);
  });
});
