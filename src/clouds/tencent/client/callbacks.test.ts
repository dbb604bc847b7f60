import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { problemOf } from "../../../../test/support/callback-problem";
import { CallbackError } from "../../shared/client/callback-error";
import { createReplayGuard } from "../../shared/client/replays";
import { callbackAnswer, parseStatusCallback, parseUplinkCallback, verifyCallback } from "./callbacks";

interface Fixture {
  readonly id: string;
  readonly request: { readonly body: object };
  readonly response: { readonly body: object };
}
const fixtures: Fixture[] = JSON.parse(readFileSync(join(__dirname, "../../../../test/fixtures/tencent.json"), "utf8"));
const printed = (id: string) => fixtures.find((fixture) => fixture.id === id) ?? fail(id);
function fail(id: string): never {
  throw new Error(`no fixture ${id}`);
}

const report = {
  user_receive_time: "2015-10-17 08:03:04",
  nationcode: "86",
  mobile: "13800138000",
  report_status: "SUCCESS",
  errmsg: "DELIVRD",
  description: "delivered",
  sid: "5000:1045710669157053657849499619",
};
const reply = { extend: "", mobile: "13800138000", nationcode: "86", sign: "腾讯云", text: " 1 ", time: 1457336869 };

describe("status reports", () => {
  test("reads the printed push, and answers as printed", () => {
    const { request, response } = printed("tencent.callback.status.1");
    const reports = [{ ...Object(request.body)[0], key: "xxxxxxx", isDelivered: true }];
    expect(parseStatusCallback(JSON.stringify(request.body))).toEqual({ reports, unreadable: [] });
    expect(callbackAnswer()).toEqual(response.body);
  });

  test("come up to a hundred at once, in order; only SUCCESS is a delivery, whatever the code says", () => {
    const many = Array.from({ length: 100 }, (_, n) => ({
      ...report,
      sid: `5000:${n}`,
      report_status: n % 2 ? "FAIL" : "SUCCESS",
      errmsg: "0",
    }));
    const { reports: read } = parseStatusCallback(Buffer.from(JSON.stringify(many)));
    expect(read.map(({ sid }) => sid)).toEqual(many.map(({ sid }) => sid));
    expect(read.map(({ isDelivered }) => isDelivered)).toEqual(many.map((_, n) => n % 2 === 0));
    expect(parseStatusCallback("[]")).toEqual({ reports: [], unreadable: [] });
  });

  test("carry the context of the send where it is enabled; unknown fields are ignored", () => {
    const [read] = parseStatusCallback(JSON.stringify([{ ...report, ext: "order-7", more: 1 }])).reports;
    expect(read).toEqual({ ...report, ext: "order-7", key: report.sid, isDelivered: true });
  });

  test.each([
    ["without a time", { user_receive_time: undefined }, "the body has no [42].user_receive_time; it must be a text"],
    ["with an empty code", { errmsg: "" }, "[42].errmsg in the body is an empty text; it must be a text"],
    ["without its id", { sid: null }, "[42].sid in the body is null"],
    ["whose status is an object", { report_status: {} }, "[42].report_status in the body is an object"],
  ])("one of a hundred %s is told as it came, and the others are kept", (_, change, problem) => {
    const hundred = Array.from({ length: 100 }, (_, n) => ({ ...report, sid: `5000:${n}`, ...(n === 42 && change) }));
    const { reports, unreadable } = parseStatusCallback(JSON.stringify(hundred));
    expect(reports.map(({ sid }) => sid)).toEqual(hundred.flatMap(({ sid }, n) => (n === 42 ? [] : [sid])));
    const received: unknown = JSON.parse(JSON.stringify(hundred[42]));
    expect(unreadable).toEqual([{ index: 42, problem: expect.stringContaining(problem), received }]);
  });

  test.each([
    ["no JSON", "<html>", "it must be JSON"],
    ["no UTF-8", Buffer.from('[{"sid":"caf\u00e9"}]', "latin1"), "no text in UTF-8"],
    ["an object", JSON.stringify(report), "the body is an object; it must be a list"],
    ["a list of texts", '["x"]', "[0] in the body is a text; it must be an object"],
    ["a report without its id", JSON.stringify([{ ...report, sid: "" }]), "[0].sid in the body is an empty text"],
    ["a report without its status", JSON.stringify([{ ...report, report_status: null }]), "[0].report_status in the body is null"],
  ])("%s is refused as a whole", (_, body, message) => {
    const problem = problemOf(() => parseStatusCallback(body));
    expect(problem).toMatchObject({ problem: "body", status: 400 });
    expect(problem.message).toContain(`Tencent SMS callback: `);
    expect(problem.message).toContain(message);
  });
});

describe("replies", () => {
  test("reads the printed push, and answers as printed", () => {
    const { request, response } = printed("tencent.callback.uplink.1");
    expect(parseUplinkCallback(JSON.stringify(request.body))).toEqual({ ...request.body, key: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(callbackAnswer()).toEqual(response.body);
  });

  test("keep blanks; the same push has the same key, any other has another", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (text, otherText, time, otherTime) => {
        const of = (text: string, time: number) => parseUplinkCallback(JSON.stringify({ ...reply, text, time }));
        expect(of(text, time).text).toBe(text);
        expect(of(text, time).key === of(otherText, otherTime).key).toBe(text === otherText && time === otherTime);
      }),
    );
  });

  test.each([
    ["a list", "[]", "the body is a list; it must be an object"],
    ["no text", JSON.stringify({ ...reply, text: null }), "text in the body is null; it must be a text"],
    ["no time", JSON.stringify({ ...reply, time: "soon" }), "time in the body is a text; it must be a number"],
    ["no number", JSON.stringify({ ...reply, mobile: "" }), "mobile in the body is an empty text"],
  ])("%s is refused", (_, body, message) => {
    expect(problemOf(() => parseUplinkCallback(body))).toMatchObject({ problem: "body", message: expect.stringContaining(message) });
  });
});

describe("what can be verified", () => {
  const body = JSON.stringify([report]);

  test.each([
    ["203.0.113.7", ["203.0.113.7"]],
    ["203.0.113.200", ["198.51.100.1", "203.0.113.0/24"]],
    ["::ffff:203.0.113.7", ["203.0.113.0/24"]],
    ["2001:db8::5", ["2001:db8::/32"]],
    [undefined, undefined],
  ])("a push from %s passes where %j are allowed", (remoteAddress, addresses) => {
    expect(verifyCallback({ body, remoteAddress }, { addresses })).toBeUndefined();
  });

  test.each([["203.0.114.7"], ["2001:db9::5"], ["unknown"], [undefined]])("a push from %s is refused", (remoteAddress) => {
    const problem = problemOf(() => verifyCallback({ body, remoteAddress }, { addresses: ["203.0.113.0/24", "2001:db8::/32"] }));
    expect(problem).toMatchObject({ problem: "sender", status: 403 });
  });

  test("each push is judged by its own address and by the list as it is then", () => {
    const addresses = ["203.0.113.7"];
    const passes = (remoteAddress: string) => {
      try {
        verifyCallback({ body, remoteAddress }, { addresses });
        return true;
      } catch {
        return false;
      }
    };
    const all = () => ["203.0.113.7", "203.0.113.7", "203.0.113.8", "203.0.113.7", "unknown"].map(passes);
    expect(all()).toEqual([true, true, false, true, false]);
    addresses.splice(0, 1, "203.0.113.8");
    expect(all()).toEqual([false, false, true, false, false]);
  });

  test.each(["", "203.0.113", "203.0.113.0/33", "203.0.113.0/", "203.0.113.0/x", "example.com"])("%j is no address to allow", (address) => {
    expect(() => verifyCallback({ body, remoteAddress: "203.0.113.7" }, { addresses: [address] })).toThrow(TypeError);
  });

  test.each([verifyCallback, ({ body }: { body: never }) => parseStatusCallback(body)])(
    "a body that was parsed already is refused",
    (take) => {
      expect(() => take({ body: [report] as never })).toThrow(
        "Tencent SMS callback: the body is a list; hand it over as received, a text or bytes, before a parser takes it.",
      );
    },
  );

  test("a body that is too long is not looked at", () => {
    expect(problemOf(() => verifyCallback({ body }, { maxBytes: 10 }))).toMatchObject({ problem: "too_large", status: 413 });
    expect(verifyCallback({ body: "x".repeat(10) }, { maxBytes: 10 })).toBeUndefined();
  });
});

test("a receiver over HTTP takes a report once, however often it is pushed, and says what it did not take", async () => {
  const guard = createReplayGuard();
  const taken: string[] = [];
  const receiver = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    try {
      verifyCallback({ body, remoteAddress: request.socket.remoteAddress }, { addresses: ["127.0.0.0/8"] });
      for (const { key } of parseStatusCallback(body).reports) if (guard.isFirst(key)) taken.push(key);
      response.end(JSON.stringify(callbackAnswer()));
    } catch (error) {
      response.statusCode = error instanceof CallbackError ? error.status : 500;
      response.end(JSON.stringify(callbackAnswer("not taken")));
    }
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/sms/callback`;
  const push = async (body: unknown) => (await fetch(url, { method: "POST", body: JSON.stringify(body) })).json();
  try {
    expect(await push([report, { ...report, sid: "5000:2" }])).toEqual({ result: 0, errmsg: "OK" });
    expect(await push([report])).toEqual({ result: 0, errmsg: "OK" });
    expect(await push({})).toEqual({ result: 1, errmsg: "not taken" });
    expect(taken).toEqual([report.sid, "5000:2"]);
  } finally {
    receiver.close();
  }
});
