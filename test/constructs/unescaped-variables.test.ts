import { type Engine, engines, synthesized } from "./engines";

const common = { name: "登录验证码", description: "登录", smsType: "CommonVcode" };

function synthesizeTemplate(engine: Engine, content: string) {
  const { resource } = synthesized(engine, (stack) => {
    new engine.sms.BaiduTemplate(stack, "login_code", { ...common, content });
  });
  return resource.sms_baidu_template?.login_code;
}

describe.each(engines)("with %s", (_, engine) => {
  const { BaiduApproval, BaiduSignature, BaiduTemplate, SmsProvider, text } = engine.sms;

  test.each(["${code}", "${1}", "${ code }", "${验证码}", "您的验证码是${SMSvCode}，${min}分钟内有效", "100%%{x} ${code}"])(
    "synthesis refuses %s in a text",
    (content) => {
      expect(() => synthesizeTemplate(engine, content)).toThrow(/shop\/login_code: content holds \$\{/);
    },
  );

  test("the message names the construct, the attribute and the pieces, and shows the fix", () => {
    expect(() => synthesizeTemplate(engine, "验证码${code}，${1}分钟，${code}")).toThrow(
      /shop\/login_code: content holds \$\{code\}, \$\{1\}, .* content: text\("… \$\{code\} …"\).* or write \$\$\{code\}/,
    );
  });

  test.each([
    "$${code}",
    "您的验证码是$${SMSvCode}",
    "$$${amount}",
    "${var.text}",
    '${upper("abc")}',
    '${each.value["text"]}',
    "no variable",
  ])("%s passes unchanged", (content) => {
    expect(synthesizeTemplate(engine, content)?.content).toBe(content);
  });

  test("text() passes, whatever the variables are called", () => {
    expect(synthesizeTemplate(engine, text("${1}${code}${验证码}"))?.content).toBe("$${1}$${code}$${验证码}");
  });

  test("a value that comes late or by an override is looked at as well", () => {
    const late = engine.engine.Lazy.stringValue({ produce: () => "late ${code}" });
    expect(() => synthesizeTemplate(engine, late)).toThrow(/holds \$\{code\}/);
    expect(() =>
      synthesized(engine, (stack) => {
        new BaiduTemplate(stack, "login_code", { ...common, content: "fine" }).addOverride("content", "over ${2}");
      }),
    ).toThrow(/holds \$\{2\}/);
  });

  test("every construct with such a text is told in one run", () => {
    const build = () =>
      synthesized(engine, (stack) => {
        new BaiduTemplate(stack, "one", { ...common, content: "${a}" });
        new BaiduTemplate(stack, "two", { ...common, content: "${b}" });
      });
    expect(build).toThrow(/shop\/one: [\s\S]*shop\/two: /);
  });

  test("attributes that are no platform text are left alone", () => {
    const { resource } = synthesized(engine, (stack) => {
      new BaiduTemplate(stack, "t", { ...common, name: "${local}", content: "text" });
    });
    expect(resource.sms_baidu_template?.t?.name).toBe("${local}");
  });

  test("lifecycle, iterators, dependencies, provider aliases and timeouts work as on every resource", () => {
    const { resource } = synthesized(engine, (stack) => {
      const second = new SmsProvider(stack, "second", { alias: "second" });
      const signature = new BaiduSignature(stack, "signature", { content: "云杉商城", contentType: "Enterprise" });
      const texts = engine.engine.TerraformIterator.fromMap({ a: "甲", b: "乙" });
      const template = new BaiduTemplate(stack, "each", {
        ...common,
        content: texts.value,
        forEach: texts,
        lifecycle: { createBeforeDestroy: true },
        dependsOn: [signature],
        provider: second,
      });
      new BaiduApproval(stack, "approved", { signatureId: signature.id, timeouts: { create: "30m" }, dependsOn: [template] });
    });
    expect(resource.sms_baidu_template?.each).toMatchObject({
      content: "${each.value}",
      lifecycle: { create_before_destroy: true },
      depends_on: ["sms_baidu_signature.signature"],
      provider: "sms.second",
    });
    expect(resource.sms_baidu_template?.each?.for_each).toBeDefined();
    expect(resource.sms_baidu_approval?.approved).toMatchObject({
      signature_id: "${sms_baidu_signature.signature.id}",
      timeouts: { create: "30m" },
      depends_on: ["sms_baidu_template.each"],
    });
  });
});
