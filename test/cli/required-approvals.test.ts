import { existsSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "../../src/messaging/catalogue/from-messages";
import { commandLines } from "../support/cli/command-line";

const begin = commandLines();

const baidu = "验证码$${SMSvCode}，5分钟内有效";
const baiduTemplate = (content: string, more = "") => `
resource "sms_baidu_template" "otp" {
  name        = "登录"
  content     = ${content}
  sms_type    = "CommonVcode"
  description = "x"
  ${more}
}
`;
const message = (key: string, template = "sms_baidu_template.otp.id") => `
resource "sms_baidu_message" "${key}" {
  key          = "${key}"
  template_id  = ${template}
  signature_id = "sms-sign-1"
}
`;
const everyPlatform = `${baiduTemplate(`"${baidu}"`)}${message("otp")}
resource "sms_tencent_template" "otp" {
  template_name    = "n"
  template_content = "验证码{1}"
  international    = 0
  sms_type         = 3
  remark           = "x"
}
resource "sms_tencent_message" "otp" {
  key         = "otp"
  template_id = sms_tencent_template.otp.id
  sign_name   = "云上书店"
}
resource "sms_huawei_template" "alone" {
  app_id           = "a"
  region           = "cn"
  template_name    = "n"
  template_content = "验证码$\${1}"
  template_type    = "VERIFY_CODE_TYPE"
  sign_id          = "s"

  variable_attributes = [{ variable_index = 1, variable_type = "CHARDIGIT" }]
}
resource "sms_infocloud_message" "otp" {
  key           = "otp"
  template_code = "574277763210051584"
  content       = "验证码{码,6}"
}
`;

interface Entry {
  readonly platform: string;
  readonly text: string;
  readonly usable?: boolean;
  readonly digest?: string;
}
const version = ({ platform, text, usable = true, digest = digestOf(text) }: Entry) => ({
  platform,
  audience: "domestic",
  template: "another stage's",
  sender: "another stage's",
  text,
  parameters: ["otp"],
  usable,
  digest,
});
const catalogue = (...entries: readonly Entry[]) =>
  JSON.stringify({ version: 1, messages: { otp: { variables: { otp: { type: "code" } }, on: entries.map(version) } } });
const all: readonly Entry[] = [
  { platform: "baidu", text: "验证码${SMSvCode}，5分钟内有效" },
  { platform: "tencent", text: "验证码{1}" },
  { platform: "huawei", text: "验证码${1}" },
  { platform: "infocloud", text: "验证码{码,6}" },
];

/** A plan of a stack against a catalogue. */
async function plan(stack: string, approved: string, ...options: string[]) {
  const cli = await begin({ "main.tf": stack, "messages.json": approved });
  const { exitCode, stderr, stdout } = await cli.run("plan", "--emulator", "--require-approved-in", "messages.json", ...options);
  return { exitCode, stdout, stderr: stderr.replace(/\s*│\s*/g, " ") };
}

describe("smsform plan --require-approved-in", () => {
  it("goes on where every message and every template is approved there, on its own platform", async () => {
    expect(await plan(everyPlatform, catalogue(...all))).toMatchObject({ exitCode: 0, stderr: "" });
  });

  it.each(["baidu", "tencent", "huawei", "infocloud"])(
    "refuses what only other platforms than %s have approved, by its key, with the step",
    async (name) => {
      const { exitCode, stderr } = await plan(everyPlatform, catalogue(...all.filter(({ platform }) => platform !== name)));
      expect(exitCode).toBe(1);
      expect(stderr.match(/is not approved for/g)).toHaveLength(1);
      expect(stderr).toContain(
        name === "huawei" ? "The text of sms_huawei_template.alone is not approved for Huawei" : '"otp" is not approved for',
      );
      expect(stderr).toContain("smsform catalogue write --out messages.json");
    },
  );

  it.each([
    ["another text under the key", [{ platform: "baidu", text: "验证码${SMSvCode}" }], 'has another text for it: "验证码${SMSvCode}"'],
    [
      "no longer usable",
      [{ platform: "baidu", text: "验证码${SMSvCode}，5分钟内有效", usable: false }],
      "may not be sent with there any more",
    ],
    ["a digest of another text", [{ platform: "baidu", text: "验证码${SMSvCode}，5分钟内有效", digest: digestOf("x") }], "another text"],
  ])("tells of %s", async (_what, entries, told) => {
    const { exitCode, stderr } = await plan(baiduTemplate(`"${baidu}"`) + message("otp"), catalogue(...entries));
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(told)]);
  });

  it("knows a text by itself, whatever its key and its template are called", async () => {
    const stack = baiduTemplate(`"${baidu}"`) + message("login");
    expect(await plan(stack, catalogue(...all))).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ["sensitive", `variable "t" {\n  default   = "TOPSECRET"\n  sensitive = true\n}\n${baiduTemplate("var.t")}`, "Its text is sensitive"],
    [
      "only known after an apply",
      `${baiduTemplate("sms_baidu_signature.s.id")}resource "sms_baidu_signature" "s" {\n  content = "云上"\n  content_type = "Enterprise"\n}`,
      "known only after an apply",
    ],
    ["not in the stack", message("otp", '"sms-tmpl-1"'), "names sms-tmpl-1, whose text is not in the stack"],
  ])("refuses a text that is %s", async (_what, stack, told) => {
    const { exitCode, stdout, stderr } = await plan(stack, catalogue(...all));
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(told)]);
    expect(stdout + stderr).not.toContain("TOPSECRET");
  });

  it.each([
    ["cut off", catalogue(...all).slice(0, -20)],
    ["of another schema version", '{ "version": 2, "messages": {} }'],
    ["no catalogue", "[]"],
  ])("refuses a catalogue that is %s, and names it", async (_what, content) => {
    const { exitCode, stderr } = await plan(everyPlatform, content);
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/--require-approved-in cannot be used[\s\S]*messages\.json/)]);
  });

  it("keeps no plan, tells of it in JSON too, and asks nobody where all is taken away", async () => {
    const cli = await begin({ "main.tf": everyPlatform, "messages.json": '{ "version": 1, "messages": {} }' });
    const given = ["plan", "--require-approved-in", "messages.json"];
    expect((await cli.run(...given, "--out", "plan")).exitCode).toBe(1);
    expect(existsSync(join(cli.folder, "plan"))).toBe(false);
    const { stdout } = await cli.run(...given, "--json");
    expect(stdout.match(/"@level":"error"/g)).toHaveLength(4);
    expect(cli.emulator.admin.calls().total).toBe(0);
    expect((await cli.run(...given, "--destroy")).exitCode).toBe(0);
    expect((await cli.run("plan", "--require-approved-in", "nothing.json")).stderr).toContain("nothing.json cannot be read (ENOENT)");
  });
});
