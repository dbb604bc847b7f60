/**
 * The guide "Reading a plan" shows what the program prints: its blocks are compared with a run of it at 80 columns. After a wanted change,
 * `SMSFORM_CAPTURE=1 npx jest test/cli/reading-a-plan` writes the blocks anew.
 */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createProgram } from "../../src/cli/program";
import type { Printable } from "../../src/cli/render/writing/printable";
import { createView } from "../../src/cli/view";
import { BaiduSms } from "../../src/clouds/baidu/client/client";
import { type Emulator, startEmulator } from "../../src/emulator";
import type { RunEvent } from "../../src/stack";
import { packageVersion } from "../../src/version";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { folderWith, removeFolders } from "../support/folder";

interface Message {
  readonly type: string;
  readonly "@message": string;
}

jest.setTimeout(60_000);
const stacks = join(__dirname, "reading-a-plan");
const guide = join(__dirname, "..", "..", "docs", "guides", "reading-a-plan.md");
const columns = 80;
const clearLine = "\r\u001b[2K";
let emulator: Emulator;
let folder: string;

beforeEach(async () => {
  emulator = await startEmulator({ review: "manual" });
  folder = folderWith({});
});
afterEach(() => emulator.close());
afterAll(removeFolders);

/** Runs the program as in a terminal of 80 columns without colours; what it writes over does not stay in sight. */
async function smsform(...args: string[]): Promise<string> {
  let text = "";
  const write = (more: Printable | string) => {
    text += more;
  };
  const environment = { SMSFORM_ENDPOINT: emulator.url, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
  const { terminal } = capturedTerminal(folder, environment, { out: write, err: write, raw: write, columns });
  const exitCodes: number[] = [];
  await createProgram(terminal, (code) => exitCodes.push(code)).parseAsync(args, { from: "user" });
  expect(exitCodes).toHaveLength(1);
  return text
    .split("\n")
    .map((row) => row.split(clearLine).at(-1))
    .join("\n");
}

function use(stack: "before" | "after"): void {
  copyFileSync(join(stacks, `${stack}.tf`), join(folder, "main.tf"));
}

function find(name: string) {
  const object = emulator.admin.objects().find((each) => Object.values(each).includes(name));
  if (!object) throw new Error(`the emulator has nothing named ${name}`);
  return { platform: "baidu", kind: object.kind, id: object.id };
}

/** A stack of which every part is about to change in another way, and the arguments of its plan. */
async function aboutToChange(): Promise<string[]> {
  use("before");
  const first = await smsform("apply", "--auto-approve", "--target=sms_baidu_template.login_code");
  if (!first.includes("Apply complete!")) throw new Error(first);
  emulator.admin.approve(find("登录验证码"));
  await smsform("apply", "--auto-approve");
  emulator.admin.approve(find("活动通知"));
  emulator.admin.reject(find("退款通知"), "请在模板中写明公司或产品名称");
  emulator.admin.edit(find("云杉商城"), { description: "云杉商城是本公司的简称，用于向注册用户发送验证码。" });
  const sms = new BaiduSms({ accessKeyId: "emulator", secretKey: "emulator-secret", endpoint: emulator.url });
  const text = { name: "注册成功", content: "您已注册成功，欢迎使用。", description: "注册成功后通知用户" };
  const { templateId } = await sms.createTemplate({ ...text, smsType: "CommonNotice", countryType: "DOMESTIC" });
  emulator.admin.approve(find("注册成功"));
  use("after");
  return ["--var", `welcome_id=${templateId}`];
}

/** Ids and times are other ones in every run. */
function steady(text: string): string {
  const known = new Map<string, string>();
  return text
    .replace(/sms-(tmpl|sign)-?[A-Za-z0-9]{6,}/g, (id, kind: string) => {
      const name = known.get(id) ?? `sms-${kind}-${String(known.size + 1).padStart(id.length - `sms-${kind}-`.length, "0")}`;
      known.set(id, name);
      return name;
    })
    .replace(/after \d+s/g, "after 0s")
    .replace(/deposed object [0-9a-f]{8}/g, "deposed object 01234567")
    .replaceAll(packageVersion(), "0.1.0")
    .replace(/"@timestamp":"[^"]*"/g, '"@timestamp":"2026-01-05T09:00:00.000Z"')
    .trim();
}

/** The block of the guide under a comment that names it. */
function expectShown(name: string, text: string): void {
  const page = readFileSync(guide, "utf8");
  const block = new RegExp(`(<!-- ${name} -->\n\`\`\`\\w+\n)([\\s\\S]*?)(\n\`\`\`\n)`);
  const [whole, begin, shown, end] = block.exec(page) ?? [];
  if (whole === undefined) throw new Error(`the guide has no block <!-- ${name} -->`);
  if (process.env.SMSFORM_CAPTURE)
    writeFileSync(
      guide,
      page.replace(block, () => `${begin}${text}${end}`),
    );
  else expect(shown).toBe(text);
}

/** Markdown as it looks: references to characters are the characters. */
function asRead(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

it("shows a plan with every kind of change, and its apply", async () => {
  const variables = await aboutToChange();
  expectShown("plan", steady(await smsform("plan", "--out=sms.plan", ...variables)).replace(/\nThe plan is kept in[\s\S]*$/, ""));
  const compact = steady(await smsform("show", "--compact", "sms.plan"));
  expectShown("compact", compact.slice(0, compact.indexOf("\n\nChanges to Outputs")));
  const page = steady(asRead(await smsform("show", "--markdown", "sms.plan")));
  expectShown("markdown", page.slice(0, page.indexOf("\n\n<details>")));
  const applied = steady(await smsform("apply", "--auto-approve", ...variables));
  expectShown("apply", applied.slice(applied.indexOf("\nApply is done")).trim());
  expectShown("state", steady(await smsform("state", "show", "sms_baidu_template.refund")));
});

it("shows every type of message of --json", async () => {
  const variables = await aboutToChange();
  const planned = await smsform("plan", "--json", ...variables);
  const applied = await smsform("apply", "--json", "--auto-approve", ...variables);
  const messages = `${planned}${applied}${toldOtherwise()}`
    .trim()
    .split("\n")
    .map((line): Message => JSON.parse(steady(line)));
  // Of each type the first by its text: which of two objects is done first is chance. Of the outputs those of the apply, which say more.
  const shown = new Map<string, Message>();
  for (const message of messages) {
    const other = shown.get(message.type);
    if (!other || message.type === "outputs" || message["@message"] < other["@message"]) shown.set(message.type, message);
  }
  for (const [type, message] of shown) expectShown(type, inRows(message));
  expect(documentedTypes()).toEqual([...shown.keys()].sort());
});

/** For readers: in the stream each message is one line. */
function inRows(message: Message): string {
  const rows = Object.entries(message).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${rows.join(",\n")}\n}`;
}

/** What takes long, fails or is interrupted is made here: nobody waits for it. */
function toldOtherwise(): string {
  let [text, now] = ["", 0];
  const out = (more: Printable | string) => {
    text += more;
  };
  const { terminal } = capturedTerminal(folder, {}, { out, err: out, columns });
  const view = createView(terminal, { json: true, now: () => now });
  const address = "sms_baidu_approval.login_code";
  const events: readonly RunEvent[] = [
    { type: "total", phase: "apply", count: 120 },
    { type: "begin", address, action: "create" },
    { type: "progress", address, message: 'waiting for the review of template "登录验证码": SUBMITTED' },
    { type: "wait", platform: "Baidu SMS", call: "createTemplate", reason: "throttled", ms: 12_000, try: 2, tries: 5, asked: true },
  ];
  for (const event of events) view.event(event);
  now = 10_000;
  view.tick();
  view.event({ type: "fail", address: "sms_baidu_template.payment", action: "create", ms: 3_000 });
  view.note("Interrupted. Nothing was changed.");
  return text.split("\n").slice(1).join("\n");
}

function documentedTypes(): string[] {
  const page = readFileSync(guide, "utf8");
  return [...page.matchAll(/^<!-- (\w+) -->\n```json$/gm)].flatMap(([, type]) => type ?? []).sort();
}
