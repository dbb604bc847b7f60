/** What the guides on a rejection, on a signature's life and on other libraries have their readers write and type. */
import { join } from "node:path";
import * as library from "../../src";
import * as messaging from "../../src/messaging";
import { type CommandLine, commandLines, type Result } from "../support/cli/command-line";
import { curl } from "../support/cli/curl";
import { type Page, readGuide, runModule } from "../support/stacks/guide";

const begin = commandLines();

/** The command lines of a block, one after the other; what the last one said. */
async function type(cli: CommandLine, block = "", id = ""): Promise<Result> {
  let last: Result = { exitCode: null, stdout: "", stderr: "" };
  for (const line of block.trim().split("\n")) {
    if (line.startsWith("curl ")) expect((await curl(line.replace("TEMPLATE", id), cli.emulator.url)).status).toBe(200);
    else last = await cli.run(...line.replace(/^smsform /, "").split(" "));
  }
  return last;
}

const blockOf = (guide: Page, heading: string, language: "terraform" | "shell" | "typescript", place = 0) =>
  guide.blocks(heading, language)[place] ?? "";

/** The block of output under a heading, with the ids of a run in the place of those that are printed. */
function printed(guide: Page, heading: string, id: string): string {
  const section = guide.text.slice(guide.text.indexOf(`\n## ${heading}\n`));
  const [, text = ""] = /```text\n([\s\S]*?)```/.exec(section) ?? [];
  return text.replace(/sms-tmpl-\w+|(?<= )\d+$/gm, id);
}

describe("the guide on a rejection", () => {
  const guide = readGuide("rejected");
  const [refused, corrected] = ["A text that is refused", "Correct it and hand it in again"];

  it("leads from the reviewer's no to an approved text under the same id", async () => {
    const cli = await begin({ "main.tf": blockOf(guide, refused, "terraform") });
    expect(await type(cli, blockOf(guide, refused, "shell"))).toMatchObject({ exitCode: 0 });
    const [{ id = "" } = {}] = cli.emulator.admin.objects({ kind: "templates" });
    await type(cli, blockOf(guide, refused, "shell", 1), id);

    const told = await type(cli, blockOf(guide, "Where it is told", "shell"));
    expect(told).toMatchObject({ exitCode: 2, stdout: printed(guide, "Where it is told", id) });

    cli.write({ "main.tf": blockOf(guide, corrected, "terraform") });
    expect(await type(cli, blockOf(guide, corrected, "shell"))).toMatchObject({ exitCode: 0 });
    await type(cli, blockOf(guide, corrected, "shell", 1), id);
    expect((await cli.run("status", "--json")).stdout).toContain('"READY"');
    expect(cli.emulator.admin.objects({ kind: "templates" })).toHaveLength(1);
  });
});

describe("the guide on a signature's life", () => {
  const guide = readGuide("a-signatures-life");
  const proof = { "licence.jpg": Buffer.from([0xff, 0xd8, 0xff, 0xe0]) };

  it("tells a review that is passed from a signature that is in use", async () => {
    const cli = await begin({ "main.tf": blockOf(guide, "Before the application", "terraform"), ...proof });
    expect(await type(cli, blockOf(guide, "Before the application", "shell"))).toMatchObject({ exitCode: 0 });
    expect(await type(cli, blockOf(guide, "Review and registration", "shell"))).toMatchObject({ exitCode: 0 });
    const [{ id = "" } = {}] = cli.emulator.admin.objects({ kind: "signatures" });
    cli.emulator.admin.act({ platform: "tencent", kind: "signatures", id }, "hold");
    const open = await type(cli, blockOf(guide, "Review and registration", "shell", 1));
    expect(open.stdout).toContain(printed(guide, "Review and registration", id));
    cli.emulator.admin.approve({ platform: "tencent", kind: "signatures", id });
    expect(JSON.parse((await type(cli, blockOf(guide, "Lapse", "shell"))).stdout)).toMatchObject({ objects: [{ condition: "usable" }] });
  });
});

describe("the guide on other libraries", () => {
  const guide = readGuide("coming-from-send-libraries");

  it("takes over what is there, writes its catalogue, and sends by it", async () => {
    const cli = await begin({ "main.tf": blockOf(guide, "First step: declare what is there", "terraform") });
    const approved = { status: "0" };
    cli.emulator.admin.create({ platform: "tencent", kind: "signatures" }, { id: "1", signName: "云杉商城", ...approved });
    cli.emulator.admin.create(
      { platform: "tencent", kind: "templates" },
      { id: "1110", templateName: "登录验证码", templateContent: "您的验证码是{1}，{2}分钟内有效。", smsType: 3, ...approved },
    );
    const last = await type(cli, blockOf(guide, "First step: declare what is there", "shell"));
    expect(last).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Wrote messages.json") });

    const createMessenger = (options: messaging.MessengerOptions) =>
      messaging.createMessenger({ ...options, catalogue: join(cli.folder, String(options.catalogue)) });
    const find = (name: string): unknown => (name === "smsform" ? library : { ...messaging, createMessenger });
    const { sendCode } = runModule(blockOf(guide, "Second step: the program", "typescript"), find, { env: cli.environment });
    if (typeof sendCode !== "function") throw new Error("the program has no function sendCode");
    expect(await sendCode("13800138000", "482913")).toBe("tencent");
    expect(cli.emulator.admin.objects({ platform: "tencent", kind: "messages" })).toMatchObject([
      { content: "【云杉商城】您的验证码是482913，5分钟内有效。" },
    ]);
  });
});
