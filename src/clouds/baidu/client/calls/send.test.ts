import { inspect } from "node:util";
import fc from "fast-check";
import { baiduClients, errorOf } from "../../../../../test/support/accounts/baidu-client";
import type { Reaction } from "../../../../../test/support/recording-server";
import { IncompleteSend } from "../../../shared/client/incomplete-send";
import { sendCodes } from "../codes/send-codes";
import type { KnownObjects, Message } from "../types/messages";

const { clientOf } = baiduClients();
const message: Message = { mobiles: ["13800138000"], template: "sms-tmpl-KyAUkV64619", signatureId: "sms-signQxkiwz88470" };
const accepted = (mobile: string) => ({ mobile, code: "1000", message: "成功", messageId: `m_${mobile}` });
const success: Reaction = { body: { requestId: "r", code: "1000", message: "成功", data: [accepted("13800138000")] } };

describe("what a send ends with", () => {
  test("joins the numbers and sends the variables even where there are none", async () => {
    const data = [accepted("13800138000"), accepted("+886951234567")];
    const { sms, requests } = await clientOf(() => ({ body: { requestId: "r", code: "1000", data } }));
    await sms.sendSms({ ...message, mobiles: ["13800138000", "+886951234567"], custom: "c", userExtId: "12" });
    expect(JSON.parse(requests[0]?.text ?? "")).toEqual({
      mobile: "13800138000,+886951234567",
      template: message.template,
      signatureId: message.signatureId,
      contentVar: {},
      custom: "c",
      userExtId: "12",
    });
    expect(requests[0]?.query.clientToken).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each(["1000", "4503"])("some numbers refused, with %s for the request: each number tells its own code", async (code) => {
    const refused = { mobile: "13800138001", code: "4642", message: "命中签名黑名单" };
    const { sms } = await clientOf(() => ({ body: { requestId: "r", code, data: [accepted("13800138000"), refused] } }));
    await expect(sms.sendSms(message)).resolves.toEqual({ requestId: "r", code, data: [accepted("13800138000"), refused] });
  });

  test("codes as numbers are read, and the id of the request from its header", async () => {
    const { sms } = await clientOf(() => ({
      headers: { "x-bce-request-id": "from-header" },
      body: { code: 1000, data: [{ mobile: 13800138000, code: 1000 }] },
    }));
    const data = [{ mobile: "13800138000", code: "1000" }];
    await expect(sms.sendSms(message)).resolves.toEqual({ requestId: "from-header", code: "1000", data });
  });

  test.each<[string, object[] | null | undefined, string]>([
    ["without results", undefined, "no status for 2 of 2 phone numbers: +8613800138000, +886951234567"],
    ["whose results are null", null, "no status for 2 of 2"],
    ["with a result for one number of two", [accepted("13800138000")], "no status for 1 of 2 phone numbers: +886951234567"],
  ])("an accepted request %s is no success: what was told is kept, the rest is unknown", async (_, data, problem) => {
    const { sms, requests } = await clientOf(() => ({ body: { requestId: "r", code: "1000", data } }));
    const error = await errorOf(sms.sendSms({ ...message, mobiles: ["+8613800138000", "+886951234567"] }));
    expect(error).toBeInstanceOf(IncompleteSend);
    expect(error).toMatchObject({ meaning: "unavailable", sent: "unknown", requestId: "r", result: { data: data ?? [] } });
    expect(error.message).toContain(problem);
    expect(requests).toHaveLength(1);
  });

  const failures = [...sendCodes.values()].filter(({ code }) => code !== "1000" && code !== "9001");
  test.each(failures)("code $code with nothing accepted: $error, with meaning and advice", async ({ code, error: meaning, ...entry }) => {
    const data = [{ mobile: "13800138000", code, message: "no" }];
    const { sms, requests } = await clientOf(() => ({ body: { requestId: "r", code, message: "平台的话", data } }));
    const error = await errorOf(sms.sendSms(message));
    expect(error).toMatchObject({ meaning, code, sent: "yes", status: 200, requestId: "r", call: "sendSms" });
    for (const words of ["平台的话", entry.meaning, entry.advice]) expect(error.message).toContain(words.replace(/\.$/, ""));
    expect(requests).toHaveLength(1);
  });

  test("a failure inside the service leaves the outcome open and is tried again under the same token", async () => {
    const { sms, requests } = await clientOf((_, index) => (index === 0 ? { body: { code: "9001", message: "未知服务异常" } } : success));
    await sms.sendSms(message);
    expect(requests[0]?.query.clientToken).toBe(requests[1]?.query.clientToken);
    const broken = await clientOf(() => ({ body: { code: 9001 } }));
    expect(await errorOf(broken.sms.sendSms(message))).toMatchObject({ meaning: "unavailable", code: "9001", sent: "unknown", tries: 5 });
  });

  test.each([
    ["a page", "<html></html>"],
    ["an object without a code", {}],
    ["results without their codes", { code: "1000", data: [{ mobile: "13800138000" }] }],
  ])("%s with status 200 is no success; whether anything was sent is unknown", async (_, body) => {
    const { sms, requests } = await clientOf(() => ({ body }));
    expect(await errorOf(sms.sendSms(message))).toMatchObject({ meaning: "unavailable", sent: "unknown" });
    expect(requests).toHaveLength(1);
  });
});

describe("repeating a send", () => {
  test("lost answers are followed by repeats under one token", async () => {
    const { sms, requests } = await clientOf((_, index) => (index < 3 ? "drop" : success));
    await sms.sendSms(message, { clientToken: "mine" });
    expect(requests.map(({ query }) => query.clientToken)).toEqual(["mine", "mine", "mine", "mine"]);
  });

  test("no try is under way later than 3 minutes after the first one began", async () => {
    // Every wait lasts a minute; a try may take 30 s.
    const retry = { tries: 9, baseMs: 120_000, capMs: 120_000 };
    const { sms, requests, clock } = await clientOf(() => "drop", { retry, timeoutMs: 30_000 });
    const begin = clock.now();
    expect(await errorOf(sms.sendSms(message))).toMatchObject({ meaning: "unavailable", sent: "unknown", tries: 3 });
    expect(requests).toHaveLength(3);
    expect(clock.now() - begin).toBe(120_000);
  });

  test("a refusal after a lost answer does not open the window again", async () => {
    const throttled: Reaction = { status: 429, headers: { "retry-after": "100" } };
    const { sms, requests } = await clientOf((_, index) => (index === 0 ? "drop" : throttled), {
      retry: { baseMs: 120_000, capMs: 120_000 },
    });
    expect(await errorOf(sms.sendSms(message))).toMatchObject({ meaning: "throttled", sent: "unknown" });
    expect(requests).toHaveLength(2);
  });

  test("what was refused for its rate may be sent at any time", async () => {
    const throttled: Reaction = { status: 429, headers: { "retry-after": "119" } };
    const { sms, requests } = await clientOf((_, index) => (index < 4 ? throttled : success));
    await sms.sendSms(message);
    expect(requests).toHaveLength(5);
  });
});

describe("checks before a send", () => {
  const known: KnownObjects = {
    template: { content: "验证码${SMSvCode}，${minute}分钟内有效", countryType: "DOMESTIC" },
    signature: { content: "百度云", countryType: "GLOBAL" },
  };
  const contentVar = { SMSvCode: "123456", minute: "5" };

  test.each<[string, Partial<Message>, string]>([
    ["no number", { mobiles: [] }, "there are 0 phone numbers; one send takes 1 to 200"],
    ["201 numbers", { mobiles: Array(201).fill("13800138000") }, "there are 201 phone numbers"],
    ["a short number", { mobiles: ["1380013800"] }, 'the phone number "1380013800" is not allowed'],
    ["a short number behind +86", { mobiles: ["+861380013800"] }, 'the phone number "+861380013800"'],
    ["an international number without its +", { mobiles: ["886951234567"] }, 'the phone number "886951234567"'],
    ["two numbers in one", { mobiles: ["13800138000,13800138001"] }, 'the phone number "13800138000,13800138001"'],
    ["a number that is too long", { mobiles: ["+1234567890123456"] }, 'the phone number "+1234567890123456"'],
    ["an empty value", { contentVar: { a: "" } }, 'the value of the variable "a" is empty'],
    ["a long value", { contentVar: { a: "字".repeat(51) } }, "has 51 characters; at most 50 are allowed"],
    ["a lenticular bracket", { contentVar: { a: "x【y" } }, 'the value of the variable "a" holds "【"'],
    ["a tab", { contentVar: { a: "x\ty" } }, 'holds "\\t"'],
    ["a code of 11 characters", { contentVar: { SMSvCode: "12345678901" } }, "a code is 1 to 10"],
    ["a code with a hyphen", { contentVar: { SMSvCode: "12-34" } }, "a code is 1 to 10 ASCII letters and digits"],
    ["an extension with letters", { userExtId: "12a" }, 'the userExtId is "12a"; it must be digits only'],
  ])("%s is refused", async (_, change, reason) => {
    const { sms, requests } = await clientOf(() => success);
    const error = await errorOf(sms.sendSms({ ...message, ...change }));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no", call: "sendSms" });
    expect(error.message).toContain(reason);
    expect(requests).toHaveLength(0);
  });

  test.each<[string, Partial<Message>, KnownObjects, string]>([
    ["a missing variable", { contentVar: { SMSvCode: "1" } }, known, "contentVar has no minute"],
    [
      "a surplus variable",
      { contentVar: { ...contentVar, name: "x" } },
      known,
      "contentVar has name; the template's text has only SMSvCode, minute",
    ],
    ["a foreign number", { mobiles: ["+14155552971"], contentVar }, known, "the template is for DOMESTIC and cannot go to +14155552971"],
    [
      "a mainland number for an international signature",
      { contentVar },
      { signature: { content: "x", countryType: "INTERNATIONAL" } },
      "the signature is for INTERNATIONAL and cannot go to 13800138000",
    ],
    [
      "601 characters with the signature",
      {},
      { template: { content: "字".repeat(598), countryType: "GLOBAL" }, signature: { content: "a", countryType: "GLOBAL" } },
      "message and signature together have 601 characters; at most 600 are allowed",
    ],
    [
      "601 characters with the variables",
      { contentVar: { a: "12" } },
      { template: { content: `${"字".repeat(599)}\${a}`, countryType: "GLOBAL" } },
      "the message has 601 characters",
    ],
  ])("with template and signature known, %s is refused", async (_, change, objects, reason) => {
    const { sms, requests } = await clientOf(() => success);
    const error = await errorOf(sms.sendSms({ ...message, ...change }, { known: objects }));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
    expect(error.message).toContain(reason);
    expect(requests).toHaveLength(0);
  });

  test("what fits is sent, without the objects it was checked against", async () => {
    const { sms, requests } = await clientOf(() => success);
    await sms.sendSms({ ...message, mobiles: Array(200).fill("+8613800138000"), contentVar }, { known });
    await sms.sendSms({ ...message, contentVar: { a: "x".repeat(80) } }, { longestValue: 80 });
    expect(Object.keys(JSON.parse(requests[0]?.text ?? ""))).toEqual(["mobile", "template", "signatureId", "contentVar"]);
    expect(requests).toHaveLength(2);
  });

  test("a one-time code is never repeated in an error", async () => {
    const { sms } = await clientOf(() => success);
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[(【-]secret[0-9]{4,60}$/), async (SMSvCode) => {
        const error = await errorOf(sms.sendSms({ ...message, contentVar: { SMSvCode } }));
        expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("secret");
      }),
      { numRuns: 50 },
    );
  });
});
