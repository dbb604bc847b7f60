/** What tests of programs read of a stack, without an engine and without a network. */
import type { TerraformStack } from "cdktf";
import { engines } from "./engines";

describe.each(engines)("with %s", (_, engine) => {
  const { sms } = engine;
  const { TerraformStack, Testing, TerraformVariable } = engine.engine;

  function stackOf(build: (stack: TerraformStack) => void): TerraformStack {
    const stack = new TerraformStack(Testing.app(), "shop");
    build(stack);
    return stack;
  }

  const otp = [{ name: "otp", type: "code", max: 6, example: "482913" }];
  const variables = JSON.stringify(otp);

  /** The same message on every platform, in its notation. */
  function everywhere(stack: TerraformStack) {
    const common = { key: "otp", variables };
    const brand = new sms.BaiduSignature(stack, "baidu_brand", { content: "云上书店", contentType: "Enterprise" });
    const baidu = new sms.BaiduTemplate(stack, "baidu_otp", {
      name: "登录",
      content: sms.text("验证码${SMSvCode}"),
      smsType: "CommonVcode",
      description: "登录",
    });
    new sms.BaiduMessage(stack, "baidu", { ...common, templateId: baidu.id, signatureId: brand.id });
    const tencent = new sms.TencentTemplate(stack, "tencent_otp", {
      templateName: "登录",
      templateContent: "验证码{1}",
      international: 0,
      smsType: 3,
      remark: "登录",
    });
    new sms.TencentMessage(stack, "tencent", { ...common, templateId: tencent.id, signName: "云上书店" });
    const app = new sms.HuaweiApp(stack, "app", { appName: "云上书店", region: "cn" });
    const sign = new sms.HuaweiSignature(stack, "sign", {
      appId: app.id,
      signatureName: "云上书店",
      signatureType: "VERIFY_CODE_TYPE",
      signatureSource: 0,
      isInvolvedThird: "No",
    });
    const huawei = new sms.HuaweiTemplate(stack, "huawei_otp", {
      appId: app.id,
      region: "cn",
      templateName: "登录",
      templateContent: sms.text("验证码${1}"),
      templateType: "VERIFY_CODE_TYPE",
      signId: sign.id,
    });
    const approved = new sms.HuaweiApproval(stack, "approved", { template: huawei.id });
    new sms.HuaweiMessage(stack, "huawei", { ...common, template: approved.id });
    new sms.InfocloudMessage(stack, "infocloud", {
      ...common,
      templateCode: "577951956854276096",
      content: "验证码{otp,6}",
      signature: "云上书店",
    });
  }

  test("a message reads the same on every platform, with its example, its signature and its length", () => {
    const texts = sms.renderedTexts(stackOf(everywhere));
    const common = {
      key: "otp",
      audience: "domestic",
      message: "【云上书店】验证码482913",
      text: "验证码482913",
      signature: "云上书店",
      segments: 1,
      withoutExample: [],
    };
    expect(texts).toEqual(
      ["baidu", "huawei", "infocloud", "tencent"].map((platform) => ({ ...common, platform, path: `shop/${platform}` })),
    );
  });

  test("what is expected of a message is what a phone shows, on each platform that has it", () => {
    const stack = stackOf(everywhere);
    const message = "【云上书店】验证码482913";
    sms.assertRenderedTexts(stack, { otp: { baidu: message, tencent: message, huawei: message, infocloud: message } });
    const failure = { name: "AssertionError", message: expect.stringContaining("验证码482913") };
    expect(() => sms.assertRenderedTexts(stack, { otp: { baidu: message, tencent: message, huawei: message, infocloud: "else" } })).toThrow(
      expect.objectContaining(failure),
    );
    expect(() => sms.assertRenderedTexts(stack, { otp: { baidu: message } })).toThrow(expect.objectContaining(failure));
  });

  test("a key that is not there is told with those that are", () => {
    expect(() => sms.assertRenderedTexts(stackOf(everywhere), { opt: {} })).toThrow(
      'The stack "shop" has no message "opt": its messages are "otp".',
    );
    expect(() =>
      sms.assertRenderedTexts(
        stackOf(() => undefined),
        { otp: {} },
      ),
    ).toThrow('The stack "shop" has no message "otp": it has no messages.');
  });

  test("one key for two audiences is a list", () => {
    const stack = stackOf((stack) => {
      for (const [audience, international, templateContent] of [
        ["domestic", 0, "验证码{1}"],
        ["international", 1, "Your code is {1}"],
      ] as const) {
        const template = new sms.TencentTemplate(stack, `${audience}_otp`, {
          templateName: "登录",
          templateContent,
          international,
          smsType: 3,
          remark: "登录",
        });
        new sms.TencentMessage(stack, audience, { key: "otp", audience, variables, templateId: template.id });
      }
    });
    sms.assertRenderedTexts(stack, { otp: { tencent: ["验证码482913", "Your code is 482913"] } });
  });

  test("values are put where their numbers are, and a long message has several parts", () => {
    const words = "您".repeat(70);
    const stack = stackOf((stack) => {
      const template = new sms.TencentTemplate(stack, "t", {
        templateName: "订单",
        templateContent: `订单{2}由{1}送达${words}`,
        international: 0,
        smsType: 2,
        remark: "通知",
      });
      const described = [
        { name: "courier", type: "text", example: "张三" },
        { name: "order", type: "text" },
      ];
      new sms.TencentMessage(stack, "order", {
        key: "order",
        templateId: template.id,
        signName: "云上书店",
        variables: JSON.stringify(described),
      });
    });
    expect(sms.renderedTexts(stack)).toMatchObject([{ text: `订单‹order›由张三送达${words}`, withoutExample: ["order"], segments: 2 }]);
  });

  test("a template that no message names has its own variables; one that the stack does not hold is left out", () => {
    const stack = stackOf((stack) => {
      new sms.BaiduTemplate(stack, "alone", {
        name: "登录",
        content: sms.text("100%%{x}验证码${SMSvCode}"),
        smsType: "CommonVcode",
        description: "登录",
      });
      new sms.BaiduMessage(stack, "elsewhere", { key: "elsewhere", templateId: "sms-tmpl-1", signatureId: "sms-sign-1" });
    });
    expect(() => sms.renderedTexts(stack)).not.toThrow();
    expect(sms.renderedTexts(stack)).toMatchObject([
      { key: undefined, path: "shop/alone", signature: undefined, segments: undefined, withoutExample: ["x", "SMSvCode"] },
    ]);
  });

  test("what only a run knows stands there as the stack has it, and the length is not guessed", () => {
    const stack = stackOf((stack) => {
      const brand = new TerraformVariable(stack, "brand", { type: "string" });
      const signature = new sms.BaiduSignature(stack, "signature", { content: brand.stringValue, contentType: "Enterprise" });
      const template = new sms.BaiduTemplate(stack, "otp", {
        name: "登录",
        content: `${signature.content}：$\${SMSvCode}`,
        smsType: "CommonVcode",
        description: "登录",
      });
      new sms.BaiduMessage(stack, "message", { key: "otp", variables, templateId: template.id, signatureId: signature.id });
    });
    expect(sms.renderedTexts(stack)).toMatchObject([
      { message: "【${var.brand}】${sms_baidu_signature.signature.content}：482913", signature: "${var.brand}", segments: undefined },
    ]);
  });

  test("aspects are called first", () => {
    const stack = stackOf(everywhere);
    engine.engine.Aspects.of(stack).add({
      visit(construct) {
        if (construct instanceof sms.BaiduSignature) construct.content = "云杉商城";
      },
    });
    expect(sms.renderedTexts(stack)[0]).toMatchObject({ platform: "baidu", signature: "云杉商城" });
  });

  test("a text that is not as its platform writes them is an error at its construct", () => {
    const stack = stackOf((stack) => {
      const template = new sms.TencentTemplate(stack, "t", {
        templateName: "登录",
        templateContent: "验证码{code}",
        international: 0,
        smsType: 3,
        remark: "登录",
      });
      new sms.TencentMessage(stack, "m", { key: "otp", templateId: template.id });
    });
    expect(() => sms.renderedTexts(stack)).toThrow(/^shop\/m: "\{code\}" is no variable of Tencent Cloud SMS/);
  });
});
