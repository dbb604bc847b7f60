import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { inspect } from "node:util";
import fc from "fast-check";
import { problemOf } from "../../../../test/support/callback-problem";
import { ManualClock } from "../../../../test/support/time/manual-clock";
import { CallbackError } from "../../shared/client/callback-error";
import { createReplayGuard } from "../../shared/client/replays";
import { type CallbackRequest, parseStatusCallback, parseUplinkCallback, verifyCallback } from "./callbacks";
import { callbackSignatureOf } from "./signing/sign";

interface Fixture {
  readonly id: string;
  readonly request: { readonly headers: Record<string, string>; readonly body: object };
  readonly inputs: { readonly token: string; readonly timestamp: string; readonly body: string };
  readonly expected: string;
}
const fixtures: Fixture[] = JSON.parse(readFileSync(join(__dirname, "../../../../test/fixtures/baidu.json"), "utf8"));
function fixtureOf(id: string): Fixture {
  const fixture = fixtures.find((it) => it.id === id);
  if (!fixture) throw new Error(`no fixture ${id}`);
  return fixture;
}

const { inputs: worked, expected } = fixtureOf("baidu.signature.callback.1");
const { token, timestamp, body } = worked;
const genuine: CallbackRequest = { headers: { signature: expected, timestamp, requestid: "push-1" }, body, token };

describe("the signature of a callback", () => {
  test("is the document's worked MD5", () => {
    expect(callbackSignatureOf(token, timestamp, body)).toBe(expected);
    expect(verifyCallback(genuine)).toEqual({ pushId: "push-1", pushedAt: Number(timestamp) });
  });

  test("the header of the printed push belongs to the same body with another number, as recomputed (Baidu G-15)", () => {
    const printed = fixtureOf("baidu.callback.status.1").request.headers;
    const edited = body.replace('"mobile":"13800138000"', '"mobile":"13060412623"');
    expect(verifyCallback({ headers: printed, body: edited, token }).pushId).toBe("71bdbef0ac8847378da21ecb142a14e7");
  });

  test("is found under any spelling of the headers, in digits of either case, over bytes as over text", () => {
    const headers = { Signature: [expected.toUpperCase()], TIMESTAMP: timestamp };
    expect(verifyCallback({ headers, body: Buffer.from(body), token })).toEqual({ pushId: undefined, pushedAt: Number(timestamp) });
  });

  test("leaves an empty token out", () => {
    const headers = { signature: callbackSignatureOf("", timestamp, body), timestamp };
    expect(() => verifyCallback({ headers, body, token: "" })).not.toThrow();
    expect(problemOf(() => verifyCallback({ ...genuine, token: "" })).problem).toBe("signature");
  });

  test("no other body, token or time fits it, and no error tells them", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300 });
    fc.assert(
      fc.property(text, text, fc.nat(), (otherBody, otherToken, otherTime) => {
        fc.pre(otherBody !== body && otherToken !== token && String(otherTime) !== timestamp);
        for (const change of [{ body: otherBody }, { token: otherToken }, { headers: { ...genuine.headers, timestamp: `${otherTime}` } }]) {
          const error = problemOf(() => verifyCallback({ ...genuine, ...change }));
          expect(error).toMatchObject({ problem: "signature", status: 401 });
          expect(inspect(error, { depth: 5, showHidden: true })).not.toContain(token);
          expect(error.message).not.toContain(expected);
        }
      }),
    );
  });

  test.each([
    ["no signature", { timestamp }, "headers", 400],
    ["a signature of 31 digits, as the header table prints", { timestamp, signature: "693b669f77f9c1903046626314464" }, "headers", 400],
    ["a signature that is no hex", { timestamp, signature: "z".repeat(32) }, "headers", 400],
    ["no timestamp", { signature: expected }, "headers", 400],
    ["a timestamp that is no number", { signature: expected, timestamp: "2020-08-13" }, "headers", 400],
  ])("%s is refused", (_, headers, problem, status) => {
    expect(problemOf(() => verifyCallback({ headers, body, token }))).toMatchObject({ problem, status });
  });
});

describe("limits", () => {
  test("a body of 10 MB is refused for its length, even when it is signed and no JSON", () => {
    const long = "x".repeat(10 * 1024 * 1024);
    const headers = { signature: callbackSignatureOf(token, timestamp, long), timestamp };
    const error = problemOf(() => verifyCallback({ headers, body: long, token }));
    expect(error).toMatchObject({ problem: "too_large", status: 413 });
    expect(error.message).toContain("the body has 10485760 bytes; at most 1000000 are read");
  });

  test("the length is that of the bytes", () => {
    const text = "字".repeat(4);
    const headers = { signature: callbackSignatureOf(token, timestamp, text), timestamp };
    expect(() => verifyCallback({ headers, body: text, token }, { maxBytes: 12 })).not.toThrow();
    expect(problemOf(() => verifyCallback({ headers, body: text, token }, { maxBytes: 11 })).problem).toBe("too_large");
  });

  test("age is checked where it is asked for, in both directions", () => {
    const clock = new ManualClock(Number(timestamp) + 60_000);
    expect(() => verifyCallback(genuine, { clock })).not.toThrow();
    expect(() => verifyCallback(genuine, { clock, maxAgeMs: 60_000 })).not.toThrow();
    expect(problemOf(() => verifyCallback(genuine, { clock, maxAgeMs: 59_999 }))).toMatchObject({ problem: "age", status: 401 });
    clock.advance(-180_000);
    expect(problemOf(() => verifyCallback(genuine, { clock, maxAgeMs: 60_000 })).problem).toBe("age");
  });
});

describe("what a callback says", () => {
  test("the status report of the worked example", () => {
    expect(parseStatusCallback(body)).toEqual({
      key: "6373df1f-3465-454e-a745-0de13154cf67_13060412623",
      code: "0",
      isDelivered: true,
      requestId: "6373df1f-3465-454e-a745-0de13154cf67",
      messageId: "6373df1f-3465-454e-a745-0de13154cf67_13060412623",
      mobile: "13800138000",
      carrierCode: "DELIVRD",
      attemptCount: 1,
      segmentCount: 2,
      deliverTime: "2020-08-13T12:13:32Z",
      requestTime: "2020-08-13T12:13:14Z",
    });
  });

  test("the printed status report, which lacks both counts", () => {
    const printed = fixtureOf("baidu.callback.status.1").request.body;
    const report = parseStatusCallback(Buffer.from(JSON.stringify(printed)));
    expect(report).toEqual({ ...printed, key: "c5366f96477b49ca90bcdff2516fe521", isDelivered: true });
  });

  test("only the code 0 is a delivery", () => {
    const report = (code: unknown) => parseStatusCallback(JSON.stringify({ ...JSON.parse(body), code }));
    expect(report("2")).toMatchObject({ code: "2", isDelivered: false });
    expect(report(0)).toMatchObject({ code: "0", isDelivered: true });
    expect(report("1")).toMatchObject({ code: "1", isDelivered: false });
  });

  test("the printed reply, with a key that every push of it has and no other reply", () => {
    const printed = fixtureOf("baidu.callback.uplink.1").request.body;
    const reply = parseUplinkCallback(JSON.stringify(printed));
    expect(reply).toEqual({ ...printed, key: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(parseUplinkCallback(JSON.stringify({ ...printed, userExtId: "", attemptCount: 2 })).key).toBe(reply.key);
    for (const change of [
      { content: "T" },
      { mobile: "13800138001" },
      { receiveTime: "2019-12-03T22:53:06Z" },
      { userExtId: "1" },
      { sign: "b" },
    ]) {
      expect(parseUplinkCallback(JSON.stringify({ ...printed, ...change })).key).not.toBe(reply.key);
    }
    expect(parseUplinkCallback(JSON.stringify({ ...printed, content: " " })).content).toBe(" ");
  });

  test.each(["", "{", "[]", "null", '"text"', "{}", '{"mobile":"13800138000"}', body.slice(0, -1)])("the body %j is refused", (broken) => {
    for (const parse of [parseStatusCallback, parseUplinkCallback]) {
      expect(problemOf(() => parse(broken))).toMatchObject({ problem: "body", status: 400 });
    }
  });

  test("a body that is no text is refused: nothing in it is guessed", () => {
    const bytes = Buffer.from(JSON.stringify({ ...JSON.parse(body), content: "caf\u00e9", sign: "x", receiveTime: "x" }), "latin1");
    for (const parse of [parseStatusCallback, parseUplinkCallback]) {
      expect(problemOf(() => parse(bytes)).message).toContain("no text in UTF-8");
    }
  });
});

test("a receiver over HTTP takes a report once, however often it is pushed, and refuses forgeries", async () => {
  const taken: string[] = [];
  const guard = createReplayGuard();
  const read = async (request: IncomingMessage) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  const server = createServer(async (request, response) => {
    try {
      const received = { headers: request.headers, body: await read(request), token };
      verifyCallback(received);
      const report = parseStatusCallback(received.body);
      if (guard.isFirst(report.key)) taken.push(report.messageId);
      response.end();
    } catch (error) {
      response.statusCode = error instanceof CallbackError ? error.status : 500;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const push = async (sent: string) => {
    const headers = { signature: expected, timestamp, requestId: "push-1", "content-type": "application/json;charset=utf-8" };
    return (await fetch(`http://127.0.0.1:${port}/your/callback/url`, { method: "POST", headers, body: sent })).status;
  };
  try {
    expect([await push(body), await push(body), await push(body.replace("DELIVRD", "UNKNOWN"))]).toEqual([200, 200, 401]);
    expect(taken).toEqual(["6373df1f-3465-454e-a745-0de13154cf67_13060412623"]);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
