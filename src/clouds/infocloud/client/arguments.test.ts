/** What a program without types may hand over to the calls. */
import { errorOf, infocloudClients } from "../../../../test/support/accounts/infocloud-client";
import { type CallWithAll, describeWrongKinds, filled, optional } from "../../../../test/support/wrong-kinds";
import type { InfocloudSms } from "./client";
import type { BatchMessage, CallOptions, KnownTemplate, Message, ReceiptQuery, Recipient, SendOptions } from "./types/messages";
import type { Period, StatisticsQuery } from "./types/queries";

const clients = infocloudClients();

const { signal } = new AbortController();
const callFields = { signal: optional(signal), onSend: optional(async () => undefined) };
const options = optional(filled<CallOptions>(callFields));
const known = { template: filled<KnownTemplate>({ content: "{code,6}", signature: optional("") }) };
const sendOptions = optional(
  filled<SendOptions>({ ...callFields, known: optional(known), onWarning: optional((_warning: string) => undefined) }),
);
const common = { templateCode: "574277763210051584", upExtendCode: optional("15"), bid: optional("order-1") };
const templateParam = optional(["4711"]);
const message = filled<Message>({ ...common, phones: ["13800138000", "13800138001"], templateParam });
const batch = filled<BatchMessage>({ ...common, recipients: [filled<Recipient>({ phone: "13800138000", templateParam })] });
const period = { startDate: "2024-01-01", endDate: "2024-01-02" };

const calls: readonly CallWithAll[] = [
  { method: "send", call: "send", given: { message, options: sendOptions } },
  { method: "sendBatch", call: "sendBatch", given: { message: batch, options: sendOptions } },
  { method: "sendInParts", call: "send", given: { message, options: sendOptions } },
  { method: "sendBatchInParts", call: "sendBatch", given: { message: batch, options: sendOptions } },
  {
    method: "queryReceipts",
    call: "queryReceipts",
    given: { query: optional(filled<ReceiptQuery>({ msgIds: optional(["1", "2"]), bid: optional("order-1") })), options },
  },
  {
    method: "queryStatistics",
    call: "queryStatistics",
    given: { query: filled<StatisticsQuery>({ ...period, page: optional(1), pageSize: optional(50) }), options },
  },
  { method: "allStatistics", call: "queryStatistics", given: { query: filled<Period>(period), options } },
  { method: "queryAllowance", call: "queryAllowance", given: { options } },
  { method: "checkHealth", call: "checkHealth", given: { options }, refusal: { isHealthy: false, status: 400 } },
];

describeWrongKinds(clients, calls);

test.each<[string, (sms: InfocloudSms) => unknown, string]>([
  [
    "a template's code as a number, whose last digits are lost",
    (sms) => Reflect.apply(sms.send, sms, [{ phones: ["13800138000"], templateCode: 574277763210051584n }]),
    "send failed: message.templateCode is a bigint; it must be a text",
  ],
  [
    "a number among the values",
    (sms) => Reflect.apply(sms.send, sms, [{ phones: ["13800138000"], templateCode: "1", templateParam: ["a", 4711] }]),
    "send failed: message.templateParam[1] is a number; it must be a text",
  ],
  [
    "numbers as the wire has them",
    (sms) => Reflect.apply(sms.send, sms, [{ phones: "13800138000,13800138001", templateCode: "1" }]),
    "send failed: message.phones is a text; it must be a list",
  ],
  [
    "half a character in a value",
    (sms) => sms.sendBatch({ templateCode: "1", recipients: [{ phone: "13800138000", templateParam: ["\ud83d"] }] }),
    "sendBatch failed: message.recipients[0].templateParam[0] is a text with half a character; it must be a text",
  ],
])("%s is refused", async (_, make, problem) => {
  const { sms, requests } = await clients.clientOf(() => ({}));
  expect((await errorOf(Promise.resolve(make(sms)))).message).toBe(`infocloud SMS: ${problem}.`);
  expect(requests).toHaveLength(0);
});

test("what is listed for nothing is not sent", async () => {
  const { sms, requests } = await clients.clientOf(() => ({ body: { code: 200, data: { msgId: "1" } } }));
  await Reflect.apply(sms.send, sms, [{ phones: ["13800138000"], templateCode: "1", sign: "云杉", upExtendCode: undefined }]);
  expect(JSON.parse(requests[0]?.text ?? "")).toEqual({ phones: "13800138000", templateCode: "1" });
});
