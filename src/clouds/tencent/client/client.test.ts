import { inspect } from "node:util";
import fc from "fast-check";
import { failure, success, tencentClients, tencentCredentials } from "../../../../test/support/accounts/tencent-client";
import { errorOf } from "../../../../test/support/error-of";
import type { Reaction, Recorded } from "../../../../test/support/recording-server";
import { systemClock } from "../../../http/clock";
import { createCounters } from "../../../http/counters";
import type { LogEvent } from "../../../http/transport";
import type { Wait } from "../../../http/waiting";
import { type calls, limits } from "./call-table";
import { TencentSms, type TencentSmsOptions } from "./client";
import { authorizationOf } from "./signing/sign";
import { signatureV1Of } from "./signing/sign-v1";
import type { NewSign, NewTemplate } from "./types/management";

const { clientOf } = tencentClients();

const template: NewTemplate = { TemplateName: "n", TemplateContent: "您的验证码是{1}", SmsType: 3, International: 0, Remark: "r" };
const sign: NewSign = {
  SignName: "腾讯云",
  SignType: 0,
  DocumentType: 1,
  International: 0,
  SignPurpose: 0,
  ProofImage: "cHJvb2Y=",
  QualificationId: "1000001",
};
const addedTemplate = success({ AddTemplateStatus: { TemplateId: "1110" } });
const largest = "18446744073709551615";

/** Checks a request as the platform would. */
function expectSigned({ method, headers, text }: Recorded): void {
  const names = ["content-type", "host", "x-tc-action"];
  const timestamp = Number(headers["x-tc-timestamp"]);
  const seen = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
  expect(headers.authorization).toBe(
    authorizationOf({ method, query: "", headers: seen, body: text }, { ...tencentCredentials, timestamp }, names),
  );
}

describe("signing", () => {
  test("covers what is on the wire, and every try is signed anew, with its own time", async () => {
    const { sms, requests } = await clientOf((_, index) => (index < 2 ? failure("RequestLimitExceeded") : addedTemplate));
    await sms.addSmsTemplate(template);
    expect(requests.map(({ headers }) => Number(headers["x-tc-timestamp"]))).toEqual([
      Date.UTC(2024, 0, 2, 3, 4, 5) / 1000,
      Date.UTC(2024, 0, 2, 3, 4, 6) / 1000,
      Date.UTC(2024, 0, 2, 3, 4, 7) / 1000,
    ]);
    for (const request of requests) expectSigned(request);
  });

  test("temporary credentials send their token; lasting ones send none", async () => {
    const react = () => success({ DeleteSignStatus: {} });
    const temporary = await clientOf(react, { token: "session/token+1" });
    await temporary.sms.deleteSmsSign({ SignId: "1" });
    expect(temporary.requests[0]?.headers["x-tc-token"]).toBe("session/token+1");
    const lasting = await clientOf(react);
    await lasting.sms.deleteSmsSign({ SignId: "1" });
    expect(lasting.requests[0]?.headers).not.toHaveProperty("x-tc-token");
  });

  test.each(["HmacSHA256", "HmacSHA1"] as const)("with %s is a form whose every try has a nonce of its own", async (signMethod) => {
    const { sms, requests, started } = await clientOf(
      (_, index) => (index < 1 ? "drop" : success({ ModifyTemplateStatus: { TemplateId: 7 } })),
      {
        signMethod,
        token: "session/token+1",
        language: "en-US",
      },
    );
    await sms.modifySmsTemplate({ ...template, TemplateId: largest, TemplateContent: "{1}&a=b +%/?号'(*)!~\n" });
    for (const request of requests) {
      const parameters = [...new URLSearchParams(request.text)];
      const form = Object.fromEntries(parameters);
      expect(form.Signature).toBe(signatureV1Of({ method: "POST", host: started.host, parameters }, tencentCredentials.secretKey));
      expect(form).toMatchObject({
        TemplateId: largest,
        TemplateContent: "{1}&a=b +%/?号'(*)!~\n",
        Token: "session/token+1",
        Language: "en-US",
      });
      expect(request.text).not.toMatch(/%[0-9a-f]?[a-f]/);
      expect(request.headers).not.toHaveProperty("authorization");
    }
    expect(new Set(requests.map(({ text }) => new URLSearchParams(text).get("Nonce"))).size).toBe(2);
  });

  test("says region and language, and signs for the host that it calls", async () => {
    const { sms, requests, started } = await clientOf(() => success({ DeleteSignStatus: {} }), { region: "ap-nanjing", language: "en-US" });
    await sms.deleteSmsSign({ SignId: "1" });
    expect(requests[0]?.headers).toMatchObject({ "x-tc-region": "ap-nanjing", "x-tc-language": "en-US", host: started.host });
  });

  test.each<[string, Partial<TencentSmsOptions>, string]>([
    ["an empty id", { secretId: "" }, "The Tencent secretId is empty"],
    ["a key with a line break", { secretKey: "secret\n" }, "The Tencent secretKey holds a space, a line break"],
    ["an empty token", { token: "" }, "The Tencent token is empty"],
    [
      "an unknown way of signing",
      { signMethod: "md5" as never },
      'The Tencent signMethod is "md5"; it must be one of TC3-HMAC-SHA256, HmacSHA256, HmacSHA1',
    ],
    ["an unknown language", { language: "de" as never }, 'The Tencent language is "de"; it must be one of zh-CN, en-US'],
    ["a region that is none", { region: "Guangzhou" }, 'The Tencent region is "Guangzhou"'],
    ["an unknown time zone", { timeZone: "Mars" }, 'The time zone is "Mars"'],
  ])("%s is refused when the client is made", (_, options, message) => {
    expect(() => new TencentSms({ ...tencentCredentials, ...options })).toThrow(message);
  });
});

describe("ids", () => {
  test("of up to 64 bits keep every digit, both ways, as numbers on the wire", async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }), async (number) => {
        const row = `{"SignId":${number},"SignName":"n","International":0,"StatusCode":1,"QualificationId":${number}}`;
        const { sms, requests, started } = await clientOf(() => ({ body: `{"Response":{"DescribeSignListStatusSet":[${row}]}}` }));
        const SignId = String(number);
        const { DescribeSignListStatusSet: rows } = await sms.describeSmsSignList({ SignIdSet: [SignId], International: 0 });
        await started.close();
        expect(requests[0]?.text).toBe(`{"SignIdSet":[${number}],"International":0}`);
        expect(rows).toEqual([{ SignId, SignName: "n", International: 0, StatusCode: 1, QualificationId: SignId }]);
      }),
      { numRuns: 20 },
    );
  });

  test.each(["", " 1", "0", "01", "-1", "1.0", "1e3", "abc", "18446744073709551616", "123456789012345678901"])(
    "%j is none, and nothing is sent",
    async (bad) => {
      const { sms, requests } = await clientOf(() => success({}));
      const made = [
        sms.deleteSmsSign({ SignId: bad }),
        sms.deleteSmsTemplate({ TemplateId: bad }),
        sms.modifySmsSign({ ...sign, SignId: bad }),
        sms.modifySmsTemplate({ ...template, TemplateId: bad }),
        sms.addSmsSign({ ...sign, QualificationId: bad }),
        sms.describeSmsSignList({ SignIdSet: ["1", bad], International: 0 }),
        sms.describeSmsTemplateList({ TemplateIdSet: [bad], International: 0 }),
        sms.signature(bad, 0),
        sms.template(bad, 1),
      ];
      for (const call of made) {
        const error = await errorOf(call);
        expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
        expect(error.message).toContain(`is ${JSON.stringify(bad)}; it must be an id as the platform issued it`);
      }
      expect(requests).toHaveLength(0);
    },
  );

  test("a call takes 1 to 100 of them", async () => {
    const { sms, requests } = await clientOf(() => success({ DescribeSignListStatusSet: [], DescribeTemplateStatusSet: [] }));
    const ids = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));
    await sms.describeSmsSignList({ SignIdSet: ids(100), International: 0 });
    await sms.describeSmsTemplateList({ TemplateIdSet: ids(100), International: 0 });
    for (const count of [0, 101]) {
      for (const call of [
        sms.describeSmsSignList({ SignIdSet: ids(count), International: 0 }),
        sms.describeSmsTemplateList({ TemplateIdSet: ids(count), International: 0 }),
      ]) {
        expect((await errorOf(call)).message).toContain(`there are ${count} ids in`);
      }
    }
    expect(requests).toHaveLength(2);
  });
});

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

describe("limits", () => {
  test("are those of the document, a second each", () => {
    expect(Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, limit?.calls]))).toEqual({
      SendSms: 3000,
      AddSmsSign: 1,
      ModifySmsSign: 1,
      DeleteSmsSign: 1,
      DescribeSmsSignList: 20,
      AddSmsTemplate: 2,
      ModifySmsTemplate: 20,
      DeleteSmsTemplate: 1,
      DescribeSmsTemplateList: 20,
      PullSmsSendStatus: 100,
      PullSmsSendStatusByPhoneNumber: 20,
      PullSmsReplyStatus: 100,
      PullSmsReplyStatusByPhoneNumber: 20,
      SendStatusStatistics: 10,
      CallbackStatusStatistics: 10,
      SmsPackagesStatistics: 10,
      DescribePhoneNumberInfo: 1000,
      ReportConversion: 1000,
    });
    expect(new Set(Object.values(limits).map((limit) => limit?.perMs))).toEqual(new Set([1000]));
  });

  test("are kept by all clients of one account and region together; each wait is told", async () => {
    const leftAt: number[] = [];
    const waits: Wait[] = [];
    const { sms, clock, started } = await clientOf(
      ({ headers }) => {
        leftAt.push(Number(headers["x-tc-timestamp"]));
        return success({ DeleteSignStatus: {} });
      },
      { onWait: (wait) => waits.push(wait) },
    );
    const other = new TencentSms({ ...tencentCredentials, endpoint: started.url, clock });
    const elsewhere = new TencentSms({ ...tencentCredentials, endpoint: started.url, clock, region: "ap-beijing" });
    const start = Math.floor(clock.now() / 1000);
    for (const client of [sms, elsewhere, other, sms]) await client.deleteSmsSign({ SignId: "1" });
    expect(leftAt.map((at) => at - start)).toEqual([0, 0, 1, 2]);
    expect(waits).toEqual([{ platform: "Tencent SMS", call: "DeleteSmsSign", reason: "limit", ms: expect.any(Number), limit: "1/s" }]);
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
      'DescribeSmsSignList {"SignIdSet":[2],"International":0}',
      'DescribeSmsSignList {"SignIdSet":[4],"International":1}',
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
    expect(error.message).toContain("the answer has no DescribeSignListStatusSet");
  });

  test.each([
    ["a page", { body: "<html></html>" }, "the answer has no Response"],
    ["an empty body", {}, "the answer has no Response"],
    ["JSON of somebody else", { body: { ok: true } }, "the answer has no Response"],
    ["no id", success({ AddTemplateStatus: {} }), "the answer has no TemplateId"],
    ["an id that is none", success({ AddTemplateStatus: { TemplateId: "x" } }), "TemplateId in the answer is no id"],
    ["the id 0, which no call takes,", success({ AddTemplateStatus: { TemplateId: 0 } }), "TemplateId in the answer is no id: 0"],
    ["an id that begins with 0", success({ AddTemplateStatus: { TemplateId: "007" } }), "TemplateId in the answer is no id: 007"],
    ["an id of more than 64 bits", success({ AddTemplateStatus: { TemplateId: "18446744073709551616" } }), "in the answer is no id: 18446"],
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
    expect(error).toMatchObject({ meaning: "denied", code: "AuthFailure.SignatureExpire" });
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
