/** What a program without types may hand over to the calls. */
import { success, tencentClients } from "../../../../test/support/accounts/tencent-client";
import { errorOf } from "../../../../test/support/error-of";
import { type CallWithAll, describeWrongKinds, filled, optional } from "../../../../test/support/wrong-kinds";
import type { TencentSms } from "./client";
import type { CallOptions, NewSign, NewTemplate, SignChange, TemplateChange } from "./types/management";
import type { Conversion, Message, PhoneNumberQuery, Pull, PullByPhoneNumber, SendOptions } from "./types/messages";
import type { PackageQuery, StatisticsQuery } from "./types/statistics";

const clients = tencentClients();

const { signal } = new AbortController();
const callOptions = { signal: optional(signal), onSend: optional(async () => undefined) };
const options = optional(filled<CallOptions>(callOptions));

const sign = {
  SignName: "腾讯云",
  SignType: 0,
  DocumentType: 1,
  International: 0,
  SignPurpose: 0,
  ProofImage: "aGk=",
  CommissionImage: optional("aGk="),
  Remark: optional("r"),
  QualificationId: optional("1000001"),
};
const template = { TemplateName: "n", TemplateContent: "{1}", SmsType: 3, International: 0, Remark: "r" };
const SmsSdkAppId = "1400006666";
const pull = { SmsSdkAppId, Limit: 100 };
/** The clock of the tests stands at 2024-01-02 03:04:05 UTC. */
const now = Date.UTC(2024, 0, 2, 3, 4, 5) / 1000;
const byPhoneNumber = filled<PullByPhoneNumber>({
  ...pull,
  PhoneNumber: "+8613800138000",
  BeginTime: now - 60,
  EndTime: optional(now),
  Offset: optional(0),
});
const period = { SmsSdkAppId, BeginTime: "2023120100", EndTime: "2023120123" };
const statistics = filled<StatisticsQuery>({ ...period, Limit: optional(0), Offset: optional(0) });

const requests: readonly (readonly [call: string, given: CallWithAll["given"]])[] = [
  ["AddSmsSign", { request: filled<NewSign>(sign), options }],
  ["ModifySmsSign", { request: filled<SignChange>({ ...sign, SignId: "1110" }), options }],
  ["DeleteSmsSign", { request: { SignId: "1110" }, options }],
  ["DescribeSmsSignList", { request: { International: 0, SignIdSet: optional(["1110", "1111"]) }, options }],
  ["DescribeSmsSignList", { request: { International: 0, Limit: optional(100), Offset: optional(0) }, options }],
  ["AddSmsTemplate", { request: filled<NewTemplate>(template), options }],
  ["ModifySmsTemplate", { request: filled<TemplateChange>({ ...template, TemplateId: "1110" }), options }],
  ["DeleteSmsTemplate", { request: { TemplateId: "1110" }, options }],
  ["DescribeSmsTemplateList", { request: { International: 0, TemplateIdSet: optional(["1110", "1111"]) }, options }],
  ["DescribeSmsTemplateList", { request: { International: 0, Limit: optional(100), Offset: optional(0) }, options }],
  [
    "SendSms",
    {
      message: filled<Message>({
        PhoneNumberSet: ["+8613800138000", "+8613800138001"],
        SmsSdkAppId,
        TemplateId: "1110",
        SignName: optional("腾讯云"),
        TemplateParamSet: optional(["123456", "5"]),
        ExtendCode: optional("7"),
        SessionContext: optional("c"),
        SenderId: optional("Qsms"),
      }),
      options: optional(
        filled<SendOptions>({
          ...callOptions,
          known: optional({ template: { TemplateContent: "{1} {2}", International: 0, SmsType: optional(3) } }),
          longestValue: optional(6),
          onWarning: optional(() => undefined),
        }),
      ),
    },
  ],
  ["PullSmsSendStatus", { pull: filled<Pull>(pull), options }],
  ["PullSmsReplyStatus", { pull: filled<Pull>(pull), options }],
  ["PullSmsSendStatusByPhoneNumber", { pull: byPhoneNumber, options }],
  ["PullSmsReplyStatusByPhoneNumber", { pull: byPhoneNumber, options }],
  ["SendStatusStatistics", { query: statistics, options }],
  ["CallbackStatusStatistics", { query: statistics, options }],
  ["SmsPackagesStatistics", { query: filled<PackageQuery>({ ...period, Limit: 500, Offset: optional(0) }), options }],
  ["DescribePhoneNumberInfo", { query: filled<PhoneNumberQuery>({ PhoneNumberSet: ["+8613800138000", "x"] }), options }],
  ["ReportConversion", { conversion: filled<Conversion>({ SmsSdkAppId, SerialNo: "5000:1", ConversionTime: optional(now) }), options }],
];

/** Made of the calls above. */
const others: readonly CallWithAll[] = [
  { method: "signature", call: "DescribeSmsSignList", given: { SignId: "1110", International: 0, options } },
  { method: "template", call: "DescribeSmsTemplateList", given: { TemplateId: "1110", International: 0, options } },
  { method: "listedTemplate", call: "DescribeSmsTemplateList", given: { TemplateId: "1110", International: 0, options } },
  { method: "allSmsTemplates", call: "DescribeSmsTemplateList", given: { request: { International: 0 }, options } },
  { method: "signaturePages", call: "DescribeSmsSignList", given: { International: 0, options } },
  { method: "templatePages", call: "DescribeSmsTemplateList", given: { International: 0, options } },
  { method: "allSmsPackages", call: "SmsPackagesStatistics", given: { query: period, options } },
];

describeWrongKinds(clients, [
  ...requests.map(([call, given]) => ({ method: call.charAt(0).toLowerCase() + call.slice(1), call, given })),
  ...others,
]);

test.each<[string, (sms: TencentSms) => unknown, string]>([
  [
    "an application as a number",
    (sms) => Reflect.apply(sms.pullSmsSendStatus, sms, [{ SmsSdkAppId: 1400006666, Limit: 1 }]),
    "PullSmsSendStatus failed: pull.SmsSdkAppId is a number; it must be a text",
  ],
  [
    "phone numbers as numbers",
    (sms) => Reflect.apply(sms.describePhoneNumberInfo, sms, [{ PhoneNumberSet: ["+8613800138000", 13800000000] }]),
    "DescribePhoneNumberInfo failed: query.PhoneNumberSet[1] is a number; it must be a text",
  ],
  [
    "neither ids nor a page",
    (sms) => Reflect.apply(sms.describeSmsSignList, sms, [{ International: 0 }]),
    "DescribeSmsSignList failed: there is neither SignIdSet nor a Limit; it takes 1 to 100 ids, or a page of all by Limit and Offset",
  ],
  [
    "a class that has no calls",
    (sms) => Reflect.apply(sms.signature, sms, ["1110", 2]),
    "DescribeSmsSignList failed: International is 2; it must be 0 or 1",
  ],
])("%s is refused", async (_, make, problem) => {
  const { sms, requests } = await clients.clientOf(() => success({}));
  expect((await errorOf(Promise.resolve(make(sms)))).message).toBe(`Tencent SMS: ${problem}.`);
  expect(requests).toHaveLength(0);
});

test("what is listed for nothing is not sent, and a value that is not listed is left to the platform", async () => {
  const { sms, requests } = await clients.clientOf(() => success({ AddTemplateStatus: { TemplateId: "1110" } }));
  const read = { ...template, SmsType: 9, StatusCode: 0, ReviewReply: undefined };
  await Reflect.apply(sms.addSmsTemplate, sms, [read]);
  expect(JSON.parse(requests[0]?.text ?? "")).toEqual({ ...template, SmsType: 9 });
});
