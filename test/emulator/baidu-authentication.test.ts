import fc from "fast-check";
import { timestampOf } from "../../src/clouds/baidu/client/signing/sign";
import { createClock, type Emulator } from "../../src/emulator";
import {
  authorizationFor,
  type CallOptions,
  call,
  emulatorKey,
  emulators,
  getTemplate,
  newTemplate,
  signaturePath,
  templatePath,
} from "./caller";

const noon = Date.parse("2024-01-02T12:00:00Z");
const minutes = 60_000;

describe("Baidu's authentication", () => {
  const start = emulators();
  const startAtNoon = (): Promise<Emulator> => start({ clock: createClock({ offsetMs: 0, frozenAt: noon }) });

  const refusals: [string, CallOptions, number, string][] = [
    ["no Authorization", { authorization: null }, 400, "InvalidHTTPAuthHeader"],
    ["a header of another scheme", { authorization: "Basic ZW11bGF0b3I6c2VjcmV0" }, 400, "InvalidHTTPAuthHeader"],
    ["a header that ends early", { authorization: "bce-auth-v1/emulator/2024-01-02T12:00:00Z/1800" }, 400, "InvalidHTTPAuthHeader"],
    [
      "a day that does not exist",
      { authorization: `bce-auth-v1/emulator/2024-01-99T12:00:00Z/1800/host/${"0".repeat(64)}` },
      400,
      "InvalidHTTPAuthHeader",
    ],
    ["a signature without host", { signedHeaders: ["x-bce-date"], headers: { "x-bce-date": "2024-01-02" } }, 400, "InvalidHTTPAuthHeader"],
    ["an unknown key", { key: { id: "nobody", secret: "x" } }, 403, "InvalidAccessKeyId"],
    ["a key named like a method of objects", { key: { id: "constructor", secret: "x" } }, 403, "InvalidAccessKeyId"],
    ["a signature that has run out", { signedAt: noon - 31 * minutes }, 400, "RequestExpired"],
    ["a short expiry that has run out", { signedAt: noon - 61_000, expirySeconds: 60 }, 400, "RequestExpired"],
    ["a clock an hour ahead", { signedAt: noon + 60 * minutes }, 400, "RequestExpired"],
    ["an x-bce-date that is old", { headers: { "x-bce-date": timestampOf(noon - 31 * minutes) } }, 400, "RequestExpired"],
    ["an x-bce-date of yesterday", { headers: { "x-bce-date": "2024-01-01" } }, 400, "RequestExpired"],
    ["an x-bce-date that is still to come", { headers: { "x-bce-date": timestampOf(noon + 60 * minutes) } }, 400, "RequestExpired"],
    ["an x-bce-date that is no date", { headers: { "x-bce-date": "yesterday" } }, 400, "RequestExpired"],
    ["an x-bce-date of a day that does not exist", { headers: { "x-bce-date": "2024-02-31T12:00:00Z" } }, 400, "RequestExpired"],
    ["an old Date", { headers: { date: "Tue, 02 Jan 2024 08:00:00 GMT" } }, 400, "RequestExpired"],
    ["a session token beside a key that is not temporary", { headers: { "x-bce-security-token": "whatever" } }, 403, "AccessDenied"],
    ["a wrong secret", { key: { id: "emulator", secret: "wrong" } }, 400, "SignatureDoesNotMatch"],
  ];

  it.each(refusals)("refuses %s", async (_what, options, status, code) => {
    const reply = await getTemplate(await startAtNoon(), "sms-tmpl-wHoJXL09355", options);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  const accepted: [string, CallOptions][] = [
    ["host alone", { signedHeaders: ["host"] }],
    ["host and x-bce-date", { signedHeaders: ["host", "x-bce-date"], headers: { "x-bce-date": timestampOf(noon) } }],
    ["an x-bce-date with fractions", { signedHeaders: ["host", "x-bce-date"], headers: { "x-bce-date": "2024-01-02T12:00:00.440Z" } }],
    ["an empty list, meaning the default headers", { signedHeaders: [], headers: { "x-bce-date": timestampOf(noon) } }],
    ["a header of its own", { signedHeaders: ["host", "x-trace"], headers: { "x-trace": "a b:c" } }],
    ["the last second of its time", { signedAt: noon - 30 * minutes }],
    ["a clock that is a little ahead", { signedAt: noon + 15 * minutes }],
    ["a day as x-bce-date, as the document writes it", { headers: { "x-bce-date": "2024-01-02" } }],
    [
      "an old Date beside an x-bce-date, which counts",
      { headers: { "x-bce-date": timestampOf(noon), date: "Tue, 02 Jan 2024 08:00:00 GMT" } },
    ],
  ];

  it.each(accepted)("accepts a signature over %s", async (_what, options) => {
    const emulator = await startAtNoon();
    const reply = await call(emulator, "POST", signaturePath, {
      ...options,
      body: { content: "百度", contentType: "Enterprise" },
    });
    expect(reply.status).toBe(200);
  });

  it("covers method, path and query with the signature", async () => {
    const emulator = await startAtNoon();
    const id = await newTemplate(emulator);
    const authorization = authorizationFor(emulator, "GET", `${templatePath}/${id}`);
    expect((await getTemplate(emulator, id, { authorization })).status).toBe(200);
    for (const [method, path, query] of [
      ["DELETE", `${templatePath}/${id}`, {}],
      ["GET", `${templatePath}/${id}x`, {}],
      ["GET", `${templatePath}/${id}`, { more: "1" }],
    ] as const) {
      const reply = await call(emulator, method, path, { authorization, query });
      expect(reply.body.code).toBe("SignatureDoesNotMatch");
    }
  });

  it("names the date of the request when it has expired", async () => {
    const emulator = await startAtNoon();
    const late = { signedAt: noon - 40 * minutes };
    const withBceDate = await getTemplate(emulator, "x", { ...late, headers: { "x-bce-date": "2024-01-02T11:20:00Z" } });
    expect(withBceDate.body.message).toContain("Timestamp date is 2024-01-02T11:20:00Z.");
    const withDate = await getTemplate(emulator, "x", { ...late, headers: { date: "Tue, 02 Jan 2024 11:20:00 GMT" } });
    expect(withDate.body.message).toContain("Timestamp date is 2024-01-02T11:20:00Z.");
  });

  it("demands the session token of a temporary key", async () => {
    const emulator = await start({ credentials: { temporary: { secret: "s", sessionToken: "token" } } });
    const key = { id: "temporary", secret: "s" };
    const ask = (headers: Record<string, string>) => getTemplate(emulator, "sms-tmpl-wHoJXL09355", { key, headers });
    expect((await ask({})).body.code).toBe("AccessDenied");
    expect((await ask({ "x-bce-security-token": "other" })).body.code).toBe("AccessDenied");
    expect((await ask({ "x-bce-security-token": "token" })).status).toBe(404);
    const inQuery = (token: string) => getTemplate(emulator, "x", { key, query: { "x-bce-security-token": token } });
    expect((await inQuery("other")).body.code).toBe("AccessDenied");
    expect((await inQuery("token")).status).toBe(404);
    expect((await getTemplate(emulator, "x", { key: emulatorKey })).body.code).toBe("InvalidAccessKeyId");
  });

  it("answers 401 when the switch says so", async () => {
    const emulator = await start({ switches: { "baidu.authentication-status": "401" } });
    const wrongSecret = await getTemplate(emulator, "x", { key: { id: "emulator", secret: "wrong" } });
    expect([wrongSecret.status, wrongSecret.body.code]).toEqual([401, "SignatureDoesNotMatch"]);
  });

  it("verifies ids and query values with any characters", async () => {
    const emulator = await start();
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((value) => !/^\.{1,2}$|[/\\]/.test(value));
    await fc.assert(
      fc.asyncProperty(text, text, async (id, value) => {
        const reply = await getTemplate(emulator, encodeURIComponent(id), { query: { value } });
        expect([reply.status, reply.body.code]).toEqual([404, "ResourceNotFoundException"]);
      }),
      { numRuns: 50 },
    );
  });
});
