/** Programs for cdktf and cdktn, each with what such programs write beside plain resources. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformOutputConfig, TerraformStack } from "cdktf";
import type { Engine } from "../constructs/engines";

interface Given extends Engine {
  output(name: string, value: unknown, more?: Omit<TerraformOutputConfig, "value">): void;
}
type Program = (given: Given, stack: TerraformStack) => void;

/** The stack as an app writes it, with its state beside it. */
export function synthesize(constructs: Engine, program: Program): string {
  const { App, LocalBackend, TerraformOutput, TerraformStack } = constructs.engine;
  const outdir = mkdtempSync(join(tmpdir(), "smsform-app-"));
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "shop");
  new LocalBackend(stack, { path: "terraform.tfstate" });
  const output: Given["output"] = (name, value, more) =>
    new TerraformOutput(stack, `output_${name}`, { ...more, value }).overrideLogicalId(name);
  program({ ...constructs, output }, stack);
  app.synth();
  const text = readFileSync(join(outdir, "stacks", "shop", "cdk.tf.json"), "utf8");
  rmSync(outdir, { recursive: true, force: true });
  return text;
}

const notice = { smsType: "CommonNotice", description: "订单发货后通知买家" };

const iterators: Program = ({ engine, sms, output }, stack) => {
  new sms.SmsProvider(stack, "sms");
  const names = new engine.TerraformVariable(stack, "names", { type: "list(string)", default: ["登录", "支付"] });
  const texts = new engine.TerraformLocal(stack, "texts", {
    shipped: { title: "发货通知", content: "您的订单$${orderId}已发货。" },
    refunded: { title: "退款通知", content: "您的订单$${orderId}已退款。" },
  });
  const byName = engine.TerraformIterator.fromList(names.listValue);
  const codes = new sms.BaiduTemplate(stack, "codes", {
    forEach: byName,
    name: `${byName.value}验证码`,
    content: sms.text("您的验证码是${SMSvCode}，请勿告知他人。"),
    smsType: "CommonVcode",
    description: `${byName.key}时验证手机号`,
  });
  const byText = engine.TerraformIterator.fromMap(texts.expression);
  new sms.BaiduTemplate(stack, "notices", {
    forEach: byText,
    ...notice,
    name: byText.getString("title"),
    content: byText.getString("content"),
  });
  const byCode = engine.TerraformIterator.fromResources(codes);
  new sms.BaiduTemplate(stack, "after", {
    forEach: byCode,
    ...notice,
    name: `${byCode.getString("name")}之后`,
    content: `模板${byCode.getString("id")}已提交。`,
  });
  const size = engine.TerraformCount.of(2);
  const counted = new sms.BaiduTemplate(stack, "counted", {
    count: size,
    ...notice,
    name: `通知${size.index}`,
    content: "您的订单已发货，请注意查收。",
  });
  output("counted_names", `\${${counted.fqn}[*].name}`);
};

const overrides: Program = ({ sms, output }, stack) => {
  new sms.SmsProvider(stack, "sms").addOverride("baidu", { region: "bj" });
  const template = new sms.BaiduTemplate(stack, "code", {
    ...notice,
    name: "验证码",
    content: sms.text("您的订单${orderId}已发货。"),
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ["description"] },
  });
  template.addOverride("description", "${var.purpose}");
  template.addOverride("lifecycle.prevent_destroy", true);
  template.addOverride("deletion_protection", '${var.purpose != ""}');
  stack.addOverride("variable.purpose", { type: "string", default: "订单发货后通知买家" });
  stack.addOverride("locals", { title: "${upper}", titles: ["a", "${var.purpose}"] });
  stack.addOverride("locals.title", "短信${1 + 1}");
  stack.addOverride("output.title", { value: "${local.title}：${local.titles[1]}" });
  output("escaped", sms.text("${code} and %{if}"));
};

const aliases: Program = ({ sms, output }, stack) => {
  new sms.SmsProvider(stack, "sms");
  const second = new sms.SmsProvider(stack, "second", { alias: "second", baidu: { region: "bj" } });
  const signature = new sms.BaiduSignature(stack, "signature", {
    content: "云杉商城",
    contentType: "Enterprise",
    provider: second,
    deletionProtection: false,
  });
  const template = new sms.BaiduTemplate(stack, "template", {
    ...notice,
    name: "发货",
    content: `您在${signature.content}的订单已发货，请注意查收。`,
    dependsOn: [signature],
  });
  const read = new sms.DataSmsBaiduTemplate(stack, "read", { templateId: template.id, provider: second });
  output("status", read.status, { description: "Review" });
};

const conditions: Program = ({ engine, sms, output }, stack) => {
  const { Fn, Op, Token } = engine;
  new sms.SmsProvider(stack, "sms");
  const stage = new engine.TerraformVariable(stack, "stage", { type: "string", default: "test", nullable: false });
  const limits = new engine.TerraformVariable(stack, "limits", { type: "map(number)", default: { test: 5, live: 50 } });
  const secret = new engine.TerraformVariable(stack, "secret", { type: "string", default: "s3cret", sensitive: true });
  const isLive = Op.eq(stage.value, "live");
  const template = new sms.BaiduTemplate(stack, "template", {
    ...notice,
    name: Token.asString(Fn.conditional(isLive, "发货", "发货（测试）")),
    content: "您的订单已发货，请注意查收。",
    countryType: Token.asString(Fn.conditional(Op.and(isLive, Op.gt(2, 1)), "GLOBAL", "DOMESTIC")),
    lifecycle: {
      precondition: [{ condition: Op.neq(stage.value, "none"), errorMessage: `No stage: \${${stage.fqn}}` }],
    },
  });
  new sms.BaiduTemplate(stack, "only_live", {
    ...notice,
    count: Token.asNumber(Fn.conditional(isLive, 1, 0)),
    name: "上线",
    content: "您的订单已发货，请注意查收。",
  });
  const limit = engine.propertyAccess(limits.value, [stage.value]);
  output("limit", limit);
  output("sum", Op.add(Op.mul(limit, 2), 1));
  output("negated", Op.not(isLive));
  output("set", Fn.toset([stage.value, "b", "a"]));
  output("map", Fn.tomap({ stage: stage.value, id: template.id }));
  output("secret", secret.value, { sensitive: true });
  const about = new engine.TerraformLocal(stack, "about", { stage: stage.value, list: [1, "${2}"] });
  output("about", about.expression);
};

export const programs: Readonly<Record<string, Program>> = { iterators, overrides, aliases, conditions };
