import * as fc from "fast-check";
import { createClock, type EmulatorOptions } from "../../src/emulator";
import { emulators } from "./caller";
import { clockAt, noon } from "./sending";
import { authorizationFor, type CallOptions, call, unhurried } from "./tencent-caller";

const ask = { SignIdSet: [7], International: 0 };
const seconds = noon / 1000;
const zeros = "0".repeat(64);

describe("TC3-HMAC-SHA256", () => {
  const start = emulators();
  const startAtNoon = (options: EmulatorOptions = {}) => start({ ...unhurried, clock: clockAt(noon), ...options });

  const refused: [string, CallOptions, string][] = [
    ["no Authorization", { authorization: null }, "AuthFailure.InvalidAuthorization"],
    ["something else than a signature", { authorization: "Basic ZW11bGF0b3I=" }, "AuthFailure.InvalidAuthorization"],
    [
      "a scope of another end",
      { authorization: `TC3-HMAC-SHA256 Credential=emulator/2024-01-02/sms/request, SignedHeaders=content-type;host, Signature=${zeros}` },
      "AuthFailure.InvalidAuthorization",
    ],
    ["signed headers without host", { signedHeaders: ["content-type"] }, "AuthFailure.InvalidAuthorization"],
    ["signed headers without content-type", { signedHeaders: ["host", "x-tc-action"] }, "AuthFailure.InvalidAuthorization"],
    [
      "signed headers out of order",
      {
        authorization: `TC3-HMAC-SHA256 Credential=emulator/2024-01-02/sms/tc3_request, SignedHeaders=host;content-type, Signature=${zeros}`,
      },
      "AuthFailure.InvalidAuthorization",
    ],
    ["an unknown key", { key: { id: "nobody", secret: "emulator-secret" } }, "AuthFailure.SecretIdNotFound"],
    ["an unknown key before an old timestamp", { key: { id: "nobody", secret: "x" }, timestamp: 1 }, "AuthFailure.SecretIdNotFound"],
    ["a clock 301 seconds behind", { timestamp: seconds - 301 }, "AuthFailure.SignatureExpire"],
    ["a clock 301 seconds ahead", { timestamp: seconds + 301 }, "AuthFailure.SignatureExpire"],
    [
      "an old timestamp before a wrong secret",
      { timestamp: seconds - 301, key: { id: "emulator", secret: "x" } },
      "AuthFailure.SignatureExpire",
    ],
    ["the product of another host", { service: "cvm" }, "AuthFailure.SignatureFailure"],
    [
      "another day than the timestamp's",
      {
        authorization: `TC3-HMAC-SHA256 Credential=emulator/2024-01-03/sms/tc3_request, SignedHeaders=content-type;host, Signature=${zeros}`,
      },
      "AuthFailure.SignatureFailure",
    ],
    ["a wrong secret", { key: { id: "emulator", secret: "another" } }, "AuthFailure.SignatureFailure"],
    [
      "a wrong signature",
      {
        authorization: `TC3-HMAC-SHA256 Credential=emulator/2024-01-02/sms/tc3_request, SignedHeaders=content-type;host, Signature=${zeros}`,
      },
      "AuthFailure.SignatureFailure",
    ],
    ["a token that a long-term key does not have", { token: "token" }, "AuthFailure.TokenFailure"],
    ["a wrong secret before an unknown region", { key: { id: "emulator", secret: "x" }, region: "moon" }, "AuthFailure.SignatureFailure"],
    ["a missing version", { version: null }, "MissingParameter"],
    ["another version", { version: "2019-07-11" }, "NoSuchVersion"],
    ["a missing region", { region: null }, "MissingParameter"],
    ["another region", { region: "ap-tokyo" }, "UnsupportedRegion"],
    ["an unknown version before an unknown region", { version: "1", region: "moon" }, "NoSuchVersion"],
    ["another method", { method: "PUT" }, "UnsupportedProtocol"],
    ["another content type", { contentType: "text/plain" }, "UnsupportedProtocol"],
    ["multipart", { contentType: "multipart/form-data; boundary=x" }, "UnsupportedProtocol"],
    ["a form", { contentType: "application/x-www-form-urlencoded" }, "UnsupportedProtocol"],
    ["JSON in a GET", { method: "GET", contentType: "application/json" }, "UnsupportedProtocol"],
    [
      "another content type before an unknown key",
      { contentType: "text/plain", key: { id: "nobody", secret: "x" } },
      "UnsupportedProtocol",
    ],
    ["more than 10 MB", { body: Buffer.alloc(10 * 1024 * 1024 + 1, 32) }, "RequestSizeLimitExceeded"],
    [
      "a timestamp that is no number",
      {
        timestamp: "now",
        authorization: `TC3-HMAC-SHA256 Credential=emulator/2024-01-02/sms/tc3_request, SignedHeaders=content-type;host, Signature=${zeros}`,
      },
      "InvalidParameter",
    ],
  ];

  it.each(refused)("refuses %s", async (_what, options, code) => {
    const emulator = await startAtNoon();
    expect((await call(emulator, "DescribeSmsSignList", ask, options)).code).toBe(code);
  });

  const accepted: [string, CallOptions][] = [
    ["a clock 300 seconds behind", { timestamp: seconds - 300 }],
    ["a clock 300 seconds ahead", { timestamp: seconds + 300 }],
    [
      "more signed headers, in small letters",
      { signedHeaders: ["content-type", "host", "x-tc-action", "x-trace"], headers: { "x-trace": " A b " } },
    ],
    ["a content type with its charset", { contentType: "application/json; charset=utf-8" }],
    ["the product that a vendor's SDK takes from the host", { service: "127" }],
    ["a GET", { method: "GET" }],
    ["just 10 MB", { body: Buffer.from(JSON.stringify(ask).padEnd(10 * 1024 * 1024)) }],
  ];

  it.each(accepted)("accepts %s", async (_what, options) => {
    const emulator = await startAtNoon();
    expect((await call(emulator, "DescribeSmsSignList", ask, options)).response.DescribeSignListStatusSet).toEqual([]);
  });

  it("covers the body, the query and the signed headers", async () => {
    const emulator = await startAtNoon();
    const signedHeaders = ["content-type", "host", "x-tc-action"];
    const authorization = authorizationFor(emulator, "DescribeSmsSignList", ask, { signedHeaders });
    const codeOf = async (action: string, body: object) => (await call(emulator, action, body, { authorization })).code;
    expect(await codeOf("DescribeSmsSignList", ask)).toBeUndefined();
    expect(await codeOf("DescribeSmsSignList", { ...ask, International: 1 })).toBe("AuthFailure.SignatureFailure");
    expect(await codeOf("DescribeSmsTemplateList", ask)).toBe("AuthFailure.SignatureFailure");
    const ofGet = authorizationFor(emulator, "DescribeSmsSignList", ask, { method: "GET" });
    const get = async (question: object) =>
      (await call(emulator, "DescribeSmsSignList", question, { method: "GET", authorization: ofGet })).code;
    expect([await get(ask), await get({ ...ask, International: 1 })]).toEqual([undefined, "AuthFailure.SignatureFailure"]);
  });

  it("verifies texts of any characters, in JSON and in queries", async () => {
    const emulator = await start(unhurried);
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom("GET", "POST"), async (serial, method) => {
        const reply = await call(emulator, "ReportConversion", { SmsSdkAppId: "1400006666", SerialNo: serial }, { method });
        expect(reply.code).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it("demands the token of a temporary key", async () => {
    const emulator = await start({ credentials: { temporary: { secret: "s", sessionToken: "token" } } });
    const key = { id: "temporary", secret: "s" };
    const codeWith = async (options: CallOptions) => (await call(emulator, "DescribeSmsSignList", ask, { key, ...options })).code;
    expect(await codeWith({})).toBe("AuthFailure.TokenFailure");
    expect(await codeWith({ token: "other" })).toBe("AuthFailure.TokenFailure");
    expect(await codeWith({ token: "token" })).toBeUndefined();
  });
});

describe("a path that is Tencent's", () => {
  const start = emulators();

  it("is answered as the platform would, whatever comes", async () => {
    const emulator = await start({ clock: createClock() });
    const ways: [string, RequestInit][] = [
      ["/", { method: "POST" }],
      ["/", { method: "DELETE" }],
      ["/?Action=SendSms", {}],
      ["/?%", {}],
      ["/", { method: "POST", headers: { "content-type": "application/json" }, body: "{" }],
      ["/", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "%&=" }],
    ];
    for (const [path, init] of ways) {
      const answered = await fetch(`${emulator.url}${path}`, init);
      expect([answered.status, await answered.json()]).toEqual([
        200,
        {
          Response: {
            Error: { Code: expect.stringMatching(/^[A-Z]/), Message: expect.stringMatching(/\.$|^[A-Z]/) },
            RequestId: expect.any(String),
          },
        },
      ]);
    }
  });

  it("tells a visitor where the emulator's own routes are", async () => {
    const emulator = await start();
    const visited = await fetch(`${emulator.url}/nobody-s`);
    expect([visited.status, await visited.text()]).toEqual([404, expect.stringContaining("/_emulator/ lists the emulator's own routes")]);
  });
});
