import fc from "fast-check";
import { clouds } from "../../src/clouds";
import { smsTypes } from "../../src/clouds/baidu/client/enumerations";
import { template } from "../../src/clouds/baidu/template/resource";
import { createProvider, lintObject, planObject } from "../../src/reconcile";
import { type LintReport, lint, openStack } from "../../src/stack";
import { systemWorld } from "../../src/system/world";
import { configOf, offline, templateConfig } from "../support/accounts/baidu-account";
import { folderWith, removeFolders } from "../support/folder";
import { codeText, signatureBlock, templateBlock } from "../support/stacks/stacks";

afterAll(removeFolders);

interface Settings {
  readonly variables?: readonly (readonly [string, string])[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Without keys, and with an endpoint that nobody could call. */
async function linted(files: string | Readonly<Record<string, string>>, { variables = [], environment = {} }: Settings = {}) {
  const folder = folderWith(typeof files === "string" ? { "main.tf": files } : files);
  const { stack, diagnostics } = await openStack({
    machine: systemWorld,
    stack: folder,
    cwd: folder,
    environment: { SMSFORM_ENDPOINT: "no endpoint at all", ...environment },
    provider: createProvider(clouds),
    variables,
    needsVariables: "where given",
  });
  if (!stack) throw new Error(diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n"));
  return lint(stack);
}

const findings = ({ diagnostics }: LintReport) => diagnostics.map(({ severity, rule, address }) => `${severity} ${rule} ${address}`);
const marked = codeText.replace("，", "★，");
const bracketed = "【云杉】您的验证码是$${SMSvCode}，5分钟内有效，请勿告知他人。";

describe("lint", () => {
  it("finds nothing where every text is as the platform wants it", async () => {
    const report = await linted(signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]"));
    expect(report).toEqual({ texts: 2, others: 0, unchecked: [], diagnostics: [] });
  });

  it("names rule, object, attribute, the offending piece and the fix", async () => {
    const report = await linted(templateBlock("code", "", { text: bracketed }));
    expect(report.diagnostics).toEqual([
      {
        severity: "error",
        rule: "baidu.V16",
        address: "sms_baidu_template.code",
        path: ["content"],
        summary: 'baidu.V16, template "登录验证码": content holds 【 】',
        detail: expect.stringMatching(/^These brackets belong to the signature alone\./),
        source: { file: "main.tf", line: 3, text: `content     = "${bracketed}"` },
      },
    ]);
  });

  it("takes defaults and given values of variables, and constants of locals", async () => {
    const files = `variable "sign" { default = "★" }\nlocals { text = "您的验证码是$\${SMSvCode}\${var.sign}，5分钟内有效。" }\n${templateBlock("code", "", { text: "${local.text}" })}`;
    expect(findings(await linted(files))).toEqual(["warning baidu.V17 sms_baidu_template.code"]);
    expect(findings(await linted(files, { variables: [["sign", ""]] }))).toEqual([]);
    expect(findings(await linted(files, { environment: { TF_VAR_sign: "【" } }))).toEqual(["error baidu.V16 sms_baidu_template.code"]);
  });

  it("leaves unchecked what depends on a variable without a value, and tells which", async () => {
    const files = `variable "company" {}\nvariable "title" {}\nlocals { text = "\${var.company}：您的验证码是$\${SMSvCode}" }
${templateBlock("code", "", { title: "${var.title}", text: "${local.text}" })}${templateBlock("other", "", { text: marked })}`;
    const report = await linted(files, { variables: [["title", "x".repeat(31)]] });
    expect(findings(report)).toEqual(["error baidu.V14 sms_baidu_template.code", "warning baidu.V17 sms_baidu_template.other"]);
    expect(report).toMatchObject({
      texts: 2,
      unchecked: [{ address: "sms_baidu_template.code", attributes: ["content"], variables: ["company"] }],
    });
  });

  it("says nothing of a validation whose variable has no value, and keeps to one whose variable has", async () => {
    const variable = `variable "title" {
  validation {
    condition     = length(var.title) > 3
    error_message = "too short"
  }
}\n`;
    const files = variable.replace("length(var.title) > 3", 'var.title != "x"') + templateBlock("code", "", { title: "${var.title}" });
    expect((await linted(files)).unchecked).toMatchObject([{ attributes: ["name"], variables: ["title"] }]);
    await expect(linted(files, { variables: [["title", "x"]] })).rejects.toThrow("too short");
  });

  it("checks every instance of a repeated block that is known, whatever else is not", async () => {
    const files = `variable "company" {}
${templateBlock("each", 'for_each = { a = "好", b = "★" }', { text: "${each.value}$${SMSvCode}的验证码" })}
${templateBlock("counted", "count = 2", { text: "第${count.index}条：【$${SMSvCode}的验证码" })}
${templateBlock("unknown", "for_each = toset([var.company])", { title: "${each.key}", text: marked })}`;
    const report = await linted(files);
    expect(findings(report).sort()).toEqual([
      "error baidu.V16 sms_baidu_template.counted[0]",
      "error baidu.V16 sms_baidu_template.counted[1]",
      'warning baidu.V17 sms_baidu_template.each["b"]',
      "warning baidu.V17 sms_baidu_template.unknown",
    ]);
    expect(report).toMatchObject({
      texts: 5,
      unchecked: [{ address: "sms_baidu_template.unknown", attributes: ["name"], variables: ["company"] }],
    });
  });

  it("follows references between blocks, in whatever order they stand", async () => {
    const files =
      templateBlock("code", "", { text: "${sms_baidu_signature.brand.content}：$${SMSvCode}的验证码" }) +
      signatureBlock("brand").replace("百度智能云", "云★杉");
    expect(findings(await linted(files))).toContain("warning baidu.V17 sms_baidu_template.code");
  });

  it("tells of texts that only the platform can complete", async () => {
    const report = await linted(`data "sms_baidu_template" "old" { template_id = "sms-tmpl-x" }
${templateBlock("code", "", { text: "${data.sms_baidu_template.old.content}" })}`);
    expect(report.unchecked).toEqual([{ address: "sms_baidu_template.code", attributes: ["content"], variables: [] }]);
  });

  it.each([
    ["warn", ["warning baidu.V16 sms_baidu_template.code"]],
    ["off", []],
  ])("goes by the level %s of the provider block, without its keys", async (level, expected) => {
    const provider = `provider "sms" {\n  baidu { rules = { V16 = "${level}" } }\n}\n`;
    expect(findings(await linted(provider + templateBlock("code", "", { text: bracketed })))).toEqual(expected);
  });

  it("goes by the levels of the alias that an object belongs to, and tells of misspelt ones", async () => {
    const files = `provider "sms" {\n  baidu { rules = { V166 = "off" } }\n}\nprovider "sms" {\n  alias = "second"\n  baidu { rules = { V16 = "off" } }\n}
${templateBlock("code", "", { text: bracketed })}${templateBlock("quiet", "provider = sms.second", { text: bracketed })}`;
    const report = await linted(files);
    expect(report.diagnostics.map(({ summary }) => summary)).toEqual([
      'There is no rule "V166" of Baidu AI Cloud SMS',
      'baidu.V16, template "登录验证码": content holds 【 】',
    ]);
  });

  it("asks the rules of the account too, with their levels", async () => {
    const files = signatureBlock("brand") + templateBlock("code");
    expect(findings(await linted(files))).toEqual(["warning baidu.V31 sms_baidu_template.code"]);
    expect(findings(await linted(`provider "sms" {\n  baidu { rules = { V31 = "error" } }\n}\n${files}`))).toEqual([
      "error baidu.V31 sms_baidu_template.code",
    ]);
  });

  it("checks quotas and blacklists beside the texts", async () => {
    const report = await linted(`resource "sms_baidu_blacklist" "a" {\n  type = "MerchantBlack"\n  phones = ["23800000000"]\n}\n`);
    expect(report).toMatchObject({ texts: 0, others: 1 });
    expect(findings(report)).toEqual(["warning baidu.V37 sms_baidu_blacklist.a"]);
  });

  it("checks what data sources would be asked, a text that only its console makes included", async () => {
    const template = (content: string) =>
      `data "sms_infocloud_template" "t" {\n  count = 2\n  template_code = "1"\n  content = "${content}"\n}\n`;
    const report = await linted(
      `${template("【云杉】您好")}data "sms_infocloud_statistics" "s" {\n  start_date = "2026-01-02"\n  end_date = "2026-01-01"\n}\n`,
    );
    expect(report).toMatchObject({ texts: 2, others: 1 });
    expect(findings(report).sort()).toEqual([
      "error infocloud.V24 data.sms_infocloud_statistics.s",
      "error infocloud.V31 data.sms_infocloud_template.t[0]",
      "error infocloud.V31 data.sms_infocloud_template.t[1]",
    ]);
    expect((await linted(template("您的验证码是{code,6}"))).diagnostics).toEqual([]);
  });

  it("looks at proof files", async () => {
    const files = { "main.tf": signatureBlock("brand", 'signature_file = "proof.png"') };
    expect((await linted(files)).diagnostics).toMatchObject([{ severity: "error", path: ["signature_file"] }]);
    expect(findings(await linted({ ...files, "proof.png": "no picture" }))).toEqual(["error baidu.V10 sms_baidu_signature.brand"]);
  });

  it("tells what keeps a text from being checked: a missing attribute, an unescaped variable, an unknown type", async () => {
    const raw = { name: "x", content: "您的验证码是${1}", sms_type: "CommonVcode", description: "x" };
    const report = await linted({
      "main.tf": 'resource "sms_baidu_template" "code" {\n  name = "x"\n}\nresource "sms_baidu_templat" "typo" {}\n',
      "raw.tf.json": JSON.stringify({ resource: { sms_baidu_template: { raw } } }),
    });
    expect(report.diagnostics.filter(({ severity }) => severity === "error").map(({ address }) => address)).toEqual(
      expect.arrayContaining(["sms_baidu_template.code", "sms_baidu_template.raw", "sms_baidu_templat.typo"]),
    );
    expect(report.texts).toBe(0);
  });

  it("never shows what is sensitive", async () => {
    const secret = "★机密内容★【";
    const files = `variable "secret" {\n  sensitive = true\n  default = "${secret}"\n}
${templateBlock("code", "", { title: "${var.secret}", text: "${var.secret}" })}
${signatureBlock("brand").replace('"百度智能云"', "var.secret")}
resource "sms_baidu_blacklist" "a" {\n  type = "MerchantBlack"\n  phones = [var.secret]\n}\n`;
    const report = await linted(files);
    expect(findings(report)).toEqual(
      expect.arrayContaining(["error baidu.V16 sms_baidu_template.code", "error baidu.V03 sms_baidu_signature.brand"]),
    );
    const said = JSON.stringify(report);
    for (const piece of [secret, "机密", "【 "]) expect(said).not.toContain(piece);
  });

  const words = fc.array(fc.constantFrom("您的", "★", "【", "】", "验证码", "${code}", "abc", " ", "退订", "，"), { maxLength: 6 });

  it("says of an object what the plan of a new one says, whatever its text", async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom(...smsTypes), async (pieces, sms_type) => {
        const config = configOf(template, { ...templateConfig, sms_type, content: pieces.join("") });
        const { rules, files } = offline;
        const { values, diagnostics } = await lintObject(template, { config, rules, files, sensitive: new Set() });
        const planned = await planObject(template, offline, { prior: null, config });
        expect({ values, diagnostics }).toEqual({ values: planned.planned, diagnostics: planned.diagnostics });
      }),
    );
  });

  it("says the same of a text wherever it comes from", async () => {
    await fc.assert(
      fc.asyncProperty(words, async (pieces) => {
        const text = pieces.join("");
        const literal = await linted(templateBlock("code", "", { text: text.replaceAll("${", () => "$${") }));
        const given = await linted(`variable "text" {}\n${templateBlock("code", "", { text: "${var.text}" })}`, {
          variables: [["text", text]],
        });
        expect(given.diagnostics.map(({ summary }) => summary)).toEqual(literal.diagnostics.map(({ summary }) => summary));
      }),
      { numRuns: 25 },
    );
  });
});
