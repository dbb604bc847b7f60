import fc from "fast-check";
import { success, tencentClients } from "../../../../../test/support/accounts/tencent-client";
import { errorOf } from "../../../../../test/support/error-of";
import type { Recorded } from "../../../../../test/support/recording-server";
import { ManualClock } from "../../../../../test/support/time/manual-clock";
import { IncompleteSend } from "../../../shared/client/incomplete-send";
import { acceptedCode } from "../codes/send-codes";
import type { Message, SendOptions } from "../types/messages";

const { clientOf } = tencentClients();

const abroad: Message = { PhoneNumberSet: ["+14155552971"], SmsSdkAppId: "1400006666", TemplateId: "1110" };
const mainland: Message = { ...abroad, PhoneNumberSet: ["+8613800138000"], SignName: "腾讯云" };
const numbers = (count: number) => Array.from({ length: count }, (_, n) => `+861380013${String(n).padStart(4, "0")}`);
/** Every number is accepted; the platform writes them in E.164 form. */
const accepted = ({ text }: Recorded) => {
  const { PhoneNumberSet } = JSON.parse(text);
  const e164 = (number: string) => number.replace(/^(00)?(86)?(?=\d{11}$)/, "+86");
  return success({ SendStatusSet: PhoneNumberSet.map((number: string) => ({ PhoneNumber: e164(number), Code: acceptedCode })) });
};
const known = (TemplateContent: string, International = 0, SmsType?: 1 | 2 | 3): SendOptions => ({
  known: { template: { TemplateContent, International, ...(SmsType && { SmsType }) } },
});

describe("a message", () => {
  test.each<[string, Partial<Message>, SendOptions, string]>([
    ["no number", { PhoneNumberSet: [] }, {}, "there are 0 phone numbers; one send takes 1 to 200"],
    ["201 numbers", { PhoneNumberSet: numbers(201) }, {}, "there are 201 phone numbers"],
    ["a number without its plus", { PhoneNumberSet: ["14155552971234"] }, {}, 'the phone number "14155552971234" is not allowed'],
    ["a number that begins with 0", { PhoneNumberSet: ["+0415555"] }, {}, "the phone number"],
    ["a number of 16 digits", { PhoneNumberSet: ["+1415555297112345"] }, {}, "the phone number"],
    ["a short mainland number", { PhoneNumberSet: ["1380013800"] }, {}, "the phone number"],
    ["two numbers in one", { PhoneNumberSet: ["+8613800138000,+8613800138001"] }, {}, "the phone number"],
    [
      "mainland numbers and others",
      { PhoneNumberSet: ["+8613800138000", "+14155552971"] },
      {},
      "+8613800138000 is a mainland number and +14155552971 is not",
    ],
    ["no signature for a mainland number", { SignName: " " }, {}, "there is no SignName"],
    ["no application", { SmsSdkAppId: "" }, {}, "the SmsSdkAppId is empty"],
    ["a template id that is none", { TemplateId: "sms-tmpl-1" }, {}, 'the TemplateId is "sms-tmpl-1"; it must be a text of digits'],
    [
      "a context of 512 bytes",
      { SessionContext: `${"字".repeat(170)}ab` },
      {},
      "the SessionContext has 512 bytes; at most 511 are allowed",
    ],
    ["a URL in a value", { TemplateParamSet: ["a", "see HTTPS://a.cn"] }, {}, "the value of {2} holds a URL"],
    ["a web address in a value", { TemplateParamSet: ["www.a.cn"] }, {}, "the value of {1} holds a URL"],
    ["a long value", { TemplateParamSet: ["1234567"] }, { longestValue: 6 }, "the value of {1} has 7 characters; at most 6"],
    ["too few values", { TemplateParamSet: ["1"] }, known("{1} {2}"), "TemplateParamSet has 1 values; the template's text has 2 variables"],
    ["values for a text without variables", { TemplateParamSet: ["1"] }, known("text"), "TemplateParamSet has 1 values"],
    [
      "an international template",
      {},
      known("text", 1),
      "the template is for numbers outside the mainland only and cannot go to +8613800138000",
    ],
    ["a code with letters", { TemplateParamSet: ["12a"] }, known("{1}", 0, 3), "the value of {1} is no code"],
    ["a code of 7 digits", { TemplateParamSet: ["1234567"] }, known("{1}", 0, 3), "the value of {1} is no code"],
  ])("with %s is not sent", async (_, change, options, reason) => {
    const { sms, requests } = await clientOf(() => success({ SendStatusSet: [] }));
    const error = await errorOf(sms.sendSms({ ...mainland, ...change }, options));
    expect(error).toMatchObject({ call: "SendSms", meaning: "invalid", sent: "no" });
    expect(error.message).toContain(reason);
    expect(requests).toHaveLength(0);
  });

  test("to numbers abroad does not go with a domestic template", async () => {
    const { sms } = await clientOf(() => success({ SendStatusSet: [] }));
    expect((await errorOf(sms.sendSms(abroad, known("text", 0)))).message).toContain("the template is for mainland numbers only");
  });

  test.each<[string, Partial<Message>, SendOptions, string[]]>([
    ["nothing odd", {}, {}, []],
    ["a value of 7 characters", { TemplateParamSet: ["云".repeat(7)] }, {}, ["the value of {1} has more than 6 characters"]],
    ["as long a value as is allowed", { TemplateParamSet: ["云".repeat(7)] }, { longestValue: 12 }, []],
    ["a sender id for a mainland number", { SenderId: "Qsms" }, {}, ['the SenderId "Qsms" has no effect on mainland numbers']],
    ["a strange application", { SmsSdkAppId: "2000" }, {}, ['the SmsSdkAppId "2000" does not look like one']],
  ])("with %s is sent, and what is probably not meant is told", async (_, change, options, reasons) => {
    const { sms, requests } = await clientOf(accepted);
    const warnings: string[] = [];
    await sms.sendSms({ ...mainland, ...change }, { ...options, onWarning: (warning) => warnings.push(warning) });
    expect(warnings).toEqual(reasons.map((reason) => expect.stringContaining(reason)));
    expect(requests).toHaveLength(1);
  });

  test.each([
    [21, 59, []],
    [22, 0, ["it is 22 o'clock; marketing messages are delivered from 8 to 22 o'clock only"]],
    [7, 59, ["it is 7 o'clock; marketing messages are delivered from 8 to 22 o'clock only"]],
    [8, 0, []],
  ])("for marketing at %d:%d in China", async (hour, minute, reasons) => {
    const clock = new ManualClock(Date.UTC(2026, 4, 1, hour - 8, minute), { jump: true });
    const { sms } = await clientOf(accepted, { clock });
    const warnings: string[] = [];
    await sms.sendSms(mainland, { ...known("text", 0, 1), onWarning: (warning) => warnings.push(warning) });
    expect(warnings).toEqual(reasons);
  });

  test("no value of a variable is repeated in an error", async () => {
    const { sms } = await clientOf(() => success({ SendStatusSet: [] }));
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[g-z]{8,12}$/), async (secret) => {
        const error = await errorOf(sms.sendSms({ ...mainland, TemplateParamSet: [`www.${secret}`] }, { longestValue: 3 }));
        expect(error.message).not.toContain(secret);
      }),
      { numRuns: 10 },
    );
  });

  test.each<[string, Message, SendOptions]>([
    ["200 numbers", { ...mainland, PhoneNumberSet: numbers(200) }, {}],
    [
      "mainland numbers in all their forms",
      { ...mainland, PhoneNumberSet: ["+8613800138000", "8613800138000", "008613800138000", "13800138000", "+86018501234444"] },
      {},
    ],
    ["numbers abroad, without a signature", { ...abroad, SenderId: "Qsms" }, known("text", 1)],
    ["a template for both", abroad, known("text", 3)],
    ["a class that came later", abroad, known("text", 7)],
    ["a variable that occurs twice", { ...mainland, TemplateParamSet: ["123456"] }, known("{1} and {1}", 0, 3)],
    ["an empty code", { ...mainland, TemplateParamSet: [""] }, known("{1}", 0, 3)],
    ["a context of 511 bytes", { ...mainland, SessionContext: "x".repeat(511) }, {}],
    ["a long value, where nothing is said of the account", { ...mainland, TemplateParamSet: ["云".repeat(30)] }, {}],
  ])("with %s is sent as it is, once", async (_, message, options) => {
    const { sms, requests } = await clientOf(accepted);
    await sms.sendSms(message, options);
    expect(requests.map(({ text }) => JSON.parse(text))).toEqual([message]);
  });
});

describe("the outcome", () => {
  test("is told for each number; a refused one does not fail the others", async () => {
    const SendStatusSet = [
      { PhoneNumber: "+8613800138000", Code: acceptedCode, SerialNo: "5000:1045710669157053657849499619", Fee: 2 },
      { PhoneNumber: "+8613800138001", Code: "LimitExceeded.PhoneNumberDailyLimit", SerialNo: "", Fee: 0, Message: "limit" },
    ];
    const { sms } = await clientOf(() => success({ SendStatusSet }));
    await expect(sms.sendSms({ ...mainland, PhoneNumberSet: numbers(2) })).resolves.toEqual({ SendStatusSet, RequestId: "r-1" });
  });

  test.each<[string, object[], string]>([
    ["no status at all", [], "no status for 2 of 2 phone numbers: 13800138000, +8613800138001"],
    ["one for one of them", [{ PhoneNumber: "+8613800138000", Code: acceptedCode }], "no status for 1 of 2 phone numbers: +8613800138001"],
  ])("with %s is no success: what was told is kept, the rest is unknown", async (_, SendStatusSet, problem) => {
    const { sms, requests } = await clientOf(() => success({ SendStatusSet }));
    const error = await errorOf(sms.sendSms({ ...mainland, PhoneNumberSet: ["13800138000", "+8613800138001"] }));
    expect(error).toBeInstanceOf(IncompleteSend);
    expect(error).toMatchObject({ meaning: "unavailable", sent: "unknown", requestId: "r-1", result: { SendStatusSet } });
    expect(error.message).toContain(problem);
    expect(requests).toHaveLength(1);
  });

  test("is complete with a status for each number that differs, however the platform writes it", async () => {
    const { sms } = await clientOf(() => success({ SendStatusSet: [{ PhoneNumber: "138****8000", Code: acceptedCode }] }));
    const twice = { ...mainland, PhoneNumberSet: ["+8613800138000", "13800138000", "008613800138000"] };
    await expect(sms.sendSms(twice)).resolves.toMatchObject({ SendStatusSet: [{ Code: acceptedCode }] });
  });

  test("without its list is unknown", async () => {
    const { sms } = await clientOf(() => success({}));
    expect(await errorOf(sms.sendSms(mainland))).toMatchObject({ meaning: "unavailable", sent: "unknown" });
  });
});

describe("a conversion", () => {
  const conversion = { SmsSdkAppId: "1400006666", SerialNo: "5000:1", ConversionTime: 1658310430 };

  test.each(["OK", "ok", "Ok"])("is taken when the platform says %s", async (Code) => {
    const { sms } = await clientOf(() => success({ ReportConversionStatus: { Code, Message: "success" } }));
    await expect(sms.reportConversion(conversion)).resolves.toMatchObject({ ReportConversionStatus: { Code } });
  });

  test("is not taken when it says anything else, in its own words", async () => {
    const { sms } = await clientOf(() =>
      success({ ReportConversionStatus: { Code: "UnauthorizedOperation.SmsSdkAppIdVerifyFail", Message: "not yours" } }),
    );
    const error = await errorOf(sms.reportConversion(conversion));
    expect(error).toMatchObject({ meaning: "denied", code: "UnauthorizedOperation.SmsSdkAppIdVerifyFail", requestId: "r-1" });
    expect(error.message).toContain("not yours");
  });

  test.each([
    [{ SerialNo: " " }, "the SerialNo is empty"],
    [{ ConversionTime: 1658310430000 }, "the ConversionTime is 1658310430000; it must be a time in whole seconds"],
    [{ ConversionTime: 1.5 }, "the ConversionTime is 1.5"],
    [{ SmsSdkAppId: "" }, "the SmsSdkAppId is empty"],
  ])("with %j is not reported", async (change, reason) => {
    const { sms, requests } = await clientOf(() => success({}));
    const error = await errorOf(sms.reportConversion({ ...conversion, ...change }));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
    expect(error.message).toContain(reason);
    expect(requests).toHaveLength(0);
  });
});
