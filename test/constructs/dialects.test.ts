/** How one text stands on each platform, and what else a platform wants to know of it. */
import type { TerraformStack } from "cdktf";
import * as library from "../../dist/cdktf";
import { bookshop, proof } from "./bookshop";
import { type Engine, engines, type Stack, synthesized } from "./engines";

/** The objects of a type, in the order in which they were made. */
function objects({ resource }: Stack, type: string) {
  return Object.values(resource[type] ?? {}).map(({ "//": _, ...values }) => values);
}

describe.each(engines)("with %s", (_, engine) => {
  const { sms: library } = engine;

  test("a verification code and a notice are written in each platform's notation, with its kinds", () => {
    const stack = synthesized(engine, (it) => bookshop.call(it, engine));
    expect(objects(stack, "sms_baidu_template")).toMatchObject([
      { content: "验证码$${SMSvCode}，5分钟内有效，请勿告知他人。", sms_type: "CommonVcode", country_type: "DOMESTIC", name: "otp" },
      { content: "您的订单$${order}已发货", sms_type: "CommonNotice", description: "通知短信，例如：您的订单20260001已发货" },
    ]);
    expect(objects(stack, "sms_tencent_template")).toMatchObject([
      { template_content: "验证码{1}，5分钟内有效，请勿告知他人。", sms_type: 3, international: 0 },
      { template_content: "您的订单已发货，详情请见应用", sms_type: 2 },
    ]);
    const [otp, shipped] = objects(stack, "sms_huawei_template");
    expect(otp).toMatchObject({
      template_content: "验证码$${1}，5分钟内有效，请勿告知他人。",
      template_type: "VERIFY_CODE_TYPE",
      region: "cn",
      sign_id: expect.stringMatching(/sms_huawei_signature\.brand_huawei-verification_\w+\.id/),
      variable_attributes: [{ variable_index: 1, variable_type: "CHARDIGIT", variable_desc: "otp，例如：482913" }],
    });
    expect(shipped).toMatchObject({ variable_attributes: [{ variable_type: "TEXT" }], sign_id: expect.stringContaining("huawei-notice") });
    expect(objects(stack, "sms_infocloud_message")).toMatchObject([
      { key: "otp", template_code: "577951956854276096", content: "验证码{otp,6}，5分钟内有效，请勿告知他人。", signature: "云上书店" },
    ]);
    const [message] = objects(stack, "sms_baidu_message");
    expect(message).toMatchObject({ key: "otp", audience: "domestic", retire_after: "72h" });
    expect(JSON.parse(String(message?.variables))).toEqual([{ name: "otp", type: "code", max: 6, example: "482913" }]);
  });

  test("what programs send with outlives its successor's review, without a word of it in the program", () => {
    const stack = synthesized(engine, (it) => bookshop.call(it, engine));
    for (const type of ["sms_baidu_template", "sms_tencent_signature", "sms_huawei_template"])
      for (const object of objects(stack, type))
        expect(object).toMatchObject({ skip_destroy: true, lifecycle: { create_before_destroy: true } });
  });

  test.each([
    ["company", { source: 0, type: 0, document: 1, content: "Enterprise", file: "file_id" }],
    ["institution", { source: 0, type: 5, document: 3, content: "Enterprise", file: "file_id" }],
    ["app", { source: 2, type: 1, document: 4, content: "MobileApp", file: "signature_related_file_id" }],
    ["trademark", { source: 5, type: 4, document: 7, content: "Brand", file: "signature_related_file_id" }],
  ] as const)("the name of a %s is told to each platform in its way", (kind, { source, type, document, content, file }) => {
    const stack = synthesized(engine, (it) => {
      const app = library.App.fromAppId(it, "app", "app-1");
      new library.Signature(it, "brand", {
        text: "云上书店",
        owner: { kind, proof, authorisation: proof },
        on: { baidu: {}, tencent: { qualificationId: "1" }, huawei: { app, kinds: ["notice"], qualificationId: "q-1" } },
      });
    });
    expect(objects(stack, "sms_baidu_signature")).toMatchObject([
      { content_type: content, signature_file: expect.stringMatching(/proof\.jpg$/) },
    ]);
    expect(objects(stack, "sms_tencent_signature")).toMatchObject([
      { sign_type: type, document_type: document, sign_purpose: 1, commission_image_file: expect.stringMatching(/proof\.jpg$/) },
    ]);
    expect(objects(stack, "sms_huawei_signature")).toMatchObject([
      { app_id: "app-1", signature_source: source, is_involved_third: "Yes", [file]: expect.stringContaining("sms_huawei_signature_file") },
    ]);
  });

  test("ids in Chinese, and such as leave nothing but a digit, name their blocks all the same", () => {
    const stack = synthesized(engine, (it) => {
      const brand = new library.Signature(it, "书店", { text: "云上书店", owner: { kind: "company" }, on: { baidu: {} } });
      for (const id of ["登录", "注册", "1号"]) notice(engine, it, id, brand);
    });
    const names = Object.keys(stack.resource.sms_baidu_template ?? {});
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^[A-Za-z_][\w-]*$/);
  });

  test("a signature and an application that are made elsewhere are referred to by their ids", () => {
    const stack = synthesized(engine, (it) => {
      const brand = library.Signature.fromAttributes(it, "brand", {
        text: "云上书店",
        on: { baidu: "sms-sign-1", huawei: { notice: "s-1" } },
      });
      const app = library.App.fromAppId(it, "app", "app-1");
      new library.Template(it, "shipped", {
        signature: brand,
        kind: "notice",
        text: library.sms`您的订单已发货`,
        on: { baidu: {}, huawei: { app } },
      });
    });
    expect(objects(stack, "sms_baidu_message")).toMatchObject([{ signature_id: "sms-sign-1" }]);
    expect(objects(stack, "sms_huawei_template")).toMatchObject([{ sign_id: "s-1", app_id: "app-1" }]);
  });

  test("values that are known only when they are applied are let through", () => {
    const stack = synthesized(engine, (it) => {
      const name = new engine.engine.TerraformVariable(it, "name", { type: "string" });
      const brand = new library.Signature(it, "brand", { text: name.stringValue, owner: { kind: "company" }, on: { baidu: {} } });
      notice(engine, it, "shipped", brand);
      new library.Quota(it, "quota", { perDay: name.numberValue, perMonth: 1000 });
    });
    expect(objects(stack, "sms_baidu_signature")).toMatchObject([{ content: "${var.name}" }]);
    expect(objects(stack, "sms_baidu_quota")).toMatchObject([{ quota_per_day: "${var.name}", rate_limit_per_mobile_per_sign_by_day: 50 }]);
  });

  test("what must not go on without a review waits for it, and level 1 is there for the rest", () => {
    const stack = synthesized(engine, (it) => {
      const { otp, brand } = bookshop.call(it, engine);
      otp.resourceOn("baidu").addOverride("description", "登录时验证手机号");
      expect(brand.resourceOn("huawei", "notice").signatureTypeInput).toBe("NOTIFY_TYPE");
      expect(() => brand.resourceOn("huawei", "marketing")).toThrow(
        'On "huawei" the signature is for verification, notice, not for "marketing".',
      );
      const alert = new library.Template(it, "alert", {
        signature: brand,
        kind: "notice",
        text: library.sms`库存不足`,
        on: { baidu: {}, huawei: {} },
        waitForApproval: true,
      });
      new engine.engine.TerraformOutput(it, "alerted", { value: "yes", dependsOn: [alert.messageOn("baidu")] });
      expect(() => alert.resourceOn("tencent")).toThrow('The template is not on "tencent". It is on: baidu, huawei. Add it to its "on".');
    });
    expect(objects(stack, "sms_baidu_template")).toContainEqual(expect.objectContaining({ name: "otp", description: "登录时验证手机号" }));
    expect(objects(stack, "sms_baidu_approval")).toMatchObject([{ template_id: expect.stringContaining("alert_baidu") }]);
    expect(objects(stack, "sms_huawei_approval")).toMatchObject([{ template: expect.stringContaining("alert_huawei") }]);
  });

  test("a text that is changed at level 1 is escaped there, or refused", () => {
    const changed = (content: string) =>
      synthesized(engine, (it) => {
        const { otp } = bookshop.call(it, engine);
        otp.resourceOn("baidu").content = content;
      });
    expect(objects(changed(library.text("登录验证码${SMSvCode}")), "sms_baidu_template")).toContainEqual(
      expect.objectContaining({ content: "登录验证码$${SMSvCode}" }),
    );
    expect(() => changed("登录验证码${SMSvCode}")).toThrow("content holds ${SMSvCode}");
  });

  test("numbers that get no messages are on the account's list, or on a signature's", () => {
    const stack = synthesized(engine, (it) => {
      const brand = new library.Signature(it, "brand", { text: "云上书店", owner: { kind: "company" }, on: { baidu: {} } });
      new library.Blacklist(it, "all", { numbers: ["13800138000"] });
      new library.Blacklist(it, "sale", { numbers: ["13800138000"], signature: brand, kind: "marketing" });
    });
    expect(objects(stack, "sms_baidu_blacklist")).toEqual([
      { type: "MerchantBlack", phones: ["13800138000"] },
      {
        type: "SignatureBlack",
        sms_type: "CommonSale",
        signature_id: expect.stringContaining("sms_baidu_signature"),
        phones: ["13800138000"],
      },
    ]);
  });
});

test("names of variables, examples and parts of other texts are kept in a text", () => {
  const { amount, code, date, number, phone, sms, text } = library;
  const tail = sms`，请勿告知他人`;
  expect(sms`验证码${code("otp", { digits: 4 })}${tail}`.parts).toEqual([
    "验证码",
    { name: "otp", kind: "code", max: 4, example: "4829" },
    "",
    "，请勿告知他人",
    "",
  ]);
  const examples = [number("n"), amount("a"), date("d"), phone("p"), text("t", { max: 2 })].map(({ example }) => example);
  expect(examples).toEqual(["12", "99.50", "2026-01-31", "13800138000", "示例"]);
});

type Signature = InstanceType<Engine["sms"]["Signature"]>;

function notice({ sms: { Template, sms } }: Engine, stack: TerraformStack, id: string, signature: Signature) {
  return new Template(stack, id, { signature, kind: "notice", text: sms`您的订单已发货`, on: { baidu: {} } });
}
