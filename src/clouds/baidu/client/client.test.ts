import { inspect } from "node:util";
import fc from "fast-check";
import { baiduClients, errorOf } from "../../../../test/support/accounts/baidu-client";
import { always } from "../../../../test/support/random";
import type { Reaction, Recorded } from "../../../../test/support/recording-server";
import { createCounters } from "../../../http/counters";
import type { LogEvent } from "../../../http/transport";
import { BaiduSms } from "./client";
import { signatureOf } from "./signing/sign";
import type { NewSignature, NewTemplate } from "./types/management";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretKey: "very/secret+key=" };
const signatureId = "sms-sign-WWejWQ54455";
const templateId = "sms-tmpl-wHoJXL09355";
const template: NewTemplate = {
  name: "n",
  content: "您的验证码是${code}",
  smsType: "CommonNotice",
  countryType: "GLOBAL",
  description: "d",
};

const { clientOf } = baiduClients(credentials);

/** Checks a request as the platform would. */
function expectSigned(request: Recorded | undefined, sessionToken?: string): void {
  const [, accessKeyId, timestamp, expiry, names, signature] = request?.headers.authorization?.split("/") ?? [];
  expect({ accessKeyId, expiry }).toEqual({ accessKeyId: credentials.accessKeyId, expiry: "1800" });
  expect(names).toBe(sessionToken ? "host;x-bce-date;x-bce-security-token" : "host;x-bce-date");
  expect(request?.headers["x-bce-date"]).toBe(timestamp);
  expect(request?.headers["x-bce-security-token"]).toBe(sessionToken);
  const { method = "", path = "", query = {}, headers = {} } = request ?? {};
  const covered = {
    method,
    path,
    query: Object.entries(query),
    headers: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)])),
  };
  const key = { ...credentials, timestamp: timestamp ?? "", expirySeconds: 1800 };
  expect(signature).toBe(signatureOf(covered, key, names?.split(";") ?? []));
}

describe("signing", () => {
  test("signs what is on the wire, prefix and odd characters included", async () => {
    const { started } = await clientOf(() => ({ body: { templateId } }));
    const sms = new BaiduSms({ ...credentials, endpoint: `${started.url}/gateway/` });
    await sms.createTemplate(template, { clientToken: "a token/with&odd=signs'(*)!~" });
    expect(started.requests[0]?.path).toBe("/gateway/sms/v3/template");
    expect(started.requests[0]?.query).toEqual({ clientToken: "a token/with&odd=signs'(*)!~" });
    expectSigned(started.requests[0]);
  });

  test("temporary credentials send and sign their token", async () => {
    const { sms, requests } = await clientOf(() => ({}), { sessionToken: "session/token+1" });
    await sms.deleteTemplate(templateId);
    expectSigned(requests[0], "session/token+1");
  });

  test("every try is signed anew, with its own time", async () => {
    const { sms, requests, clock } = await clientOf((_, index) => (index < 2 ? { status: 500 } : {}), { random: always(0.999) });
    await sms.deleteSignature(signatureId);
    expect(clock.sleeps).toHaveLength(2);
    expect(new Set(requests.map(({ headers }) => headers.authorization)).size).toBe(requests.length - 1);
    for (const request of requests) expectSigned(request);
    expect(requests.map(({ headers }) => headers["x-bce-date"])).toEqual([
      "2024-01-02T03:04:05Z",
      "2024-01-02T03:04:05Z",
      "2024-01-02T03:04:06Z",
    ]);
  });
});

describe("creating", () => {
  test("uses one token over all tries when answers are lost", async () => {
    const { sms, requests } = await clientOf((_, index) => (index < 3 ? "drop" : { body: { templateId, status: "SUBMITTED" } }));
    await expect(sms.createTemplate(template)).resolves.toEqual({ templateId, status: "SUBMITTED" });
    expect(requests).toHaveLength(4);
    const tokens = new Set(requests.map(({ query }) => query.clientToken));
    expect(tokens.size).toBe(1);
    expect([...tokens][0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("uses a fresh token for each call, and the caller's own where it is given", async () => {
    const { sms, requests } = await clientOf(() => ({ body: { signatureId } }));
    const signature: NewSignature = { content: "百度", contentType: "Enterprise" };
    await sms.createSignature(signature);
    await sms.createSignature(signature);
    await sms.createSignature(signature, { clientToken: "mine" });
    const [first, second, third] = requests.map(({ query }) => query.clientToken);
    expect(first).not.toBe(second);
    expect(third).toBe("mine");
    expect(JSON.parse(requests[0]?.text ?? "")).toEqual(signature);
  });

  test("refuses a token that the platform would refuse, before anything is sent", async () => {
    const { sms, requests } = await clientOf(() => ({ body: { templateId } }));
    for (const clientToken of ["", "x".repeat(65), "令牌", "line\nbreak"]) {
      const error = await errorOf(sms.createTemplate(template, { clientToken }));
      expect(error).toMatchObject({ meaning: "invalid", sent: "no", call: "createTemplate" });
      expect(error.message).toContain("1 to 64 printable ASCII characters");
    }
    expect(requests).toHaveLength(0);
  });

  test("says that the effect is unknown when no answer ever came", async () => {
    const { sms } = await clientOf(() => "drop");
    expect(await errorOf(sms.createTemplate(template))).toMatchObject({ meaning: "unavailable", sent: "unknown", tries: 5 });
  });

  test.each([
    ["a success without an id", { body: { status: "SUBMITTED" } }, "the answer has no templateId"],
    ["a page", { body: "<html></html>" }, "the answer is a text of another form; it must be JSON"],
    ["an empty body", {}, "the answer has no content; it must be an object"],
    [
      "an id that is another path",
      { body: { templateId: "../x" } },
      'templateId in the answer is "../x"; it must be an id as the platform issued it',
    ],
    ["a blank id", { body: { templateId: " " } }, 'templateId in the answer is " "'],
    ["half a character as id", { body: { templateId: "\ud800" } }, "templateId in the answer is"],
  ])("%s is a clear error, not an undefined id", async (_, reply, reason) => {
    const { sms } = await clientOf(() => reply);
    const error = await errorOf(sms.createTemplate(template));
    expect(error).toMatchObject({ meaning: "unavailable", sent: "unknown", status: 200 });
    expect(error.message).toContain(reason);
  });
});

describe("reading and changing", () => {
  test("keeps unknown status values, ignores unknown fields and tolerates missing optional ones", async () => {
    const body = { signatureId, content: "百度", contentType: "Brand", countryType: "DOMESTIC", status: "PAUSED", review: null, extra: 1 };
    const { sms } = await clientOf(() => ({ body }));
    await expect(sms.getSignature(signatureId)).resolves.toEqual({
      signatureId,
      content: "百度",
      contentType: "Brand",
      countryType: "DOMESTIC",
      status: "PAUSED",
    });
  });

  test("an answer about an object that no call could name is none", async () => {
    const { sms } = await clientOf(() => ({ body: { ...template, templateId: "..", status: "READY" } }));
    expect(await errorOf(sms.getTemplate(templateId))).toMatchObject({ meaning: "unavailable", sent: "yes" });
  });

  test("what is not there is not_found, at the first try", async () => {
    const body = { code: "NoSuchTemplate", message: "The template does not exist.", requestId: "r-1" };
    const { sms, requests } = await clientOf(() => ({ status: 404, body }));
    const error = await errorOf(sms.getTemplate(templateId));
    expect(error).toMatchObject({ meaning: "not_found", code: "NoSuchTemplate", status: 404, requestId: "r-1", sent: "yes" });
    expect(error.message).toBe(
      "Baidu SMS: getTemplate failed: The template does not exist (HTTP 404, code NoSuchTemplate, request id r-1).",
    );
    expect(requests).toHaveLength(1);
  });

  test("a page with status 200 is no success of a change", async () => {
    const { sms } = await clientOf(() => ({ body: "<html>sign in to the network</html>" }));
    expect(await errorOf(sms.deleteTemplate(templateId))).toMatchObject({ meaning: "unavailable", sent: "unknown" });
  });

  test("an id never reaches another object's path", async () => {
    const { sms, requests } = await clientOf(() => ({}));
    for (const id of ["", " ", ".", "..", "a/b", "../template/x", "a\\b", "a\nb", "\ud800"]) {
      expect(await errorOf(sms.deleteSignature(id))).toMatchObject({ meaning: "invalid", sent: "no" });
    }
    expect(requests).toHaveLength(0);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (id) => {
        requests.length = 0;
        await sms.deleteSignature(id).catch(() => undefined);
        for (const { path } of requests) expect(path).toBe(`/sms/v3/signatureApply/${id}`);
      }),
      { numRuns: 50 },
    );
  });

  test("abort ends the call at once and says that it may have taken effect", async () => {
    const { sms, started } = await clientOf(() => "hang");
    const stop = new AbortController();
    const call = sms.modifyTemplate(templateId, template, { signal: stop.signal });
    const settled = expect(call).rejects.toMatchObject({ name: "AbortError", sent: "unknown", call: "modifyTemplate" });
    await started.arrived(1);
    stop.abort();
    await settled;
  });

  test("abort of a call that changes nothing is no reason for doubt", async () => {
    const { sms, started } = await clientOf(() => "hang");
    const stop = new AbortController();
    const settled = expect(sms.getTemplate(templateId, { signal: stop.signal })).rejects.toMatchObject({
      name: "AbortError",
      sent: "no",
      message: "getTemplate was given up; it changes nothing.",
    });
    await started.arrived(1);
    stop.abort();
    await settled;
  });
});

describe("what others see", () => {
  test("counters tell calls, tries and answers by name", async () => {
    const counters = createCounters();
    const replies: Reaction[] = [{ status: 503 }, "drop", {}, {}];
    const { sms } = await clientOf((_, index) => replies[index] ?? {}, { counters });
    await sms.deleteTemplate(templateId);
    await sms.deleteTemplate(templateId);
    expect(counters.snapshot()).toEqual({ deleteTemplate: { calls: 2, tries: 4, answers: { 200: 2, 503: 1 }, unanswered: 1 } });
  });

  test("no secret and no file content appears in a log, an error or the client itself", async () => {
    const events: LogEvent[] = [];
    const file = Buffer.alloc(300, "proof").toString("base64");
    const sessionToken = "session-token-of-temporary-credentials";
    // A platform that quotes everything it was sent.
    const echo = ({ headers, text }: Recorded): Reaction => ({
      status: 400,
      headers: { "x-bce-request-id": credentials.secretKey },
      body: { code: credentials.secretKey, message: `${credentials.secretKey} ${headers.authorization} ${sessionToken} ${text}` },
    });
    const { sms } = await clientOf(echo, { sessionToken, log: (event) => events.push(event) });
    const error = await errorOf(
      sms.createSignature({ content: "x", contentType: "Brand", signatureFileBase64: file, signatureFileFormat: "png" }),
    );
    const seen = [
      inspect(error, { depth: 10, showHidden: true }),
      JSON.stringify(error),
      error.stack,
      JSON.stringify(events),
      inspect(sms, { showHidden: true, depth: 10 }),
    ];
    expect(events).toHaveLength(1);
    for (const text of seen) {
      expect(text).not.toContain(credentials.secretKey);
      expect(text).not.toContain(sessionToken);
      expect(text).not.toMatch(/[0-9a-f]{64}/);
      expect(text).not.toContain(file.slice(0, 60));
    }
  });
});
