/** What a program without types may hand over to the calls. */
import { baiduClients, errorOf } from "../../../../test/support/accounts/baidu-client";
import { type CallWithAll, describeWrongKinds, filled, optional } from "../../../../test/support/wrong-kinds";
import type {
  BlacklistAddition,
  BlacklistQuery,
  CallOptions,
  CreateOptions,
  NewSignature,
  NewTemplate,
  QuotaChange,
  SignatureChange,
  TemplateChange,
} from "./types/management";
import type { KnownObjects, Message, SendOptions } from "./types/messages";
import type { BusinessStatisticsQuery, TemplateStatisticsQuery } from "./types/statistics";

const clients = baiduClients();

const { signal } = new AbortController();
const options = optional(filled<CallOptions>({ signal: optional(signal) }));
const creation = optional(filled<CreateOptions>({ signal: optional(signal), clientToken: optional("token") }));
const signatureId = "sms-sign-WWejWQ54455";
const templateId = "sms-tmpl-wHoJXL09355";
const proof = { signatureFileBase64: optional("aGk="), signatureFileFormat: optional("png") };
const signature = { content: "百度云", contentType: "Enterprise", description: optional("d"), ...proof };
const template = { name: "n", content: "c", smsType: "CommonNotice", countryType: "GLOBAL" };
const filter = {
  phones: optional(["13800138000", "13800138001"]),
  countryType: optional("DOMESTIC"),
  smsType: optional("CommonNotice"),
  signatureIdStr: optional(signatureId),
  startTime: optional("2024-01-01"),
  endTime: optional("2024-01-02"),
  pageSize: optional(50),
};
const days = { startTime: "20240101", endTime: "20240102", templateId: optional(templateId) };

const calls: readonly CallWithAll[] = [
  {
    method: "createSignature",
    call: "createSignature",
    given: { signature: filled<NewSignature>({ ...signature, countryType: optional("DOMESTIC") }), options: creation },
  },
  {
    method: "modifySignature",
    call: "modifySignature",
    given: { signatureId, change: filled<SignatureChange>({ ...signature, countryType: "DOMESTIC" }), options },
  },
  { method: "getSignature", call: "getSignature", given: { signatureId, options } },
  { method: "deleteSignature", call: "deleteSignature", given: { signatureId, options } },
  {
    method: "createTemplate",
    call: "createTemplate",
    given: { template: filled<NewTemplate>({ ...template, description: "d" }), options: creation },
  },
  {
    method: "modifyTemplate",
    call: "modifyTemplate",
    given: { templateId, change: filled<TemplateChange>({ ...template, description: optional("d") }), options },
  },
  { method: "getTemplate", call: "getTemplate", given: { templateId, options } },
  { method: "deleteTemplate", call: "deleteTemplate", given: { templateId, options } },
  {
    method: "addBlacklist",
    call: "addBlacklist",
    given: {
      addition: filled<Omit<BlacklistAddition, "smsType" | "signatureIdStr">>({
        phones: ["13800138000"],
        type: "MerchantBlack",
        countryType: optional("DOMESTIC"),
      }),
      options,
    },
  },
  {
    method: "addBlacklist",
    call: "addBlacklist",
    given: {
      addition: {
        phones: ["13800138000"],
        type: "SignatureBlack",
        countryType: optional("DOMESTIC"),
        smsType: optional("CommonNotice"),
        signatureIdStr: optional(signatureId),
      },
      options,
    },
  },
  {
    method: "getBlacklist",
    call: "getBlacklist",
    given: { query: optional(filled<BlacklistQuery>({ ...filter, pageNo: optional(1) })), options },
  },
  {
    method: "allBlacklist",
    call: "getBlacklist",
    given: { query: optional(filled<Omit<BlacklistQuery, "pageNo">>(filter)), options },
  },
  { method: "deleteBlacklist", call: "deleteBlacklist", given: { phones: ["13800138000", "13800138001"], options } },
  { method: "getQuota", call: "getQuota", given: { options } },
  {
    method: "modifyQuota",
    call: "modifyQuota",
    given: {
      change: filled<QuotaChange>({
        quotaPerDay: 1,
        quotaPerMonth: 2,
        rateLimitPerMobilePerSignByMinute: 3,
        rateLimitPerMobilePerSignByHour: 4,
        rateLimitPerMobilePerSignByDay: 5,
      }),
      options,
    },
  },
  {
    method: "sendSms",
    call: "sendSms",
    given: {
      message: filled<Message>({
        mobiles: ["13800138000", "13800138001"],
        template: templateId,
        signatureId,
        contentVar: optional({ code: "1", minute: "2" }),
        custom: optional("c"),
        userExtId: optional("7"),
      }),
      options: optional(
        filled<SendOptions>({
          signal: optional(signal),
          clientToken: optional("token"),
          known: optional(
            filled<KnownObjects>({
              template: optional({ content: "${code} ${minute}", countryType: "GLOBAL" }),
              signature: optional({ content: "百度云", countryType: "GLOBAL" }),
            }),
          ),
          longestValue: optional(50),
        }),
      ),
    },
  },
  {
    method: "templateStatistics",
    call: "templateStatistics",
    given: { query: filled<TemplateStatisticsQuery>({ ...days, pageNo: optional(1), pageSize: optional(50) }), options },
  },
  {
    method: "allTemplateStatistics",
    call: "templateStatistics",
    given: { query: filled<Omit<TemplateStatisticsQuery, "pageNo" | "pageSize">>(days), options },
  },
  {
    method: "businessStatistics",
    call: "businessStatistics",
    given: {
      query: filled<BusinessStatisticsQuery>({
        smsType: "all",
        dimension: "day",
        startTime: "2024-01-01 00:00:00",
        endTime: "2024-01-02 23:59:59",
        countryType: optional("international"),
        countryCode: optional("US"),
        signatureId: optional(signatureId),
        templateCode: optional(templateId),
        queryType: optional("template"),
      }),
      options,
    },
  },
];

describeWrongKinds(clients, calls);

test.each<[string, unknown, string]>([
  [
    "another name for the numbers",
    { mobile: "13800138000", template: templateId, signatureId },
    "message.mobiles is missing; it must be a list",
  ],
  ["one number", { mobiles: "13800138000", template: templateId, signatureId }, "message.mobiles is a text; it must be a list"],
  [
    "null for a variable",
    { mobiles: ["13800138000"], template: templateId, signatureId, contentVar: { "the code": null } },
    'message.contentVar["the code"] is null; it must be a text',
  ],
  [
    "variables in a map, which would be overlooked",
    { mobiles: ["13800138000"], template: templateId, signatureId, contentVar: new Map([["code", "1"]]) },
    "message.contentVar is an object; it must be a plain object",
  ],
])("a message with %s is refused", async (_, message, problem) => {
  const { sms, requests } = await clients.clientOf(() => ({}));
  expect((await errorOf(Reflect.apply(sms.sendSms, sms, [message]))).message).toBe(`Baidu SMS: sendSms failed: ${problem}.`);
  expect(requests).toHaveLength(0);
});

test("what is listed for nothing is not sent, and a value that is not listed is left to the platform", async () => {
  const { sms, requests } = await clients.clientOf(() => ({ body: { templateId } }));
  const read = { ...template, smsType: "GameNews", description: "d", status: "READY", review: undefined };
  await Reflect.apply(sms.createTemplate, sms, [read]);
  expect(JSON.parse(requests[0]?.text ?? "")).toEqual({ ...template, smsType: "GameNews", description: "d" });
});

test.each(["smsType", "signatureIdStr"])("an addition to a signature's blacklist without its %s is refused", async (name) => {
  const { sms, requests } = await clients.clientOf(() => ({}));
  const addition = {
    phones: ["13800138000"],
    type: "SignatureBlack",
    smsType: "CommonNotice",
    signatureIdStr: signatureId,
    [name]: undefined,
  };
  expect((await errorOf(Reflect.apply(sms.addBlacklist, sms, [addition]))).message).toContain(
    `there is no ${name}; the type SignatureBlack needs it`,
  );
  expect(requests).toHaveLength(0);
});
