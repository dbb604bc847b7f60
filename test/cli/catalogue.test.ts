import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { TencentSms } from "../../src";
import { createMessenger } from "../../src/messaging";
import { type CommandLine, commandLines } from "../support/cli/command-line";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();
/** As `jsonencode` writes it: the names of fields in alphabetical order. */
const variables = (name: string) => JSON.stringify(JSON.stringify([{ example: "482913", max: 6, name, type: "code" }]));

const tencent = (text: string, name = "otp") => `
resource "sms_tencent_template" "t" {
  template_name    = "登录验证码"
  template_content = "${text}"
  international    = 0
  sms_type         = 3
  remark           = "用户登录时验证手机号"
  skip_destroy     = true
  lifecycle { create_before_destroy = true }
}
resource "sms_tencent_message" "m" {
  key         = "otp"
  template_id = sms_tencent_template.t.id
  sign_name   = "云杉商城"
  variables   = ${variables(name)}
}
`;
const infocloud = (name = "otp") => `
resource "sms_infocloud_message" "m" {
  key           = "otp"
  template_code = "574277763210051584"
  content       = "您的验证码是{验证码,6}。"
  signature     = "云杉商城"
  variables     = ${variables(name)}
}
`;
const text = "您的验证码是{1}，5分钟内有效。";
const stack = { "main.tf": tencent(text) + infocloud() };

/** Templates need one. */
function signed({ emulator }: CommandLine): void {
  emulator.admin.create({ platform: "tencent", kind: "signatures" }, { signName: "云杉商城" });
}

async function live() {
  const cli = await begin(stack, { review: "approve", reviewDelayMs: 0 });
  signed(cli);
  await succeeded(cli.run("apply", "--auto-approve"));
  await succeeded(cli.run("apply", "--auto-approve"));
  return cli;
}

describe("smsform catalogue", () => {
  it("writes what is live, of the stack's state or of one on standard input, and a program sends by it", async () => {
    const cli = await live();
    expect(await cli.run("catalogue", "write", "--out", "messages.json")).toEqual({
      exitCode: 0,
      stdout: "Wrote messages.json.\n",
      stderr: "",
    });
    const path = join(cli.folder, "messages.json");
    const catalogue = JSON.parse(readFileSync(path, "utf8"));
    expect(catalogue).toMatchObject({
      version: 1,
      lineage: expect.any(String),
      serial: expect.any(Number),
      messages: {
        otp: {
          variables: { otp: { type: "code", max: 6, example: "482913" } },
          on: [
            {
              platform: "infocloud",
              audience: "domestic",
              template: "574277763210051584",
              signature: "云杉商城",
              parameters: ["otp"],
              usable: true,
            },
            {
              platform: "tencent",
              audience: "domestic",
              sender: "云杉商城",
              text,
              usable: true,
              digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
            },
          ],
        },
      },
    });
    const state = JSON.parse((await cli.run("show", "--json")).stdout);
    expect(state.lineage ?? catalogue.lineage).toBe(catalogue.lineage);
    expect(JSON.parse((await cli.run("catalogue", "write", "--state", "terraform.tfstate")).stdout)).toEqual(catalogue);

    cli.emulator.admin.create({ platform: "tencent", kind: "apps" }, { id: "1400006666" });
    const client = new TencentSms({ secretId: "emulator", secretKey: "emulator-secret", endpoint: cli.emulator.url });
    const messenger = createMessenger<{ otp: { otp: string } }>({
      catalogue: path,
      platforms: { tencent: { client, smsSdkAppId: "1400006666" } },
    });
    expect(await messenger.sendOne("otp", "13800138000", { otp: "482913" })).toMatchObject({ outcome: "accepted", platform: "tencent" });
  });

  it("writes types that let a program name messages and values, and nothing else", async () => {
    const cli = await live();
    await succeeded(cli.run("catalogue", "write", "--out", "messages.json"));
    const { exitCode, stdout } = await cli.run("catalogue", "types", "messages.json");
    expect(exitCode).toBe(0);
    expect(stdout).toContain('readonly "otp": { readonly "otp": string };');
    const program = (sending: string) => `${stdout}
declare function send<K extends keyof Messages>(key: K, values: Messages[K]): void;
${sending}`;
    expect(problemsOf(program('send("otp", { otp: "1" });'))).toBe(0);
    expect(problemsOf(program('send("opt", { otp: "1" });'))).toBe(1);
    expect(problemsOf(program('send("otp", { code: "1" });'))).toBe(1);
  });

  it("tells whether a file is older than the state, by what differs", async () => {
    const cli = await live();
    await succeeded(cli.run("catalogue", "write", "--out", "messages.json"));
    expect(await cli.run("catalogue", "check", "messages.json")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("says what the state does"),
    });
    cli.write({ "main.tf": tencent("验证码{1}，请勿告知他人。") + infocloud() });
    await succeeded(cli.run("apply", "--auto-approve"));
    // The successor is there and not live yet, so programs go on as they are.
    expect(await cli.run("catalogue", "check", "messages.json")).toMatchObject({ exitCode: 0 });
    await succeeded(cli.run("apply", "--auto-approve"));
    const checked = await cli.run("catalogue", "check", "messages.json");
    expect(checked).toMatchObject({ exitCode: 2, stdout: expect.stringContaining("is older than the state") });
    expect(checked.stdout).toContain("Different: otp.\nWrite it anew: smsform catalogue write --out messages.json");
    const other = await begin({ "main.tf": infocloud() });
    await succeeded(other.run("apply", "--auto-approve"));
    other.write({ "messages.json": readFileSync(join(cli.folder, "messages.json")) });
    expect(await other.run("catalogue", "check", "messages.json")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("made from another state"),
    });
  });

  it("leaves out what is not live yet, and says so", async () => {
    const cli = await begin(stack);
    signed(cli);
    await succeeded(cli.run("apply", "--auto-approve"));
    const { exitCode, stdout, stderr } = await cli.run("catalogue", "write");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).messages.otp.on).toMatchObject([{ platform: "infocloud" }]);
    expect(stderr).toContain("sms_tencent_message.m has nothing live yet");
  });

  it("refuses messages that contradict each other, naming both", async () => {
    const cli = await begin({ "main.tf": infocloud() + infocloud("code").replace('"m"', '"n"') });
    await succeeded(cli.run("apply", "--auto-approve"));
    expect(await cli.run("catalogue", "write")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining('sms_infocloud_message.m and sms_infocloud_message.n are both "otp" for infocloud, domestic'),
    });
  });

  it.each([
    ["a state of another version", '{"version":3}', "is of version 3"],
    ["what is no state", '{"values":{}}', "is not a Terraform state"],
    ["half a state", '{"version":4,', "is no JSON"],
    ["nothing", "", "is empty"],
  ])("refuses %s", async (_what, content, problem) => {
    const cli = await begin({ "given.tfstate": content });
    expect(await cli.run("catalogue", "write", "--state", "given.tfstate")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining(problem),
    });
  });

  it("reads a state with modules, and one whose file is not there is an error", async () => {
    const instance = {
      attributes: { key: "otp", audience: "domestic", live_template_id: "1", live_sender: "云杉", live_text: "您好", usable: true },
    };
    const resource = {
      module: "module.sms",
      mode: "managed",
      type: "sms_tencent_message",
      name: "m",
      provider: "p",
      instances: [{ index_key: "a", ...instance }],
    };
    const cli = await begin({ "given.tfstate": JSON.stringify({ version: 4, serial: 3, lineage: "l", resources: [resource] }) });
    const { stdout } = await cli.run("catalogue", "write", "--state", "given.tfstate");
    expect(JSON.parse(stdout)).toMatchObject({ serial: 3, lineage: "l", messages: { otp: { on: [{ template: "1", text: "您好" }] } } });
    expect(await cli.run("catalogue", "write", "--state", "none.tfstate")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("none.tfstate cannot be read"),
    });
  });
});

/** Errors of a program alone, under the strict rules. */
function problemsOf(program: string): number {
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, lib: ["lib.es5.d.ts"], types: [] };
  const host = ts.createCompilerHost(options);
  const source = ts.createSourceFile("program.ts", program, ts.ScriptTarget.ES2022, true);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => (name === "program.ts" ? source : read(name, ...rest));
  return ts.getPreEmitDiagnostics(ts.createProgram(["program.ts"], options, host)).length;
}
