/** Templates: values, states and classes. */
import { emulators } from "./caller";
import { call, newSign, newTemplate, templateBody, templateRef, templateRows, unhurried } from "./tencent-caller";

describe("AddSmsTemplate and ModifySmsTemplate", () => {
  const start = emulators();

  const refused: [string, object, string][] = [
    ...["TemplateName", "TemplateContent", "SmsType", "International", "Remark"].map((name): [string, object, string] => [
      `no ${name}`,
      { [name]: undefined },
      "MissingParameter",
    ]),
    ...["TemplateName", "TemplateContent", "Remark"].map((name): [string, object, string] => [
      `an empty ${name}`,
      { [name]: "" },
      "MissingParameter",
    ]),
    ["SmsType 4", { SmsType: 4 }, "InvalidParameterValue.InvalidSmsType"],
    ["International 3", { International: 3 }, "InvalidParameterValue.InvalidInternational"],
    ["a variable with a name", { TemplateContent: "您的验证码是{code}" }, "InvalidParameterValue.InvalidTemplateFormat"],
    ["a brace that is not closed", { TemplateContent: "您的验证码是{1" }, "InvalidParameterValue.InvalidTemplateFormat"],
    ["a gap in the numbers", { TemplateContent: "{1}和{3}" }, "InvalidParameterValue.InvalidTemplateFormat"],
    ["variables in a domestic notification", { SmsType: 2 }, "InvalidParameterValue.UnsupportedTemplateVariable"],
    ["marketing without the way out", { SmsType: 1, TemplateContent: "优惠" }, "InvalidParameterValue.MarketingTemplateWithoutUnsubscribe"],
    [
      "the way out before the end",
      { SmsType: 1, TemplateContent: "拒收请回复R。" },
      "InvalidParameterValue.MarketingTemplateWithoutUnsubscribe",
    ],
    ["a sensitive word", { TemplateContent: "这是敏感词" }, "InvalidParameter.DirtyWordFound"],
  ];

  it.each(refused)("refuse %s", async (_what, changes, code) => {
    const emulator = await start(unhurried);
    await newSign(emulator);
    const id = await newTemplate(emulator);
    emulator.admin.reject(templateRef(id));
    emulator.admin.edit({ platform: "tencent", kind: "accounts", id: "emulator" }, { sensitiveWords: ["敏感词"] });
    expect((await call(emulator, "AddSmsTemplate", { ...templateBody, ...changes })).code).toBe(code);
    expect((await call(emulator, "ModifySmsTemplate", { TemplateId: Number(id), ...templateBody, ...changes })).code).toBe(code);
    expect(emulator.admin.object(templateRef(id))).toMatchObject({ templateContent: templateBody.TemplateContent, status: "-1" });
  });

  it.each([
    ["a number used twice", { TemplateContent: "{1}，再说一次{1}" }],
    ["marketing with the way out", { SmsType: 1, TemplateContent: "优惠，拒收请回复R" }],
    ["a notification without variables", { SmsType: 2, TemplateContent: "开会了" }],
    ["variables in an international notification", { SmsType: 2, International: 1, TemplateContent: "Join {1}" }],
  ])("accept %s", async (_what, changes) => {
    const emulator = await start(unhurried);
    await newSign(emulator);
    expect((await call(emulator, "AddSmsTemplate", { ...templateBody, ...changes })).code).toBeUndefined();
  });

  it("need a signature that was applied for, if it is gone since", async () => {
    const emulator = await start(unhurried);
    expect((await call(emulator, "AddSmsTemplate", templateBody)).code).toBe("FailedOperation.MissingSignature");
    const id = await newSign(emulator);
    await call(emulator, "DeleteSmsSign", { SignId: Number(id) });
    expect((await call(emulator, "AddSmsTemplate", templateBody)).code).toBeUndefined();
  });

  it("modify what is under review or rejected, and nothing else", async () => {
    const emulator = await start({ ...unhurried, review: "manual" });
    await newSign(emulator);
    const id = await newTemplate(emulator);
    const modify = async (changes: object = {}) => {
      const body = { TemplateId: Number(id), ...templateBody, TemplateContent: "验证码{1}", ...changes };
      return (await call(emulator, "ModifySmsTemplate", body)).code;
    };
    expect(await modify()).toBeUndefined();
    expect(await modify({ International: 1 })).toBe("InvalidParameterValue.InvalidInternational");
    for (const decide of [emulator.admin.approve, emulator.admin.hold]) {
      decide(templateRef(id));
      expect(await modify()).toBe("FailedOperation.TemplateAlreadyPassedCheck");
    }
    emulator.admin.reject(templateRef(id), "unclear");
    expect(await templateRows(emulator, [id])).toMatchObject([{ StatusCode: -1, ReviewReply: "unclear", TemplateContent: "验证码{1}" }]);
    expect(await modify()).toBeUndefined();
    expect((await call(emulator, "ModifySmsTemplate", { TemplateId: 7, ...templateBody })).code).toBe(
      "FailedOperation.MissingTemplateToModify",
    );
  });

  it("keep a template that is valid for both classes so, and show it to both", async () => {
    const emulator = await start({ ...unhurried, review: "manual" });
    await newSign(emulator);
    const id = await newTemplate(emulator);
    emulator.admin.edit(templateRef(id), { international: 3 });
    for (const asked of [0, 1]) {
      expect(await templateRows(emulator, [id], asked)).toMatchObject([{ International: 3 }]);
      expect(
        (await call(emulator, "ModifySmsTemplate", { TemplateId: Number(id), ...templateBody, International: asked })).code,
      ).toBeUndefined();
    }
    expect(await templateRows(emulator, [id])).toMatchObject([{ International: 3 }]);
  });
});
