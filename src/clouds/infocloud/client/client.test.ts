import { inspect } from "node:util";
import { done, errorOf, infocloudClients, infocloudKeys, refused } from "../../../../test/support/accounts/infocloud-client";
import type { Reaction, Recorded } from "../../../../test/support/recording-server";
import type { LogEvent } from "../../../http/transport";
import { InfocloudSms } from "./client";
import { signMethods } from "./enumerations";
import { signatureOf, stringToSign } from "./signing/sign";

const { clientOf } = infocloudClients();
const message = { phones: ["13800138000"], templateCode: "574005827011772416" };
const sent = done({ msgId: "574730770464800768" });

/** What the platform would compute of a request. */
function isSigned({ headers, text }: Recorded): boolean {
  const named = ["x-api-key", "x-nonce", "x-sign-method", "x-timestamp"].map((name) => [name, headers[name]]);
  const fields = { ...JSON.parse(text || "{}"), ...Object.fromEntries(named) };
  const method = signMethods.find((known) => known === headers["x-sign-method"]);
  return method !== undefined && headers["x-sign"] === signatureOf(stringToSign(fields), infocloudKeys.accessKey, method);
}

describe("proving who is calling", () => {
  test.each(signMethods)("%s: all calls but that for health are signed", async (signMethod) => {
    const { sms, requests, clock } = await clientOf(({ path }) => (path.startsWith("/message") ? sent : done([])), { signMethod });
    await sms.send({ ...message, templateParam: ["你好 &a=b", '"\\'], bid: "b" });
    await sms.sendBatch({ templateCode: "1", recipients: [{ phone: "13800138000", templateParam: ["😀"] }] });
    await sms.queryReceipts();
    await sms.queryStatistics({ startDate: "2024-01-01", endDate: "2024-01-02" });
    const lastAt = clock.now();
    await sms.queryAllowance();
    expect(requests.map(isSigned)).toEqual([true, true, true, true, true]);
    expect(requests.map(({ headers }) => headers["x-sign-method"])).toEqual(Array(5).fill(signMethod));
    expect(Number(requests.at(-1)?.headers["x-timestamp"])).toBeGreaterThanOrEqual(lastAt);
    for (const { headers } of requests) expect(headers["content-type"]).toBe("application/json");
  });

  test("each try has a nonce and a time of its own", async () => {
    const { sms, requests } = await clientOf((_, index) => (index < 3 ? refused(60009) : sent));
    await sms.send(message);
    expect(requests.map(isSigned)).toEqual([true, true, true, true]);
    expect(new Set(requests.map(({ headers }) => headers["x-nonce"])).size).toBe(4);
    expect(new Set(requests.map(({ headers }) => headers["x-timestamp"])).size).toBe(4);
    expect(new Set(requests.map(({ text }) => text)).size).toBe(1);
  });

  test.each([
    [{ apiKey: "" }, 'The infocloud apiKey is empty. Copy it again from the console, page "接口信息".'],
    [{ accessKey: "a b" }, "The infocloud accessKey holds a space, a line break or a character outside ASCII."],
    [{ accessKey: 7 }, "The infocloud accessKey is a number; it must be a text."],
    [{ signMethod: "hmacsha256" }, 'The infocloud signMethod is "hmacsha256"; it must be one of HmacMD5, HmacSHA1,'],
    [{ endpoint: "ftp://gateway" }, 'The endpoint "ftp://gateway" has the scheme ftp: and only https: and http: are known.'],
  ])("%j is refused as an option, by its name", (options, words) => {
    expect(() => Reflect.construct(InfocloudSms, [{ ...infocloudKeys, ...options }])).toThrow(words);
  });

  test("keys may have any length", () => {
    expect(() => new InfocloudSms({ apiKey: "k", accessKey: "s".repeat(63) })).not.toThrow();
  });

  test("an intranet's forwarder may have a path of its own", async () => {
    const { started } = await clientOf(() => sent);
    const sms = new InfocloudSms({ ...infocloudKeys, endpoint: `${started.url}/sms-gateway/` });
    await sms.send(message);
    expect(started.requests[0]?.target).toBe("/sms-gateway/message/send");
  });
});

describe("queries", () => {
  const queries: readonly (readonly [string, (sms: InfocloudSms) => Promise<unknown>])[] = [
    ["queryStatistics", (sms) => sms.queryStatistics({ startDate: "2024-01-01", endDate: "2024-01-02" })],
    ["queryAllowance", (sms) => sms.queryAllowance()],
  ];

  test.each(queries)("%s is tried again after a lost answer and where the platform is busy", async (_, ask) => {
    const replies: readonly Reaction[] = ["drop", { status: 502 }, refused(-1), refused(6000)];
    const { sms, requests } = await clientOf((_, index) => replies[index] ?? done([]));
    await expect(ask(sms)).resolves.toMatchObject({ data: [] });
    expect(requests).toHaveLength(5);
  });

  test.each(queries)("%s gives up where trying again does not help", async (call, ask) => {
    const { sms, requests } = await clientOf(() => refused(2000, "IP白名单限制"));
    const error = await errorOf(ask(sms));
    expect(error).toMatchObject({ call, meaning: "denied", code: "2000", requestId: "r-1", sent: "yes" });
    expect(error.message).toContain(
      `infocloud SMS: ${call} failed: IP白名单限制 (HTTP 200, code 2000, request id r-1). Add it in the console`,
    );
    expect(requests).toHaveLength(1);
  });

  test.each([
    ["a page", { body: "<html></html>" }, "the answer is a text of another form; it must be JSON"],
    ["no code", { body: { data: [] } }, "the answer has no code"],
    ["a text in place of the list", done("none"), "data in the answer is a text; it must be a list"],
    ["a row without its name", done([{ residueValue: 1 }]), "the answer has no data[0].itemName"],
  ])("an answer with %s is told as such", async (_, reply, words) => {
    const { sms, requests } = await clientOf(() => reply);
    const error = await errorOf(sms.queryAllowance());
    expect(error).toMatchObject({ meaning: "unavailable", lasting: true });
    expect(error.message).toContain(words);
    expect(requests).toHaveLength(1);
  });

  test.each([done(null), done(undefined)])("an answer without data, %j, has no rows", async (reply) => {
    const { sms } = await clientOf(() => reply);
    await expect(sms.queryAllowance()).resolves.toMatchObject({ data: [] });
  });
});

describe("the reachability check", () => {
  test("is neither signed nor tried again, and tells how long it took and how far the clocks are apart", async () => {
    const { sms, requests, clock } = await clientOf(() => {
      clock.advance(40);
      return { headers: { date: "Tue, 02 Jan 2024 03:04:00 GMT" }, body: { code: 200, message: "OK" } };
    });
    const text = '{"code":200,"message":"OK"}';
    await expect(sms.checkHealth()).resolves.toEqual({ isHealthy: true, status: 200, text, latencyMs: 40, clockAheadMs: 5040 });
    expect(requests[0]).toMatchObject({ method: "POST", target: "/health/info/", text: "" });
    expect(Object.keys(requests[0]?.headers ?? {}).filter((name) => name.startsWith("x-"))).toEqual([]);
    expect(JSON.stringify(requests)).not.toContain(infocloudKeys.apiKey);
  });

  test.each([404, 500, 503])("status %i is its result, too", async (status) => {
    const { sms, requests } = await clientOf(() => ({ status, body: "down", headers: { date: "soon" } }));
    await expect(sms.checkHealth()).resolves.toEqual({ isHealthy: false, status, text: "down", latencyMs: 0 });
    expect(requests).toHaveLength(1);
  });

  test("no answer is an error, after one try", async () => {
    const { sms, requests } = await clientOf(() => "drop");
    expect(await errorOf(sms.checkHealth())).toMatchObject({ call: "checkHealth", meaning: "unavailable", tries: 1 });
    expect(requests).toHaveLength(1);
  });
});

test("no key appears in a log, an error or the client itself, and neither does a value", async () => {
  const events: LogEvent[] = [];
  const { apiKey, accessKey } = infocloudKeys;
  const { sms } = await clientOf(
    ({ headers, text }) => refused(apiKey, `${JSON.stringify(headers)} ${accessKey} ${text.slice(0, 20)}`, 400),
    { log: (event) => events.push(event) },
  );
  const error = await errorOf(sms.send({ ...message, templateParam: ["4711-secret"] }));
  const seen = [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), inspect(sms, { depth: 10, showHidden: true })];
  seen.push(JSON.stringify(events));
  expect(events).toHaveLength(1);
  for (const text of seen) for (const secret of [apiKey, accessKey, "4711-secret"]) expect(text).not.toContain(secret);
});
