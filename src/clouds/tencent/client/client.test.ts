import { inspect } from "node:util";
import { failure, success, tencentClients, tencentCredentials } from "../../../../test/support/accounts/tencent-client";
import { sign, template } from "../../../../test/support/accounts/tencent-requests";
import { errorOf } from "../../../../test/support/error-of";
import type { Reaction, Recorded } from "../../../../test/support/recording-server";
import { createCounters } from "../../../http/counters";
import type { LogEvent } from "../../../http/transport";
import { systemClock } from "../../../system/clock";
import type { calls } from "./call-table";
import type { TencentSms } from "./client";

const { clientOf } = tencentClients();
const addedTemplate = success({ AddTemplateStatus: { TemplateId: "1110" } });

const once = ["SendSms", "AddSmsSign", "AddSmsTemplate", "PullSmsSendStatus", "PullSmsReplyStatus", "ReportConversion"] as const;
type Once = (typeof once)[number];

describe("lost answers", () => {
  const message = { PhoneNumberSet: ["+14155552971"], SmsSdkAppId: "1400006666", TemplateId: "1110" };
  const now = Date.UTC(2024, 0, 2, 3, 4, 5) / 1000;
  const pull = { SmsSdkAppId: "1400006666", Limit: 1 };
  const byNumber = { ...pull, PhoneNumber: "+8613800138000", BeginTime: now - 60 };
  const period = { SmsSdkAppId: "1400006666", BeginTime: "2024010100", EndTime: "2024010101" };
  const made: Record<keyof typeof calls, (sms: TencentSms) => Promise<unknown>> = {
    SendSms: (sms) => sms.sendSms(message),
    AddSmsSign: (sms) => sms.addSmsSign(sign),
    AddSmsTemplate: (sms) => sms.addSmsTemplate(template),
    ModifySmsSign: (sms) => sms.modifySmsSign({ ...sign, SignId: "1" }),
    ModifySmsTemplate: (sms) => sms.modifySmsTemplate({ ...template, TemplateId: "1" }),
    DeleteSmsSign: (sms) => sms.deleteSmsSign({ SignId: "1" }),
    DeleteSmsTemplate: (sms) => sms.deleteSmsTemplate({ TemplateId: "1" }),
    DescribeSmsSignList: (sms) => sms.describeSmsSignList({ SignIdSet: ["1"], International: 0 }),
    DescribeSmsTemplateList: (sms) => sms.describeSmsTemplateList({ Limit: 1, International: 0 }),
    PullSmsSendStatus: (sms) => sms.pullSmsSendStatus(pull),
    PullSmsReplyStatus: (sms) => sms.pullSmsReplyStatus(pull),
    PullSmsSendStatusByPhoneNumber: (sms) => sms.pullSmsSendStatusByPhoneNumber(byNumber),
    PullSmsReplyStatusByPhoneNumber: (sms) => sms.pullSmsReplyStatusByPhoneNumber(byNumber),
    SendStatusStatistics: (sms) => sms.sendStatusStatistics(period),
    CallbackStatusStatistics: (sms) => sms.callbackStatusStatistics(period),
    SmsPackagesStatistics: (sms) => sms.smsPackagesStatistics({ ...period, Limit: 1 }),
    DescribePhoneNumberInfo: (sms) => sms.describePhoneNumberInfo({ PhoneNumberSet: ["+14155552971"] }),
    ReportConversion: (sms) => sms.reportConversion({ SmsSdkAppId: "1400006666", SerialNo: "5000:1" }),
  };
  const repeated = Object.keys(made).filter((name) => ![...once].includes(name as Once));

  test.each([...once])("%s is not sent a second time: the platform could not tell the repeat", async (name) => {
    for (const reaction of ["drop", failure("InternalError.Timeout")] as const) {
      const { sms, requests } = await clientOf(() => reaction);
      expect(await errorOf(made[name](sms))).toMatchObject({ call: name, meaning: "unavailable", sent: "unknown", tries: 1 });
      expect(requests).toHaveLength(1);
    }
  });

  test.each(repeated)("%s is sent again", async (name) => {
    const { sms, requests } = await clientOf((_, index) => (index === 0 ? "drop" : failure("InternalError.UnknownError")));
    expect(await errorOf(made[name as keyof typeof calls](sms))).toMatchObject({ call: name, sent: "unknown", tries: 5 });
    expect(requests).toHaveLength(5);
  });

  test("a refusal because of the rate has no effect: even what must not be repeated is sent again, a second later", async () => {
    const { sms, requests, clock } = await clientOf((_, index) =>
      index === 0 ? failure("RequestLimitExceeded.UinLimitExceeded") : addedTemplate,
    );
    await expect(sms.addSmsTemplate(template)).resolves.toMatchObject({ AddTemplateStatus: { TemplateId: "1110" } });
    expect(requests).toHaveLength(2);
    expect(Math.max(...clock.sleeps)).toBeGreaterThanOrEqual(1000);
  });
});

describe("reading single objects", () => {
  const rowsFor = ({ headers, text }: Recorded): Reaction => {
    const { SignIdSet = [], TemplateIdSet = [], International } = JSON.parse(text);
    const base = { International, StatusCode: 0 };
    // Odd ids do not exist.
    const rows = (ids: number[], fields: (id: number) => object) =>
      ids.filter((id) => id % 2 === 0).map((id) => ({ ...base, ...fields(id) }));
    return headers["x-tc-action"] === "DescribeSmsSignList"
      ? success({ DescribeSignListStatusSet: rows(SignIdSet, (SignId) => ({ SignId, SignName: "s" })) })
      : success({
          DescribeTemplateStatusSet: rows(TemplateIdSet, (TemplateId) => ({ TemplateId, TemplateName: "n", TemplateContent: "c" })),
        });
  };

  test("1,000 templates at once are 10 calls; what the answer lacks is undefined", async () => {
    const counters = createCounters();
    const { sms, requests } = await clientOf(rowsFor, { counters, clock: systemClock });
    const templates = await Promise.all(Array.from({ length: 1000 }, (_, n) => sms.template(String(n + 1), 0)));
    expect(counters.snapshot().DescribeSmsTemplateList?.calls).toBe(10);
    expect(requests).toHaveLength(10);
    expect(templates.map((it) => it?.TemplateId)).toEqual(templates.map((_, n) => (n % 2 === 1 ? String(n + 1) : undefined)));
  });

  test("signatures and templates, domestic and international, share no call", async () => {
    const { sms, requests } = await clientOf(rowsFor, { clock: systemClock });
    const found = await Promise.all([
      sms.signature("2", 0),
      sms.signature("4", 1),
      sms.template("2", 0),
      sms.template("2", 1),
      sms.template("6", 1),
      sms.template("6", 1),
    ]);
    expect(found.map((it) => it?.International)).toEqual([0, 1, 0, 1, 1, 1]);
    expect(requests.map(({ headers, text }) => `${headers["x-tc-action"]} ${text}`).sort()).toEqual([
      'DescribeSmsSignList {"International":0,"SignIdSet":[2]}',
      'DescribeSmsSignList {"International":1,"SignIdSet":[4]}',
      'DescribeSmsTemplateList {"International":0,"TemplateIdSet":[2]}',
      'DescribeSmsTemplateList {"International":1,"TemplateIdSet":[2,6]}',
    ]);
  });

  test("a call that fails fails for all who share it, and the next one asks again", async () => {
    const { sms } = await clientOf((request, index) =>
      index === 0 ? failure("FailedOperation.NotEnterpriseCertification") : rowsFor(request),
    );
    const both = await Promise.all([errorOf(sms.template("2", 0)), errorOf(sms.template("4", 0))]);
    expect(both.map(({ code }) => code)).toEqual(Array(2).fill("FailedOperation.NotEnterpriseCertification"));
    await expect(sms.template("2", 0)).resolves.toMatchObject({ TemplateId: "2" });
  });
});

describe("answers", () => {
  test("unknown values are kept, unknown fields ignored, missing and null optional ones left out", async () => {
    const row = { TemplateId: 1, TemplateName: " n ", TemplateContent: "c", International: 3, StatusCode: 9, ReviewReply: null, Extra: 1 };
    const { sms } = await clientOf(() => success({ DescribeTemplateStatusSet: [row] }));
    await expect(sms.template("1", 0)).resolves.toEqual({
      TemplateId: "1",
      TemplateName: " n ",
      TemplateContent: "c",
      International: 3,
      StatusCode: 9,
    });
  });

  test("a list that is null is empty, one that is missing is an error: nothing there must not be guessed", async () => {
    const empty = await clientOf(() => success({ DescribeSignListStatusSet: null }));
    await expect(empty.sms.signature("1", 0)).resolves.toBeUndefined();
    const foreign = await clientOf(() => success({}));
    const error = await errorOf(foreign.sms.signature("1", 0));
    expect(error).toMatchObject({ meaning: "unavailable", sent: "yes", status: 200, requestId: "r-1" });
    expect(error.message).toContain("the answer has no Response.DescribeSignListStatusSet; it must be a list");
  });

  test.each([
    ["a page", { body: "<html></html>" }, "the answer is a text of another form; it must be JSON"],
    ["an empty body", {}, "the answer has no content; it must be an object"],
    ["JSON of somebody else", { body: { ok: true } }, "the answer has no Response"],
    ["no id", success({ AddTemplateStatus: {} }), "the answer has no Response.AddTemplateStatus.TemplateId"],
    ["an id that is none", success({ AddTemplateStatus: { TemplateId: "x" } }), 'TemplateId in the answer is "x"; it must be an id'],
    ["the id 0, which no call takes,", success({ AddTemplateStatus: { TemplateId: 0 } }), 'TemplateId in the answer is "0"'],
    ["an id that begins with 0", success({ AddTemplateStatus: { TemplateId: "007" } }), 'TemplateId in the answer is "007"'],
    [
      "an id of more than 64 bits",
      success({ AddTemplateStatus: { TemplateId: "18446744073709551616" } }),
      'in the answer is "18446744073709551616"',
    ],
  ])("%s with status 200 is no success of an application, whose effect is unknown then", async (_, reply, reason) => {
    const { sms } = await clientOf(() => reply);
    const error = await errorOf(sms.addSmsTemplate(template));
    expect(error).toMatchObject({ meaning: "unavailable", sent: "unknown", status: 200 });
    expect(error.message).toContain(reason);
    expect(error.message).toContain("does not look like Tencent's");
  });

  test("a request of more than 10 MB as JSON, or 1 MB as a form, is not sent", async () => {
    const megabytes = (count: number) => ({ ...sign, ProofImage: "A".repeat(count * 1024 * 1024) });
    const json = await clientOf(() => success({ AddSignStatus: { SignId: 1 } }));
    await json.sms.addSmsSign(megabytes(9.9));
    const error = await errorOf(json.sms.addSmsSign(megabytes(10)));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
    expect(error.message).toMatch(/the request has \d+ bytes; at most 10485760 are taken/);
    expect(json.requests).toHaveLength(1);
    const form = await clientOf(() => success({}), { signMethod: "HmacSHA256" });
    expect((await errorOf(form.sms.addSmsSign(megabytes(1)))).message).toContain("at most 1048576 are taken");
  });

  test("abort ends the call at once and says that it may have taken effect", async () => {
    const { sms, started } = await clientOf(() => "hang");
    const stop = new AbortController();
    const settled = expect(sms.addSmsSign(sign, { signal: stop.signal })).rejects.toMatchObject({ name: "AbortError", sent: "unknown" });
    await started.arrived(1);
    stop.abort();
    await settled;
  });
});

describe("a clock that is off", () => {
  test("is told with both times, and is not tried again", async () => {
    const date = "Tue, 02 Jan 2024 04:04:05 GMT";
    const { sms, requests } = await clientOf(() => failure("AuthFailure.SignatureExpire", "The request has expired.", { date }));
    const error = await errorOf(sms.describeSmsSignList({ SignIdSet: ["1"], International: 0 }));
    expect(error).toMatchObject({ meaning: "unauthenticated", code: "AuthFailure.SignatureExpire" });
    expect(error.message).toBe(
      "Tencent SMS: DescribeSmsSignList failed: The request has expired (HTTP 200, code AuthFailure.SignatureExpire, request id r-1). This machine's clock says 2024-01-02T03:04:05.000Z, the platform's 2024-01-02T04:04:05.000Z. Correct the local clock (time synchronisation) and try again.",
    );
    expect(requests).toHaveLength(1);
  });
});

test("no secret and no image appears in a log, an error or the client itself", async () => {
  const token = "session-token-of-temporary-credentials";
  const image = Buffer.alloc(300, "proof").toString("base64");
  for (const signMethod of ["TC3-HMAC-SHA256", "HmacSHA256"] as const) {
    const events: LogEvent[] = [];
    // A platform that quotes everything it was sent.
    const echo = ({ headers, text }: Recorded) =>
      failure(tencentCredentials.secretKey, `${tencentCredentials.secretKey} ${headers.authorization} ${token} ${text}`);
    const { sms } = await clientOf(echo, { token, signMethod, log: (event) => events.push(event) });
    const error = await errorOf(sms.addSmsSign({ ...sign, ProofImage: image }));
    const seen = [
      inspect(error, { depth: 10, showHidden: true }),
      JSON.stringify(error),
      error.stack,
      JSON.stringify(events),
      inspect(sms, { showHidden: true, depth: 10 }),
    ];
    expect(events).toHaveLength(1);
    for (const text of seen) {
      expect(text).not.toContain(tencentCredentials.secretKey);
      expect(text).not.toContain(token);
      expect(text).not.toMatch(/[0-9a-f]{64}/);
      expect(text).not.toContain(image.slice(0, 60));
    }
  }
});
