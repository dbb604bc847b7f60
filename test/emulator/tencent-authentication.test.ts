import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { createClock, type EmulatorOptions } from "../../src/emulator";
import { emulators } from "./caller";
import { clockAt, noon } from "./sending";
import { type CallOptions, call, callV1, type FormOptions, secondsOf, sendForm, unhurried, v1Text } from "./tencent-caller";

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
    const signed = `TC3-HMAC-SHA256 ${"x".repeat(3)}`;
    expect((await call(emulator, "DescribeSmsSignList", ask, { authorization: signed })).code).toBe("AuthFailure.InvalidAuthorization");
    const authorization = await authorizationOfAccepted();
    const send = (action: string, body: object) =>
      call(emulator, action, body, { authorization, signedHeaders: ["content-type", "host", "x-tc-action"] });
    expect((await send("DescribeSmsSignList", ask)).code).toBeUndefined();
    expect((await send("DescribeSmsSignList", { ...ask, International: 1 })).code).toBe("AuthFailure.SignatureFailure");
    expect((await send("DescribeSmsTemplateList", ask)).code).toBe("AuthFailure.SignatureFailure");

    async function authorizationOfAccepted(): Promise<string> {
      let header = "";
      const spy = jest.spyOn(globalThis, "fetch").mockImplementationOnce(async (_target, init) => {
        header = new Headers(init?.headers).get("authorization") ?? "";
        return new Response(JSON.stringify({ Response: {} }));
      });
      await call(emulator, "DescribeSmsSignList", ask, { signedHeaders: ["content-type", "host", "x-tc-action"] });
      spy.mockRestore();
      return header;
    }
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

describe("HmacSHA1 and HmacSHA256", () => {
  const start = emulators();
  const startAtNoon = () => start({ ...unhurried, clock: clockAt(noon) });

  const refused: [string, FormOptions, string][] = [
    ["no SecretId", { common: { SecretId: undefined } }, "MissingParameter"],
    ["no Nonce", { common: { Nonce: undefined } }, "MissingParameter"],
    ["no Timestamp", { common: { Timestamp: undefined } }, "MissingParameter"],
    ["no Signature", { signature: "" }, "MissingParameter"],
    ["an unknown key", { common: { SecretId: "nobody" } }, "AuthFailure.SecretIdNotFound"],
    ["a clock 301 seconds behind", { timestamp: seconds - 301 }, "AuthFailure.SignatureExpire"],
    ["a clock 301 seconds ahead", { timestamp: seconds + 301 }, "AuthFailure.SignatureExpire"],
    ["a Nonce that is no number", { common: { Nonce: "often" } }, "InvalidParameter"],
    ["a wrong secret", { key: { id: "emulator", secret: "another" } }, "AuthFailure.SignatureFailure"],
    ["a wrong signature", { signature: "AAAA" }, "AuthFailure.SignatureFailure"],
    ["an unknown action", { common: { Action: "Sing" } }, "InvalidAction"],
    ["a missing action", { common: { Action: undefined } }, "MissingParameter"],
    ["a missing region", { common: { Region: undefined } }, "MissingParameter"],
    ["another region", { common: { Region: "ap-tokyo" } }, "UnsupportedRegion"],
    ["another version", { common: { Version: "2019-07-11" } }, "NoSuchVersion"],
  ];

  it.each(refused)("refuse %s", async (_what, options, code) => {
    const emulator = await startAtNoon();
    for (const method of ["GET", "POST"] as const) {
      expect((await callV1(emulator, "DescribeSmsSignList", ask, { ...options, method })).code).toBe(code);
    }
  });

  it.each(["HmacSHA256", "HmacSHA1", undefined, "whatever"])(
    "are told by SignatureMethod %s: all but HmacSHA256 is SHA-1",
    async (method) => {
      const emulator = await startAtNoon();
      const common = method === undefined ? {} : { SignatureMethod: method };
      expect((await callV1(emulator, "DescribeSmsSignList", ask, { common })).response.DescribeSignListStatusSet).toEqual([]);
      // Computed here once more, without the module that the emulator uses.
      const pairs: Record<string, string> = {
        Action: "DescribeSmsSignList",
        International: "0",
        Nonce: "11886",
        Region: "ap-guangzhou",
        SecretId: "emulator",
        "SignIdSet.0": "7",
        ...common,
        Timestamp: String(secondsOf(emulator)),
        Version: "2021-01-11",
      };
      const joined = Object.keys(pairs)
        .sort()
        .map((name) => `${name}=${pairs[name]}`)
        .join("&");
      const signed = `POST${new URL(emulator.url).host}/?${joined}`;
      const signature = createHmac(method === "HmacSHA256" ? "sha256" : "sha1", "emulator-secret")
        .update(signed)
        .digest("base64");
      const reply = await sendForm(emulator, "DescribeSmsSignList", "POST", `${joined}&Signature=${encodeURIComponent(signature)}`);
      expect(reply.response.DescribeSignListStatusSet).toEqual([]);
    },
  );

  it("do not let the same request pass twice", async () => {
    const emulator = await startAtNoon();
    const text = v1Text(emulator, "DescribeSmsSignList", ask);
    expect((await sendForm(emulator, "DescribeSmsSignList", "POST", text)).code).toBeUndefined();
    const again = await sendForm(emulator, "DescribeSmsSignList", "POST", text);
    expect([again.code, again.message]).toEqual(["AuthFailure.SignatureFailure", expect.stringContaining("was received before")]);
  });

  it("want percent-encoding in capital letters, and a plus sign encoded", async () => {
    const emulator = await start(unhurried);
    const parameters = { SmsSdkAppId: "1400006666", SerialNo: "a/b" };
    const text = v1Text(emulator, "ReportConversion", parameters);
    expect((await sendForm(emulator, "ReportConversion", "POST", text.replace("%2F", "%2f"))).code).toBe("AuthFailure.SignatureFailure");
    const plus = v1Text(emulator, "ReportConversion", { ...parameters, SerialNo: "a+b" });
    expect((await sendForm(emulator, "ReportConversion", "POST", plus.replace("a%2Bb", "a+b"))).code).toBe("AuthFailure.SignatureFailure");
    expect((await sendForm(emulator, "ReportConversion", "POST", plus)).code).toBeUndefined();
    expect((await sendForm(emulator, "ReportConversion", "POST", "Action=ReportConversion&SecretId=%")).code).toBe("InvalidParameter");
  });

  it("take at most 32 KB in a query and 1 MB in a form", async () => {
    const emulator = await startAtNoon();
    const conversion = (bytes: number) => ({ SmsSdkAppId: "1400006666", SerialNo: "x".repeat(bytes) });
    const codeOf = async (method: "GET" | "POST", bytes: number) =>
      (await callV1(emulator, "ReportConversion", conversion(bytes), { method })).code;
    expect(await codeOf("GET", 32_000)).toBeUndefined();
    expect(await codeOf("GET", 33_000)).toBe("RequestSizeLimitExceeded");
    expect(await codeOf("POST", 1_040_000)).toBeUndefined();
    expect(await codeOf("POST", 1_050_000)).toBe("RequestSizeLimitExceeded");
  });

  it("demand the token of a temporary key", async () => {
    const emulator = await start({ credentials: { emulator: { secret: "emulator-secret", sessionToken: "token" } } });
    const codeWith = async (common: Record<string, string>) => (await callV1(emulator, "DescribeSmsSignList", ask, { common })).code;
    expect(await codeWith({})).toBe("AuthFailure.TokenFailure");
    expect(await codeWith({ Token: "token" })).toBeUndefined();
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
    const visited = await fetch(`${emulator.url}/`);
    expect([visited.status, await visited.text()]).toEqual([404, expect.stringContaining("/_emulator/ lists the emulator's own routes")]);
  });
});
