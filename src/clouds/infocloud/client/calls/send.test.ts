import { done, errorOf, infocloudClients, refused } from "../../../../../test/support/accounts/infocloud-client";
import type { Reaction } from "../../../../../test/support/recording-server";
import type { InfocloudSms } from "../client";
import type { BatchMessage, Message, SendOptions } from "../types/messages";
import { UnknownSend } from "../unknown-send";

const { clientOf } = infocloudClients();
const message: Message = { phones: ["13800138000", "13800138001"], templateCode: "574277763210051584", bid: "order-1" };
const batch: BatchMessage = {
  recipients: [
    { phone: "13800138000", templateParam: ["明"] },
    { phone: "13800138001", templateParam: ["张三"] },
  ],
  templateCode: "574277763210051584",
  bid: "order-1",
};
const accepted = done({ msgId: "574730770464800768" });

const sends: readonly (readonly [string, (sms: InfocloudSms, options?: SendOptions) => Promise<unknown>])[] = [
  ["send", (sms, options) => sms.send(message, options)],
  ["sendBatch", (sms, options) => sms.sendBatch(batch, options)],
];

describe("what goes over the wire", () => {
  test.each<[string, Message, object]>([
    [
      "numbers are joined, and values a list in a text",
      { ...message, templateParam: ["你好", '"\\'] },
      { templateParam: '["你好","\\"\\\\"]' },
    ],
    ["no values are not sent", { ...message, templateParam: [] }, {}],
    ["an empty value is one", { ...message, templateParam: [""] }, { templateParam: '[""]' }],
    ["an extension", { ...message, upExtendCode: "15" }, { upExtendCode: "15" }],
    ["undefined is left out", { ...message, upExtendCode: undefined, templateParam: undefined }, {}],
  ])("%s", async (_, given, more) => {
    const { sms, requests } = await clientOf(() => accepted);
    await sms.send(given);
    const { templateCode, bid } = message;
    expect(JSON.parse(requests[0]?.text ?? "")).toEqual({ phones: "13800138000,13800138001", templateCode, bid, ...more });
  });

  test.each<[string, BatchMessage, string]>([
    ["values are lists in a text", batch, '[["明"],["张三"]]'],
    [
      "an empty text stands for each number where the template has no variables",
      { ...batch, recipients: [{ phone: "13800138000" }] },
      '[""]',
    ],
    ["and where the lists are empty", { ...batch, recipients: [{ phone: "13800138000", templateParam: [] }] }, '[""]'],
  ])("of a batch %s", async (_, given, values) => {
    const { sms, requests } = await clientOf(() => accepted);
    await sms.sendBatch(given);
    const { phonesJson, templateParamJson } = JSON.parse(requests[0]?.text ?? "");
    expect(JSON.parse(phonesJson)).toEqual(given.recipients.map(({ phone }) => phone));
    expect(templateParamJson).toBe(values);
  });
});

describe("what is answered", () => {
  test.each<[string, object, object]>([
    ["one id for all numbers", { msgId: "574730770464800768" }, {}],
    ["an id as a number, all its digits kept", { msgId: 574730770464800768n }, {}],
    ["the name of the id as the document's table has it", { msgid: "574730770464800768" }, {}],
    ["a description that says nothing", { msgId: "574730770464800768", desc: "null" }, {}],
    ["a description", { msgId: "574730770464800768", desc: "x" }, { desc: "x" }],
    ["no refused numbers", { msgId: "574730770464800768", failPhones: "" }, {}],
    ["null in place of them", { msgId: "574730770464800768", failPhones: null }, {}],
    [
      "refused numbers, with blanks between them",
      { msgId: "574730770464800768", failPhones: "1380013800099, 13800138001," },
      { failPhones: ["1380013800099", "13800138001"] },
    ],
    ["refused numbers as a list", { msgId: "574730770464800768", failPhones: ["13800138001"] }, { failPhones: ["13800138001"] }],
  ])("%s", async (_, data, more) => {
    const { sms } = await clientOf(() => ({
      body: JSON.stringify({ code: 200, data, requestId: "r-1" }, (_, value) => (typeof value === "bigint" ? "big" : value)).replace(
        '"big"',
        "574730770464800768",
      ),
    }));
    const result = { msgId: "574730770464800768", failPhones: [], requestId: "r-1", ...more };
    await expect(sms.send(message)).resolves.toEqual(result);
  });
});

describe.each(sends)("%s", (call, send) => {
  test.each([60009, 6000])("is tried again after %i, as the vendor asks", async (code) => {
    const { sms, requests } = await clientOf((_, index) => (index < 4 ? refused(code) : accepted));
    await expect(send(sms)).resolves.toMatchObject({ msgId: "574730770464800768" });
    expect(requests).toHaveLength(5);
  });

  test("ends with the refusal where that lasts", async () => {
    const { sms, requests } = await clientOf(() => refused(60009, "短信资源被锁定"));
    expect(await errorOf(send(sms))).toMatchObject({ call, meaning: "throttled", code: "60009", sent: "yes", tries: 10 });
    expect(requests).toHaveLength(10);
  });

  test.each<[string, Reaction]>([
    ["a lost answer", "drop"],
    ["-1", refused(-1, "系统繁忙，请稍后再试或者其他原因")],
    ["status 500", { status: 500 }],
    ["status 500 with a refusal", refused(60001, "words", 500)],
    ["status 503 with a time to wait", { status: 503, headers: { "retry-after": "1" } }],
    ["a code that is not documented", refused(60010)],
    ["a page", { body: "<html>sign in to the network</html>" }],
    ["a success without an id", done({})],
    ["a success without data", done(null)],
    ["an empty id", done({ msgId: " " })],
    ["a success without its code", { body: { data: { msgId: "1" } } }],
  ])("is not sent again after %s: whether it went out is not known, and its bid and numbers are told", async (_, reply) => {
    const { sms, requests } = await clientOf(() => reply);
    const error = await errorOf(send(sms));
    expect(error).toBeInstanceOf(UnknownSend);
    expect(error).toMatchObject({ call, sent: "unknown", tries: 1, bid: "order-1", phones: message.phones });
    expect(error.message).toContain('It may have gone out: receipts with the bid "order-1" tell.');
    expect(requests).toHaveLength(1);
  });

  test("stays unknown where a refusal follows a lost answer", async () => {
    const { sms, requests } = await clientOf((_, index) => (index === 0 ? refused(60009) : "drop"));
    expect(await errorOf(send(sms))).toMatchObject({ sent: "unknown", bid: "order-1", tries: 2 });
    expect(requests).toHaveLength(2);
  });

  test("that never reached the platform is tried again, and is no unknown one", async () => {
    const { sms, started } = await clientOf(() => accepted);
    await started.close();
    const error = await errorOf(send(sms));
    expect(error).toMatchObject({ meaning: "unavailable", sent: "no", tries: 5 });
    expect(error).not.toBeInstanceOf(UnknownSend);
  });

  test.each([2000, 2001, 40002, 40004, 40005, 40006, 60001, 60003])("is surely not sent, and not tried again, after %i", async (code) => {
    const { sms, requests } = await clientOf(() => refused(code));
    const error = await errorOf(send(sms));
    expect(error).toMatchObject({ code: String(code), sent: "yes", tries: 1 });
    expect(error).not.toBeInstanceOf(UnknownSend);
    expect(requests).toHaveLength(1);
  });

  test("is told before each of its tries, and not sent where that fails", async () => {
    const { sms, requests } = await clientOf((_, index) => (index === 0 ? refused(6000) : accepted));
    let told = 0;
    await send(sms, { onSend: async () => told++ });
    expect([told, requests.length]).toEqual([2, 2]);
    await expect(send(sms, { onSend: () => Promise.reject(new Error("disk full")) })).rejects.toThrow("disk full");
    expect(requests).toHaveLength(2);
  });

  test("ends when it is given up, and says that it may have gone out", async () => {
    const { sms, started } = await clientOf(() => "hang");
    const stop = new AbortController();
    const ended = expect(send(sms, { signal: stop.signal })).rejects.toMatchObject({ name: "AbortError", sent: "unknown", call });
    await started.arrived(1);
    stop.abort();
    await ended;
  });
});

test("a send of unknown outcome without a bid says what is left to do", async () => {
  const { sms } = await clientOf(() => "drop");
  const { bid, ...anonymous } = message;
  const error = await errorOf(sms.send(anonymous));
  expect(error).toMatchObject({ bid: undefined, sent: "unknown" });
  expect(error.message).toContain("has no bid by which receipts could tell: look at the console's records");
});

const many = (count: number) => Array.from({ length: count }, (_, n) => `138${String(n).padStart(8, "0")}`);
const template = { content: "您的验证码是{code,6}，{minutes,2}分钟内有效" };

describe("what no platform would take is not sent", () => {
  test.each<[Partial<Message>, string]>([
    [{ phones: [] }, "there are no phone numbers; a send has one or more"],
    [{ phones: many(1001) }, "there are 1001 phone numbers; one send takes 1 to 1000, more are sent in parts"],
    [
      { phones: ["13800138000", "+8613800138000"] },
      'the phone number "+8613800138000" is not allowed; a mainland mobile number has 11 digits',
    ],
    [{ phones: ["8613800138000"] }, "is not allowed"],
    [{ phones: ["13800138000,13800138001"] }, "is not allowed"],
    [{ phones: ["138 0013 8000"] }, "is not allowed"],
    [{ phones: ["１３８００１３８０００"] }, "is not allowed"],
    [{ phones: ["23800138000"] }, "is not allowed"],
    [{ phones: ["13800138000\n"] }, "is not allowed"],
    [{ phones: [""] }, 'the phone number "" is not allowed'],
    [{ templateCode: " " }, "the templateCode is empty"],
    [{ upExtendCode: "" }, 'the upExtendCode is ""; it must be digits'],
    [{ upExtendCode: "1a" }, 'the upExtendCode is "1a"; it must be digits'],
    [{ bid: "" }, "the bid has 0 characters; 1 to 64 are allowed, and none where it is left out"],
    [{ bid: "😀".repeat(33) }, "the bid has 66 characters; 1 to 64 are allowed"],
  ])("%j", async (change, reason) => {
    const { sms, requests } = await clientOf(() => accepted);
    const error = await errorOf(sms.send({ ...message, ...change }));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no", call: "send" });
    expect(error.message).toContain(reason);
    expect(requests).toHaveLength(0);
  });

  test.each<[Partial<BatchMessage>, string]>([
    [{ recipients: [] }, "there are no phone numbers; a send has one or more"],
    [{ recipients: many(1001).map((phone) => ({ phone })) }, "there are 1001 phone numbers"],
    [{ recipients: [{ phone: "1380013800" }] }, 'the phone number "1380013800" is not allowed'],
    [
      { recipients: [{ phone: "13800138000", templateParam: ["1"] }, { phone: "13800138001" }] },
      "13800138001 has 0 values and 13800138000 has 1; they are those of one template, as many for each",
    ],
    [{ templateCode: "" }, "the templateCode is empty"],
    [{ upExtendCode: "-1" }, 'the upExtendCode is "-1"'],
    [{ bid: "x".repeat(65) }, "the bid has 65 characters"],
  ])("of a batch %j", async (change, reason) => {
    const { sms, requests } = await clientOf(() => accepted);
    const error = await errorOf(sms.sendBatch({ ...batch, ...change }));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no", call: "sendBatch" });
    expect(error.message).toContain(reason);
    expect(requests).toHaveLength(0);
  });

  test.each<[string, readonly string[] | undefined, { content: string; signature?: string }, string]>([
    ["too few values", ["4711"], template, "there are 1 values; the template has 2 variables"],
    ["too many values", ["4711", "5", "6"], template, "there are 3 values; the template has 2 variables"],
    ["no values", undefined, template, "there are 0 values; the template has 2 variables"],
    ["a long value", ["4711471", "5"], template, "the value of {code,6} has 7 characters; at most 6 are allowed"],
    ["a value of wide characters", ["😀😀😀😀", "5"], template, "the value of {code,6} has 8 characters"],
    [
      "no value for the signature",
      ["4711", "5"],
      { ...template, signature: "{动态签名,20}" },
      "there are 2 values; the template has 3 variables, that of its signature included",
    ],
    ["a long signature", ["x".repeat(21), "4711", "5"], { ...template, signature: "{动态签名,20}" }, "the value of {动态签名,20} has 21"],
  ])("%s of a known template", async (_, values, known, reason) => {
    const { sms, requests } = await clientOf(() => accepted);
    const options = { known: { template: known } };
    const single = await errorOf(sms.send({ ...message, templateParam: values }, options));
    const ofBatch = await errorOf(sms.sendBatch({ ...batch, recipients: [{ phone: "13800138000", templateParam: values }] }, options));
    for (const error of [single, ofBatch]) {
      expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
      expect(error.message).toContain(reason);
      for (const value of values ?? []) if (value.length > 2) expect(error.message).not.toContain(value);
    }
    expect(requests).toHaveLength(0);
  });

  test("values that fit a known template are sent, as many numbers as one send takes", async () => {
    const { sms, requests } = await clientOf(() => accepted);
    const known = { template: { ...template, signature: "{动态签名,20}" } };
    await sms.send({ ...message, phones: many(1000), templateParam: ["云杉商城", "4711", "5"] }, { known });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.text).not.toContain("known");
  });
});

test.each<[Partial<Message>, readonly string[]]>([
  [{}, []],
  [{ upExtendCode: "99" }, []],
  [{ upExtendCode: "123" }, ["the upExtendCode 123 is not between 1 and 99, which is what accounts usually have"]],
  [{ upExtendCode: "01" }, ["the upExtendCode 01 is not between 1 and 99, which is what accounts usually have"]],
  [{ templateCode: "T-1" }, ['the templateCode "T-1" does not look like one; they are up to 20 digits']],
  [
    { phones: ["13800138000", "13800138000", "13800138000"] },
    ["2 phone numbers are repetitions; whether such get one message or more is not documented"],
  ],
])("%j is sent with the warnings %j", async (change, expected) => {
  const { sms, requests } = await clientOf(() => accepted);
  const warnings: string[] = [];
  await sms.send({ ...message, ...change }, { onWarning: (warning) => warnings.push(warning) });
  expect(warnings).toEqual(expected);
  expect(requests).toHaveLength(1);
});
