import { failure, success, tencentClients, tencentCredentials } from "../../../../test/support/accounts/tencent-client";
import { template } from "../../../../test/support/accounts/tencent-requests";
import type { Recorded } from "../../../../test/support/recording-server";
import { TencentSms, type TencentSmsOptions } from "./client";
import { authorizationOf } from "./signing/sign";
import { signatureV1Of } from "./signing/sign-v1";

const { clientOf } = tencentClients();
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
    ["an unknown time zone", { timeZone: "Mars" }, 'The timeZone is "Mars"'],
  ])("%s is refused when the client is made", (_, options, message) => {
    expect(() => new TencentSms({ ...tencentCredentials, ...options })).toThrow(message);
  });
});
