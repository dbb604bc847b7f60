import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../src/cli/run";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { commandLines } from "../support/cli/command-line";

const begin = commandLines();

const variables = (...list: readonly object[]) => `jsonencode(${JSON.stringify(list).replaceAll('":', '"=')})`;
const otp = { name: "otp", type: "code", max: 6, example: "482913" };

const stack = `
variable "late" {}
resource "sms_baidu_signature" "brand" {
  content      = "云上书店"
  content_type = "Enterprise"
}
resource "sms_baidu_template" "otp" {
  for_each    = toset(["login", "pay"])
  name        = each.key
  content     = "您的验证码是$\${SMSvCode}，5分钟内有效，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "x"
}
resource "sms_baidu_approval" "login" { template_id = sms_baidu_template.otp["login"].id }
resource "sms_baidu_message" "login" {
  key          = "login"
  template_id  = sms_baidu_approval.login.id
  signature_id = sms_baidu_signature.brand.id
  variables    = ${variables(otp)}
}
resource "sms_baidu_message" "abroad" {
  key          = "elsewhere"
  audience     = "international"
  template_id  = "sms-tmpl-1"
  signature_id = "sms-sign-1"
}
resource "sms_tencent_template" "notice" {
  template_name    = "n"
  template_content = "{1}${"字".repeat(70)}"
  international    = 0
  sms_type         = 2
  remark           = "x"
}
resource "sms_tencent_message" "notice" {
  key         = "notice"
  template_id = sms_tencent_template.notice.id
  sign_name   = var.late
  variables   = ${variables({ name: "order", type: "text" })}
}
resource "sms_huawei_signature" "codes" {
  app_id            = "a"
  signature_name    = "云上书店"
  signature_type    = "VERIFY_CODE_TYPE"
  signature_source  = 2
  is_involved_third = "No"
}
resource "sms_huawei_template" "otp" {
  app_id           = "a"
  region           = "cn"
  template_name    = "n"
  template_content = "验证码$\${1}"
  template_type    = "VERIFY_CODE_TYPE"
  sign_id          = sms_huawei_signature.codes.id
}
resource "sms_huawei_message" "otp" {
  key       = "otp"
  template  = sms_huawei_template.otp.id
  variables = ${variables(otp)}
}
resource "sms_infocloud_message" "otp" {
  key           = "otp"
  template_code = "574277763210051584"
  content       = "您的验证码是{验证码,6}。"
  signature     = "云上书店"
  variables     = ${variables(otp)}
}
data "sms_infocloud_template" "hello" {
  template_code = "574277763210051584"
  content       = "{名,4}您好"
}
`;

interface Shown {
  readonly address: string;
  readonly parts?: readonly string[];
  readonly [field: string]: unknown;
}
async function texts(files: string): Promise<Readonly<Record<string, Shown>>> {
  const cli = await begin({ "main.tf": files });
  const { exitCode, stdout } = await cli.run("preview", "--json");
  expect(exitCode).toBe(0);
  expect(cli.emulator.admin.calls().total).toBe(0);
  return Object.fromEntries(JSON.parse(stdout).texts.map((each: Shown) => [each.address, each]));
}

describe("smsform preview", () => {
  it("shows the messages and templates of all platforms, by whatever way they refer to each other", async () => {
    const shown = await texts(stack);
    expect(Object.fromEntries(Object.entries(shown).map(([address, { parts }]) => [address, parts]))).toEqual({
      "data.sms_infocloud_template.hello": ["{名}您好"],
      "sms_baidu_message.abroad": undefined,
      "sms_baidu_message.login": ["【云上书店】您的验证码是482913，5分钟内有效，请勿告知他人。"],
      'sms_baidu_template.otp["pay"]': ["您的验证码是{SMSvCode}，5分钟内有效，请勿告知他人。"],
      "sms_huawei_message.otp": ["【云上书店】验证码482913"],
      "sms_infocloud_message.otp": ["【云上书店】您的验证码是482913。"],
      "sms_tencent_message.notice": [`【…】{order}${"字".repeat(57)}`, "字".repeat(13)],
    });
  });

  it("counts segments as the platform does, says by what, and that there may be more where something has no value", async () => {
    const shown = await texts(stack);
    expect(shown["sms_baidu_message.login"]).toMatchObject({
      segments: 1,
      segments_by: "document",
      length: 33,
      longest: 600,
      approximate: false,
    });
    expect(shown["sms_tencent_message.notice"]).toMatchObject({
      segments: 2,
      segments_by: "network",
      approximate: true,
      signature_missing: "known after apply",
    });
    expect(shown["sms_baidu_message.abroad"]).toMatchObject({
      audience: "international",
      text_missing: "text of sms-tmpl-1, which the stack only names",
      signature_missing: "of sms-sign-1, which the stack only names",
    });
  });

  it("draws them on a terminal as wide as a phone, with the facts below", async () => {
    const cli = await begin({ "main.tf": stack });
    const { terminal, said } = capturedTerminal(cli.folder, cli.environment, { columns: 80 });
    expect(await run(["preview"], terminal)).toBe(0);
    expect(
      said.out,
    ).toContain(`login (sms_baidu_message.login) by Baidu AI Cloud SMS, domestic, signed 云上书店, text of sms_baidu_template.otp["login"]
  │ 【云上书店】您的验证码是482913，5分钟内
  │ 有效，请勿告知他人。
  1 segment (by the platform's document), 33 of 600 characters
  otp = 482913
`);
    expect(said.out).toMatch(/7 texts, 1 of them not shown\.\n$/);
  });

  it("never shows what is sensitive", async () => {
    const secret = `variable "s" {\n  default = "TOPSECRET"\n  sensitive = true\n}\n`;
    const message = (more: string) =>
      `${secret}resource "sms_infocloud_message" "m" {\n  key = "k"\n  template_code = "574277763210051584"\n  ${more}\n}\n`;
    for (const more of [
      'content = "x"\n  signature = var.s',
      "content = var.s",
      'content = "{a,9}"\n  variables = jsonencode([{ name = "b", type = "text", example = var.s }])',
    ]) {
      const cli = await begin({ "main.tf": message(more) });
      for (const options of [[], ["--json"], ["--html", "page.html"]])
        expect((await cli.run("preview", ...options)).stdout).not.toContain("TOPSECRET");
      expect(readFileSync(join(cli.folder, "page.html"), "utf8")).not.toContain("TOPSECRET");
    }
  });

  it("tells what is wrong with a stack, and with a text that no platform could send", async () => {
    const cli = await begin({
      "main.tf": 'resource "sms_infocloud_message" "t" {\n  key = "k"\n  template_code = "1"\n  content = "{1"\n}',
    });
    expect((await cli.run("preview")).stdout).toContain('Not shown: The brace in "{1" is not closed');
    cli.write({ "main.tf": 'resource "sms_infocloud_message" "t" { content = nothing.at.all }' });
    expect((await cli.run("preview")).exitCode).toBe(1);
    cli.write({ "main.tf": "" });
    expect((await cli.run("preview")).stdout).toBe("The stack has no texts: no template and no message.\n");
  });
});

describe("the page of smsform preview", () => {
  async function pageOf(content: string): Promise<string> {
    const cli = await begin({
      "main.tf": `resource "sms_infocloud_message" "m" {\n  key = "k"\n  template_code = "574277763210051584"\n  content = ${JSON.stringify(content)}\n}\n`,
    });
    expect(await cli.run("preview", "--html", "page.html")).toEqual({ exitCode: 0, stdout: "Wrote page.html.\n", stderr: "" });
    return readFileSync(join(cli.folder, "page.html"), "utf8");
  }

  it("runs nothing and loads nothing, whatever a text says", async () => {
    const page = await pageOf(`</p><script>a()</script><img src=x>"'&\u202egro\u200b\nnext`);
    expect(page).toContain("&lt;/p&gt;&lt;script&gt;a()&lt;/script&gt;&lt;img src=x&gt;&quot;&#39;&amp;\\u202egro\\u200b\nnext</p>");
    expect(page).not.toMatch(/<script|<img|<link|url\(|@import|\u202e|\u200b/);
    const [policy] = page.match(/(?<=Content-Security-Policy" content=")[^"]*/) ?? [];
    expect(policy).toMatch(
      /^default-src &#39;none&#39;; style-src &#39;sha256-[\w+/]{43}=&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;$/,
    );
  });

  it("is as wide as what shows it, light or dark as its reader has it", async () => {
    const page = await pageOf("您好");
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(page).toContain("@media (prefers-color-scheme: dark)");
    expect(page).toContain('<p class="bubble" lang="zh-CN">您好</p>');
  });

  it("says where it cannot be written", async () => {
    const cli = await begin({ "main.tf": "" });
    writeFileSync(join(cli.folder, "file"), "");
    expect(await cli.run("preview", "--html", "file/page.html")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Name a file in a folder"),
    });
  });
});
