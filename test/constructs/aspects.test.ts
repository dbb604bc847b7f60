/** What conventions say of a stack, with both engines: of objects of level 1, and so of whatever made them. */
import type { IAspect, TerraformStack } from "cdktf";
import { factsOf, knownTypes } from "../../constructs/objects";
import { clouds } from "../../src/clouds";
import { createProvider } from "../../src/reconcile/provider";
import { type Engine, engines } from "./engines";

interface Said {
  readonly level: string;
  readonly path: string;
  readonly message: string;
}

/** What a synthesis says of a stack. */
function said({ engine, sms }: Engine, aspect: IAspect, build: (stack: TerraformStack) => void): readonly Said[] {
  const app = engine.Testing.app();
  const stack = new engine.TerraformStack(app, "shop");
  new sms.SmsProvider(stack, "sms");
  build(stack);
  engine.Aspects.of(stack).add(aspect);
  engine.Testing.synth(stack);
  engine.Testing.synth(stack);
  return annotationsIn(stack);
}

function annotationsIn(stack: TerraformStack): readonly Said[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata.map(({ type, data }) => ({ level: type, path: node.path, message: String(data) })))
    .filter(({ level }) => level.startsWith("@"))
    .map((each) => ({ ...each, level: each.level.replace(/.*\//, "") }));
}

describe.each(engines)("with %s", (_, engine) => {
  const { sms } = engine;
  const code = { name: "登录验证码", content: sms.text("验证码${SMSvCode}"), smsType: "CommonVcode", description: "登录" };
  const tencentCode = { templateName: "登录", templateContent: "验证码{1}", international: 0, smsType: 3, remark: "登录" };
  const brand = { content: "云上书店", contentType: "Enterprise" };
  const signature = (stack: TerraformStack, given = {}) => new sms.BaiduSignature(stack, "brand", { ...brand, ...given });
  const template = (stack: TerraformStack, given = {}) => new sms.BaiduTemplate(stack, "otp", { ...code, ...given });
  const token = (value: unknown) => engine.engine.Lazy.anyValue({ produce: () => value });

  test.each<[string, (stack: TerraformStack) => unknown, IAspect, string, RegExp]>([
    [
      "a signature without protection",
      (stack) => signature(stack, { deletionProtection: false }),
      sms.requireDeletionProtection(),
      "shop/brand",
      /^deletionProtection is false; it must be true, .* Write deletionProtection: true\.$/,
    ],
    [
      "an override that takes the protection away",
      (stack) => signature(stack).addOverride("deletion_protection", false),
      sms.requireDeletionProtection(),
      "shop/brand",
      /^deletionProtection is false/,
    ],
    [
      "a template without protection, where it is asked for",
      (stack) => template(stack),
      sms.requireDeletionProtection({ of: ["template"] }),
      "shop/otp",
      /^deletionProtection is not given, which is false for a template; it must be true/,
    ],
    [
      "a template that nothing waits for",
      (stack) => template(stack),
      sms.requireApproval(),
      "shop/otp",
      /^no approval of the stack names this template \(sms_baidu_template\.otp\), .* Add an sms_baidu_approval with a reference/,
    ],
    [
      "an approval of another object",
      (stack) => new sms.BaiduApproval(stack, "approved", { templateId: template(stack).id }) && signature(stack),
      sms.requireApproval({ of: ["signature"] }),
      "shop/brand",
      /^no approval .* \(sms_baidu_signature\.brand\)/,
    ],
    [
      "an object of a platform that is not allowed",
      (stack) => template(stack),
      sms.forbidPlatform("baidu", { because: "its contract ends" }),
      "shop/otp",
      /^sms_baidu_template is an object of baidu, which is not allowed here: its contract ends\. /,
    ],
    [
      "a data source of such a platform",
      (stack) => new sms.DataSmsBaiduTemplate(stack, "found", { templateId: "sms-tmpl-1" }),
      sms.forbidPlatform("baidu"),
      "shop/found",
      /^sms_baidu_template is an object of baidu, which is not allowed here\. /,
    ],
    [
      "a name of another form",
      (stack) => template(stack),
      sms.requireNames({ template: { pattern: /^店铺-/g, example: "店铺-登录" } }),
      "shop/otp",
      /^name is "登录验证码"; of a template it must match \/\^店铺-\/g\. Choose another, such as "店铺-登录"\.$/,
    ],
    [
      "a name of another form, by its own attribute",
      (stack) => new sms.TencentTemplate(stack, "t", tencentCode),
      sms.requireNames({ template: { pattern: /^店铺-/, example: "店铺-登录" } }),
      "shop/t",
      /^templateName is "登录";/,
    ],
    [
      "a signature of another text",
      (stack) => signature(stack),
      sms.requireNames({ signature: { pattern: /^云杉/, example: "云杉商城" } }),
      "shop/brand",
      /^content is "云上书店"; of a signature/,
    ],
    [
      "a template without a signature",
      (stack) => template(stack),
      sms.requireSignature(),
      "shop/otp",
      /^the template names no signature, .* Refer to it in the description, or make a message/,
    ],
    [
      "a message without a signature",
      (stack) =>
        new sms.BaiduMessage(stack, "message", {
          key: "otp",
          templateId: template(stack, { description: `与${signature(stack).content}` }).id,
        }),
      sms.requireSignature(),
      "shop/message",
      /^the message names no signature: signatureId is not given\./,
    ],
  ])("%s is an error at its construct", (_what, build, aspect, path, message) => {
    expect(said(engine, aspect, build)).toEqual([{ level: "error", path, message: expect.stringMatching(message) }]);
  });

  test.each<[string, (stack: TerraformStack) => unknown, IAspect]>([
    ["a signature that says nothing, because it is protected", (stack) => signature(stack), sms.requireDeletionProtection()],
    ["a template, of which nothing was asked", (stack) => template(stack), sms.requireDeletionProtection()],
    [
      "a protection that only a run knows",
      (stack) => signature(stack, { deletionProtection: token("${var.protected}") }),
      sms.requireDeletionProtection(),
    ],
    [
      "a template with an approval",
      (stack) => new sms.BaiduApproval(stack, "approved", { templateId: template(stack).id }),
      sms.requireApproval(),
    ],
    [
      "templates by an iterator, with approvals by another",
      (stack) => {
        const texts = engine.engine.TerraformIterator.fromMap({ a: "甲" });
        const each = template(stack, { forEach: texts, content: texts.value });
        const approvals = engine.engine.TerraformIterator.fromResources(each);
        new sms.BaiduApproval(stack, "approved", { forEach: approvals, templateId: approvals.getString("id") });
      },
      sms.requireApproval(),
    ],
    ["other platforms", (stack) => template(stack), sms.forbidPlatform("huawei")],
    [
      "a name that fits",
      (stack) => template(stack, { name: "店铺-登录" }),
      sms.requireNames({ template: { pattern: /^店铺-/, example: "店铺-登录" } }),
    ],
    [
      "a name that only a run knows",
      (stack) => template(stack, { name: "${var.name}" }),
      sms.requireNames({ template: { pattern: /^店铺-/, example: "店铺-登录" } }),
    ],
    ["names of other kinds", (stack) => template(stack), sms.requireNames({ app: { pattern: /^店铺-/, example: "店铺-登录" } })],
    [
      "a template that refers to its signature",
      (stack) => template(stack, { description: `与${signature(stack).content}一起使用` }),
      sms.requireSignature(),
    ],
    [
      "a template that a message pairs with a signature",
      (stack) => new sms.BaiduMessage(stack, "message", { key: "otp", templateId: template(stack).id, signatureId: signature(stack).id }),
      sms.requireSignature(),
    ],
    [
      "a message whose template the stack does not hold",
      (stack) => new sms.HuaweiMessage(stack, "message", { key: "otp", template: "0d2f" }),
      sms.requireSignature(),
    ],
    [
      "a message abroad, which Tencent sends without",
      (stack) => {
        const abroad = new sms.TencentTemplate(stack, "t", { ...tencentCode, international: 1 });
        new sms.TencentMessage(stack, "message", { key: "otp", audience: "international", templateId: abroad.id });
      },
      sms.requireSignature(),
    ],
  ])("%s is no breach", (_what, build, aspect) => {
    expect(said(engine, aspect, build)).toEqual([]);
  });

  test("a breach is a warning where that is chosen, and a synthesis goes on", () => {
    const aspects = [
      sms.requireApproval({ level: "warning" }),
      sms.requireSignature({ level: "warning" }),
      sms.forbidPlatform("baidu", { level: "warning" }),
    ];
    for (const aspect of aspects) expect(said(engine, aspect, template)).toMatchObject([{ level: "warn", path: "shop/otp" }]);
  });

  test("an error ends a real synthesis, with the path of its construct", () => {
    const stack = new engine.engine.TerraformStack(engine.engine.Testing.app(), "shop");
    new sms.SmsProvider(stack, "sms");
    template(stack);
    engine.engine.Aspects.of(stack).add(sms.forbidPlatform("baidu"));
    expect(() => engine.engine.Testing.fullSynth(stack)).toThrow(/\[shop\/otp\] sms_baidu_template is an object of baidu/);
  });

  test("what is added between two syntheses is seen", () => {
    const stack = new engine.engine.TerraformStack(engine.engine.Testing.app(), "shop");
    const otp = template(stack);
    engine.engine.Aspects.of(stack).add(sms.requireApproval());
    new sms.BaiduApproval(stack, "approved", { templateId: otp.id });
    engine.engine.Testing.synth(stack);
    const other = new sms.BaiduTemplate(stack, "other", code);
    new sms.BaiduApproval(stack, "too", { templateId: other.id });
    engine.engine.Testing.synth(stack);
    expect(annotationsIn(stack)).toEqual([]);
  });

  test("an example that does not fit its own pattern is refused", () => {
    expect(() => sms.requireNames({ app: { pattern: /^a/, example: "b" } })).toThrow(
      'The example "b" for the name of every app does not match /^a/. Give one that does.',
    );
  });
});

describe("what conventions know of objects", () => {
  const { resources } = createProvider(clouds);

  test.each(knownTypes)("%s has the attributes that are named", (type) => {
    const attributes = resources.get(type)?.definition.attributes ?? {};
    const { platform, kind, protectedByDefault, abroad, ...named } = factsOf(type) ?? {};
    expect(type).toMatch(new RegExp(`^sms_${platform}_${kind}$`));
    for (const name of [...Object.values(named), ...(abroad ? [abroad.attribute] : [])]) expect(Object.keys(attributes)).toContain(name);
    expect(attributes.deletion_protection?.default).toBe(protectedByDefault);
  });

  test("every object that recipients or reviewers read is known", () => {
    const read = [...resources].filter(([type]) => /_(app|signature|template|message|approval)$/.test(type)).map(([type]) => type);
    expect([...knownTypes].sort()).toEqual(read.sort());
  });
});
