/** SendSms. */
import { emulators } from "./caller";
import { hourMs, noon } from "./sending";
import { accountRef, appRef, messageRef, newTemplate, numberRef } from "./tencent-caller";
import { itemsOf, newSender, phone } from "./tencent-sending";

const abroad = "+6581234567";

describe("SendSms", () => {
  const start = emulators();

  it("answers each number in its order", async () => {
    const { send } = await newSender(start);
    const items = itemsOf(await send({ PhoneNumberSet: [phone, "13800138000"], SessionContext: "mine" }));
    expect(items).toEqual(
      [phone, "+8613800138000"].map((PhoneNumber) => ({
        SerialNo: expect.stringMatching(/^5000:\d{28}$/),
        PhoneNumber,
        Fee: 1,
        SessionContext: "mine",
        Code: "Ok",
        Message: "send success",
        IsoCode: "CN",
      })),
    );
    expect(new Set(items.map(({ SerialNo }) => SerialNo)).size).toBe(2);
  });

  it.each(["+8613800138000", "8613800138000", "008613800138000", "13800138000"])("reads %s as a domestic number", async (written) => {
    const { send } = await newSender(start);
    expect(itemsOf(await send({ PhoneNumberSet: [written] }))).toMatchObject([{ PhoneNumber: "+8613800138000", Code: "Ok" }]);
  });

  const refused: [string, object, string][] = [
    ["an empty list of numbers", { PhoneNumberSet: [] }, "MissingParameter.EmptyPhoneNumberSet"],
    ["no list of numbers", { PhoneNumberSet: undefined }, "MissingParameter"],
    ["201 numbers", { PhoneNumberSet: Array.from({ length: 201 }, () => phone) }, "LimitExceeded.PhoneNumberCountLimit"],
    ["numbers that are no texts", { PhoneNumberSet: [8613800138000] }, "InvalidParameter"],
    ["a template id that is a number", { TemplateId: 1110 }, "InvalidParameter"],
    ["a context of 512 bytes", { SessionContext: `${"字".repeat(170)}ab` }, "InvalidParameterValue"],
    ["an unknown application", { SmsSdkAppId: "7" }, "InvalidParameterValue.SdkAppIdNotExist"],
    ["an unknown template", { TemplateId: "7" }, "FailedOperation.TemplateUnapprovedOrNotExist"],
    ["a template id that is no number", { TemplateId: "code" }, "FailedOperation.TemplateUnapprovedOrNotExist"],
    ["numbers of both classes", { PhoneNumberSet: [phone, abroad] }, "UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber"],
    ["a domestic template abroad", { PhoneNumberSet: [abroad] }, "UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone"],
    ["no signature at home", { SignName: undefined }, "FailedOperation.SignatureIncorrectOrUnapproved"],
    ["an unknown signature", { SignName: "别人" }, "FailedOperation.SignatureIncorrectOrUnapproved"],
    ["too few values", { TemplateParamSet: [] }, "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"],
    ["too many values", { TemplateParamSet: ["1", "2"] }, "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"],
    ["letters as a code", { TemplateParamSet: ["abc"] }, "InvalidParameterValue.TemplateParameterFormatError"],
    ["seven digits as a code", { TemplateParamSet: ["1234567"] }, "InvalidParameterValue.TemplateParameterFormatError"],
    ["a URL as a value", { TemplateParamSet: ["http://x.cn"] }, "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter"],
  ];

  it.each(refused)("refuses %s, and sends nothing", async (_what, changes, code) => {
    const { emulator, send } = await newSender(start);
    expect((await send(changes)).code).toBe(code);
    expect(emulator.admin.objects({ platform: "tencent", kind: "messages" })).toEqual([]);
  });

  it("takes 200 numbers, a context of 511 bytes and an empty code", async () => {
    const { codes } = await newSender(start);
    expect(await codes({ PhoneNumberSet: Array.from({ length: 200 }, () => phone) })).toHaveLength(200);
    expect(await codes({ SessionContext: `${"字".repeat(170)}a` })).toEqual(["Ok"]);
    expect(await codes({ TemplateParamSet: [""] })).toEqual(["Ok"]);
  });

  it("wants an approved template and an approved signature that are in effect", async () => {
    const { emulator, codes, signId, templateId } = await newSender(start);
    for (const action of ["hold", "reject"] as const) {
      emulator.admin[action]({ platform: "tencent", kind: "templates", id: templateId });
      expect(await codes()).toBe("FailedOperation.TemplateUnapprovedOrNotExist");
    }
    emulator.admin.approve({ platform: "tencent", kind: "templates", id: templateId });
    for (const action of ["hold", "reject"] as const) {
      emulator.admin[action]({ platform: "tencent", kind: "signatures", id: signId });
      expect(await codes()).toBe("FailedOperation.SignatureIncorrectOrUnapproved");
    }
  });

  it("keeps classes apart, unless a template is valid for both", async () => {
    const sender = await newSender(start);
    const { emulator, codes } = sender;
    const international = await sender.template({ International: 1, TemplateContent: "Your code is {1}" });
    expect(await codes({ TemplateId: international })).toBe("UnsupportedOperation.GlobalTemplateToChineseMainlandPhone");
    const goAbroad = { TemplateId: international, PhoneNumberSet: [abroad] };
    expect(await codes({ ...goAbroad, SignName: undefined })).toEqual(["Ok"]);
    expect(await codes(goAbroad)).toBe("UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber");
    await sender.sign({ SignName: "Shop", International: 1 });
    expect(await codes({ ...goAbroad, SignName: "Shop" })).toEqual(["Ok"]);
    emulator.admin.edit({ platform: "tencent", kind: "templates", id: international }, { international: 3 });
    expect(await codes({ TemplateId: international })).toEqual(["Ok"]);
    expect(await codes({ ...goAbroad, SignName: "Shop" })).toEqual(["Ok"]);
  });

  it("limits values to six characters, or what the console says", async () => {
    const sender = await newSender(start);
    const TemplateId = await sender.template({ International: 1, SmsType: 2, TemplateContent: "Join {1}" });
    const join = (value: string) => sender.codes({ TemplateId, PhoneNumberSet: [abroad], SignName: "", TemplateParamSet: [value] });
    expect(await join("Monday")).toEqual(["Ok"]);
    expect(await join("Tuesday")).toBe("InvalidParameterValue.TemplateParameterLengthLimit");
    sender.emulator.admin.edit(accountRef, { variableLength: 7 });
    expect(await join("Tuesday")).toEqual(["Ok"]);
  });

  it("bills long messages in parts", async () => {
    const sender = await newSender(start);
    const feeOf = async (length: number) => {
      const TemplateContent = "字".repeat(length - "【腾讯云】".length);
      const TemplateId = await sender.template({ TemplateContent, TemplateName: String(length) });
      return itemsOf(await sender.send({ TemplateId, TemplateParamSet: [] }))[0]?.Fee;
    };
    expect([await feeOf(70), await feeOf(71), await feeOf(80), await feeOf(135)]).toEqual([1, 2, 2, 3]);
  });

  it("sends marketing by day only, and not for persons", async () => {
    const sender = await newSender(start);
    const TemplateId = await sender.template({ SmsType: 1, TemplateContent: "优惠，拒收请回复R" });
    const sell = (at: string) => {
      sender.emulator.admin.setClock({ now: at });
      return sender.codes({ TemplateId, TemplateParamSet: [] });
    };
    const tooLate = "FailedOperation.MarketingSendTimeConstraint";
    expect(await sell("2024-01-02T00:00:00Z")).toEqual(["Ok"]);
    expect(await sell("2024-01-02T13:59:59Z")).toEqual(["Ok"]);
    expect([await sell("2024-01-02T14:00:00Z"), await sell("2024-01-02T23:59:59Z")]).toEqual([tooLate, tooLate]);
    sender.emulator.admin.edit(accountRef, { certification: "personal" });
    expect(await sell("2024-01-02T06:00:00Z")).toBe("UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny");
  });

  it("tells for each number why it gets nothing", async () => {
    const { emulator, send } = await newSender(start);
    emulator.admin.edit(numberRef("13800138000"), { optedOut: true });
    const items = itemsOf(await send({ PhoneNumberSet: [phone, "13800138000", "12", "+86123"] }));
    expect(items.map(({ Code }) => Code)).toEqual([
      "Ok",
      "FailedOperation.PhoneNumberInBlacklist",
      "InvalidParameterValue.IncorrectPhoneNumber",
      "InvalidParameterValue.IncorrectPhoneNumber",
    ]);
    expect(items[1]).toMatchObject({ SerialNo: "", Fee: 0, PhoneNumber: "+8613800138000", IsoCode: "CN" });
    expect(items[2]).toMatchObject({ SerialNo: "", Fee: 0, PhoneNumber: "12", IsoCode: "DEF" });
    expect(items[2]?.Message).not.toBe("");
  });

  it("sends only to countries that exist and that the application allows", async () => {
    const sender = await newSender(start);
    const TemplateId = await sender.template({ International: 1, TemplateContent: "Your code is {1}" });
    const go = (number: string) => sender.codes({ TemplateId, SignName: "", PhoneNumberSet: [number] });
    expect([await go(abroad), await go("+99912345678")]).toEqual([["Ok"], ["UnsupportedOperation.UnsupportedRegion"]]);
    sender.emulator.admin.edit(appRef, { countries: ["JP"] });
    expect([await go(abroad), await go("+81312345678")]).toEqual([["LimitExceeded.AppCountryOrRegionInBlacklist"], ["Ok"]]);
  });

  const limits: [string, number, string][] = [
    ["perNumberThirtySeconds", 30_000, "LimitExceeded.PhoneNumberThirtySecondLimit"],
    ["perNumberHour", hourMs, "LimitExceeded.PhoneNumberOneHourLimit"],
    ["perNumberDay", 24 * hourMs, "LimitExceeded.PhoneNumberDailyLimit"],
    ["perNumberSameContentDay", 24 * hourMs, "LimitExceeded.PhoneNumberSameContentDailyLimit"],
    ["perDay", 24 * hourMs, "LimitExceeded.AppDailyLimit"],
    ["mainlandPerDay", 24 * hourMs, "LimitExceeded.AppMainlandChinaDailyLimit"],
  ];

  it.each(limits)("keeps the console's limit %s", async (name, windowMs, code) => {
    const { emulator, codes } = await newSender(start, { rateLimits: "documented" });
    emulator.admin.edit(appRef, { limits: { [name]: 2 } });
    expect(await codes({ PhoneNumberSet: [phone, phone, phone] })).toEqual(["Ok", "Ok", code]);
    emulator.admin.setClock({ advanceMs: windowMs });
    expect(await codes()).toEqual(["Ok"]);
  });

  it("keeps the limit for messages abroad apart", async () => {
    const sender = await newSender(start, { rateLimits: "documented" });
    sender.emulator.admin.setClock({ advanceMs: 1000 });
    const TemplateId = await newTemplate(sender.emulator, { International: 1 });
    sender.emulator.admin.approve({ platform: "tencent", kind: "templates", id: TemplateId });
    sender.emulator.admin.edit(appRef, { limits: { internationalPerDay: 1 } });
    const PhoneNumberSet = [abroad, abroad];
    expect(await sender.codes({ TemplateId, SignName: "", PhoneNumberSet })).toEqual(["Ok", "LimitExceeded.AppGlobalDailyLimit"]);
    expect(await sender.codes({ PhoneNumberSet: [phone, phone] })).toEqual(["Ok", "Ok"]);
  });

  it("is paid by packages, and by nothing else if the application is prepaid", async () => {
    const { emulator, codes } = await newSender(start);
    const times = { createdAt: noon - hourMs, effectiveAt: noon - hourMs, expiresAt: noon + hourMs };
    emulator.admin.edit(appRef, { prepaid: true });
    expect(await codes()).toEqual(["FailedOperation.InsufficientBalanceInSmsPackage"]);
    emulator.admin.create({ platform: "tencent", kind: "packages" }, { id: "1", appId: "1400006666", amount: 2, ...times });
    expect(await codes({ PhoneNumberSet: [phone, phone, phone] })).toEqual(["Ok", "Ok", "FailedOperation.InsufficientBalanceInSmsPackage"]);
    expect(emulator.admin.object({ platform: "tencent", kind: "packages", id: "1" })).toMatchObject({ usage: 2, status: "USED UP" });
  });

  it("shows what the recipient reads in the console", async () => {
    const { emulator, serials } = await newSender(start);
    const [serial = ""] = await serials({ TemplateParamSet: ["4370"] });
    expect(emulator.admin.object(messageRef(serial))).toMatchObject({
      content: "【腾讯云】您的验证码是4370",
      number: phone,
      status: "no receipt yet",
      sentAt: new Date(noon).toISOString(),
    });
  });

  it("sends no word that the account must not send", async () => {
    const sender = await newSender(start);
    const { emulator, codes } = sender;
    emulator.admin.edit(accountRef, { sensitiveWords: ["4370"] });
    expect(await codes()).toBe("FailedOperation.ContainSensitiveWord");
    const long = await sender.template({ TemplateContent: "字".repeat(1001) });
    expect(await codes({ TemplateId: long, TemplateParamSet: [] })).toBe("InvalidParameterValue.ContentLengthLimit");
  });
});
