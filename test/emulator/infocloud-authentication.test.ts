/** Who may call the emulated infocloud: rules V1 to V8 of its specification, and the order of the checks. */
import { signatureOf, stringToSign } from "../../src/clouds/infocloud/client/signing/sign";
import { createClock } from "../../src/emulator";
import { emulators } from "./caller";
import { accountRef, type CallOptions, call, codeOf, noon, paths, replyOf } from "./infocloud-caller";

const at = (frozenAt: number) => ({ clock: createClock({ offsetMs: 0, frozenAt }), rateLimits: "off" }) as const;

describe("a request to infocloud", () => {
  const start = emulators();

  it.each(["HmacMD5", "HmacSHA1", "HmacSHA224", "HmacSHA256", "HmacSHA384", "HmacSHA512"] as const)(
    "is taken with %s",
    async (signMethod) => {
      expect(codeOf(await call(await start(), paths.allowance, {}, { signMethod }))).toBe(200);
    },
  );

  it.each(["x-api-key", "x-sign-method", "x-nonce", "x-timestamp", "x-sign"])("needs %s", async (name) => {
    const { status, body } = await call(await start(), paths.allowance, {}, { headers: { [name]: "" } });
    expect([status, body.code, body.message]).toEqual([200, 2001, expect.stringContaining(name)]);
    expect(body).not.toHaveProperty("data");
  });

  const minute = 60_000;
  const cases: readonly [what: string, options: CallOptions, code: number][] = [
    ["an unknown key", { key: { apiKey: "nobody", accessKey: "emulator-secret" } }, 2001],
    ["another secret", { key: { apiKey: "emulator", accessKey: "other" } }, 2001],
    ["an algorithm in other letters", { headers: { "x-sign-method": "hmacsha256" } }, 2001],
    ["an algorithm other than the one that signed", { headers: { "x-sign-method": "HmacMD5" } }, 2001],
    ["a time a minute ago", { signedAt: noon - minute }, 200],
    ["a time in a minute", { signedAt: noon + minute }, 200],
    ["a time more than a minute ago", { signedAt: noon - minute - 1 }, 40004],
    ["a time in more than a minute", { signedAt: noon + minute + 1 }, 40004],
    ["a time in seconds", { signedAt: Math.floor(noon / 1000) }, 40004],
    ["a time that is no number", { headers: { "x-timestamp": "now" } }, 40004],
    ["a short nonce", { nonce: "1" }, 200],
    ["fields that were not signed", { signed: { phones: "1" } }, 2001],
  ];
  it.each(cases)("with %s", async (_what, options, code) => {
    expect(codeOf(await call(await start(at(noon)), paths.allowance, {}, options))).toBe(code);
  });

  it("tells of a wrong time in the platform's words", async () => {
    const { body } = await call(await start(at(noon)), paths.allowance, {}, { signedAt: 1_000_000_000_000 });
    expect(body).toMatchObject({ code: 40004, message: "无效的参数（时间戳）" });
  });

  it("may carry its digits in capital letters", async () => {
    const emulator = await start(at(noon));
    const headers = { "x-api-key": "emulator", "x-nonce": "1234567890", "x-sign-method": "HmacSHA256", "x-timestamp": String(noon) };
    const digits = signatureOf(stringToSign(headers), "emulator-secret", "HmacSHA256").toUpperCase();
    const response = await fetch(`${emulator.url}${paths.allowance}`, { headers: { ...headers, "x-sign": digits } });
    expect((await replyOf(response)).body.code).toBe(200);
  });

  it("comes once: its nonce is remembered for two minutes, and only if the signature is right", async () => {
    const emulator = await start(at(noon));
    const again = (options: CallOptions = {}) => call(emulator, paths.allowance, {}, { nonce: "0123456789", ...options });
    const codes = [codeOf(await again({ signed: { other: "1" } })), codeOf(await again()), codeOf(await again())];
    expect(codes).toEqual([2001, 200, 2001]);
    emulator.admin.setClock({ advanceMs: 2 * minute });
    expect(codeOf(await again())).toBe(200);
  });

  it("is refused from another address before anything else is looked at", async () => {
    const emulator = await start();
    emulator.admin.edit(accountRef, { addressAllowed: false });
    expect(codeOf(await call(emulator, paths.allowance, {}, { headers: { "x-sign": "" } }))).toBe(2000);
  });

  it("has unknown fields in its signature", async () => {
    expect(codeOf(await call(await start(), paths.allowance, { unknown: "field", page: 7 }))).toBe(200);
  });

  it("signs decoded values: escapes of the body make no difference", async () => {
    const emulator = await start();
    const signed = { note: "你好" };
    const body = '{"note":"\\u4f60好"}';
    expect(codeOf(await call(emulator, paths.allowance, body, { signed }))).toBe(200);
  });

  it("signs lists and objects as compact JSON, and integers of any size digit by digit", async () => {
    const signed = { list: '["a",12345678901234567890]', number: "12345678901234567890", flag: "true" };
    const body = '{"list": ["a", 12345678901234567890], "number": 12345678901234567890, "flag": true}';
    expect(codeOf(await call(await start(), paths.allowance, body, { signed }))).toBe(200);
  });

  const bodies: readonly [what: string, body: string | Buffer, code: number][] = [
    ["what is no JSON", "{", 40004],
    ["a list", "[]", 40004],
    ["a text", '"text"', 40004],
    ["null", "null", 40004],
    ["what is no UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), 40004],
    ["what is nested without end", `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, 40004],
    ["nothing", "", 200],
    ["names of a prototype", '{"__proto__":""}', 200],
  ];
  it.each(bodies)("with %s for a body", async (_what, body, code) => {
    expect(codeOf(await call(await start(), paths.allowance, body))).toBe(code);
  });

  it.each([
    ["GET", paths.send, 405],
    ["PUT", paths.allowance, 405],
    ["GET", paths.allowance, 200],
    ["POST", "/message/sendbatch", 404],
    ["POST", "/message/", 404],
    ["POST", "/sms/arriveRes/query", 404],
  ])("by %s to %s", async (method, path, status) => {
    expect((await call(await start(), path, {}, { method })).status).toBe(status);
  });

  it.each(["/health/info", "/health/info/"])("needs no key at %s", async (path) => {
    const emulator = await start();
    const reply = await replyOf(await fetch(`${emulator.url}${path}`, { method: "POST" }));
    expect([reply.status, reply.body]).toEqual([200, { code: 200, message: "OK", requestId: expect.any(String) }]);
  });

  it("is told of injected faults in the platform's form", async () => {
    const emulator = await start();
    emulator.admin.addFaults(
      { platform: "infocloud", times: 1, action: { status: 200, code: "60009", message: "短信资源被锁定" } },
      { platform: "infocloud", times: 1, action: { status: 200, code: "-1", message: "系统繁忙" } },
      { platform: "infocloud", times: 1, action: { throttle: true } },
    );
    const codes = [];
    for (let count = 0; count < 3; count += 1) codes.push(codeOf(await call(emulator, paths.send)));
    expect(codes).toEqual([60009, -1, 6000]);
  });
});
