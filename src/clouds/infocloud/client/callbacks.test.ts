import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import fc from "fast-check";
import { problemOf } from "../../../../test/support/callback-problem";
import { CallbackError } from "../../shared/client/callback-error";
import { createReplayGuard } from "../../shared/client/replays";
import { parseStatusCallback, parseUplinkCallback, verifyCallback } from "./callbacks";

const apiKey = "8767fd835ca3a4eb6f69129d71971760";
const report = { msgId: "577951956854276096", tel: "18551067101", arriveResult: "DELIVRD", arriveTime: "2104091735", bid: "order-1" };
const reply = { srcId: "1069012345", tel: "18551067101", content: " TD ", arriveTime: "2104091735" };
const pushed = (...data: readonly unknown[]) => JSON.stringify({ apiKey, data });

describe("status reports", () => {
  test("come many at once, in order; DELIVRD alone is a delivery", () => {
    const states = ["DELIVRD", "UNDELIV", "ACCEPTD", "UNKNOWN", "MK:0001"];
    const many = Array.from({ length: 600 }, (_, n) => ({
      ...report,
      tel: `138${String(n).padStart(8, "0")}`,
      arriveResult: states[n % 5],
    }));
    const { reports, unreadable } = parseStatusCallback(Buffer.from(pushed(...many)));
    expect(reports.map(({ tel }) => tel)).toEqual(many.map(({ tel }) => tel));
    expect(reports.map(({ isDelivered }) => isDelivered)).toEqual(many.map((_, n) => n % 5 === 0));
    expect(unreadable).toEqual([]);
    expect(parseStatusCallback(pushed())).toEqual({ reports: [], unreadable: [] });
  });

  test("10,000 in one push are read, under the limit of its length", () => {
    const body = pushed(...Array.from({ length: 10_000 }, (_, n) => ({ ...report, msgId: `${n}` })));
    expect(verifyCallback({ body, apiKey })).toBeUndefined();
    expect(new Set(parseStatusCallback(body).reports.map(({ key }) => key)).size).toBe(10_000);
  });

  test("may have no bid; unknown fields are ignored, and ids that are numbers keep all their digits", () => {
    const body = `{"apiKey":"${apiKey}","data":[{"msgId":577951956854276096,"tel":18551067101,"arriveResult":"DELIVRD","arriveTime":2104091735,"bid":null,"more":1}]}`;
    const { bid, ...rest } = report;
    expect(parseStatusCallback(body).reports).toEqual([{ ...rest, key: expect.any(String), isDelivered: true }]);
  });

  test.each([
    ["the same again", {}, true],
    ["another bid", { bid: "order-2" }, true],
    ["another send", { msgId: "1" }, false],
    ["another number", { tel: "18551067102" }, false],
    ["another state", { arriveResult: "UNDELIV" }, false],
    ["another time", { arriveTime: "2104091736" }, false],
  ])("are repetitions or not: %s", (_, change, isSame) => {
    const [first, second] = parseStatusCallback(pushed(report, { ...report, ...change })).reports;
    expect(first?.key === second?.key).toBe(isSame);
  });

  test.each([
    ["without a time", { arriveTime: undefined }, "the body has no data[42].arriveTime; it must be a text"],
    ["with an empty state", { arriveResult: "" }, "data[42].arriveResult in the body is an empty text; it must be a text"],
    ["without its id", { msgId: null }, "data[42].msgId in the body is null"],
    ["whose number is an object", { tel: {} }, "data[42].tel in the body is an object"],
  ])("one of a hundred %s is told as it came, and the others are kept", (_, change, problem) => {
    const hundred = Array.from({ length: 100 }, (_, n) => ({ ...report, msgId: `${n}`, ...(n === 42 && change) }));
    const { reports, unreadable } = parseStatusCallback(pushed(...hundred));
    expect(reports).toHaveLength(99);
    const received: unknown = JSON.parse(JSON.stringify(hundred[42]));
    expect(unreadable).toEqual([{ index: 42, problem: expect.stringContaining(problem), received }]);
  });

  test.each([
    ["no JSON", "<html>", "it must be JSON"],
    ["an empty body", "", "the body has no content"],
    ["no UTF-8", Buffer.from(pushed({ ...report, bid: "caf\u00e9" }), "latin1"), "no text in UTF-8"],
    ["a list", "[]", "the body is a list; it must be an object"],
    ["no list in it", '{"apiKey":"k"}', "the body has no data; it must be a list"],
    ["an object in place of the list", '{"data":{}}', "data in the body is an object; it must be a list"],
    ["a list of texts", '{"data":["x"]}', "data[0] in the body is a text; it must be an object"],
    ["a reply", pushed(reply), "the body has no data[0].msgId"],
    [
      "a query's receipt, which names the state otherwise",
      pushed({ ...report, arriveResult: undefined, arrive: "DELIVRD" }),
      "arriveResult",
    ],
  ])("%s is refused as a whole", (_, body, message) => {
    const problem = problemOf(() => parseStatusCallback(body));
    expect(problem).toMatchObject({ problem: "body", status: 400 });
    expect(problem.message).toContain("infocloud SMS callback: ");
    expect(problem.message).toContain(message);
  });
});

describe("replies", () => {
  test("come many at once and keep their blanks; one that is none does not lose the others", () => {
    const { uplinks, unreadable } = parseUplinkCallback(pushed(reply, { ...reply, content: null }, { ...reply, content: "" }));
    expect(uplinks.map(({ content }) => content)).toEqual([" TD ", ""]);
    expect(unreadable).toEqual([
      { index: 1, problem: expect.stringContaining("data[1].content in the body is null"), received: { ...reply, content: null } },
    ]);
  });

  test("have the same key in each push, and any other has another", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (content, otherContent, time, otherTime) => {
        const keyOf = (content: string, arriveTime: number) =>
          parseUplinkCallback(pushed({ ...reply, content, arriveTime })).uplinks[0]?.key;
        expect(keyOf(content, time) === keyOf(otherContent, otherTime)).toBe(content === otherContent && time === otherTime);
      }),
    );
  });

  test("are no status reports", () => {
    expect(problemOf(() => parseUplinkCallback(pushed(report)))).toMatchObject({
      problem: "body",
      message: expect.stringContaining("data[0].srcId"),
    });
  });
});

describe("what can be verified", () => {
  const body = pushed(report);

  test("a push for the account passes", () => {
    expect(verifyCallback({ body, apiKey })).toBeUndefined();
    expect(verifyCallback({ body: Buffer.from(body), apiKey })).toBeUndefined();
  });

  test.each(["", "x", apiKey.toUpperCase(), `${apiKey}0`, apiKey.slice(1)])(
    "one with another key is refused, without showing any: %j",
    (other) => {
      const problem = problemOf(() => verifyCallback({ body: JSON.stringify({ apiKey: other, data: [report] }), apiKey }));
      expect(problem).toMatchObject({ problem: "signature", status: 401 });
      expect(inspect(problem)).not.toContain(apiKey.slice(1));
    },
  );

  test.each([
    ["no key", JSON.stringify({ data: [report] }), "the body has no apiKey"],
    ["a key that is a list", JSON.stringify({ apiKey: [apiKey], data: [report] }), "apiKey in the body is a list"],
    ["no JSON", `${body.slice(0, -1)}`, "it must be JSON"],
  ])("a body with %s is refused", (_, bad, message) => {
    expect(problemOf(() => verifyCallback({ body: bad, apiKey }))).toMatchObject({
      problem: "body",
      status: 400,
      message: expect.stringContaining(message),
    });
  });

  test.each([
    verifyCallback,
    ({ body }: { body: never }) => parseStatusCallback(body),
    ({ body }: { body: never }) => parseUplinkCallback(body),
  ])("a body that was parsed already is refused", (take) => {
    expect(() => take({ body: { data: [report] } as never, apiKey })).toThrow(
      "infocloud SMS callback: the body is an object; hand it over as received, a text or bytes, before a parser takes it.",
    );
  });

  test("a body that is too long is not looked at", () => {
    expect(problemOf(() => verifyCallback({ body: "x".repeat(10_000_000), apiKey }))).toMatchObject({ problem: "too_large", status: 413 });
    expect(problemOf(() => verifyCallback({ body, apiKey }, { maxBytes: 10 }))).toMatchObject({ problem: "too_large" });
  });
});

test("a receiver over HTTP takes a report once, however often it is pushed, and a wrong key never", async () => {
  const guard = createReplayGuard();
  const taken: string[] = [];
  const receiver = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    try {
      verifyCallback({ body, apiKey });
      for (const { key, tel } of parseStatusCallback(body).reports) if (guard.isFirst(key)) taken.push(tel);
      response.end();
    } catch (error) {
      response.statusCode = error instanceof CallbackError ? error.status : 500;
      response.end();
    }
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/sms/callback`;
  const push = async (body: string) => (await fetch(url, { method: "POST", body })).status;
  try {
    expect(await push(pushed(report, { ...report, tel: "18551067102" }))).toBe(200);
    expect(await push(pushed(report))).toBe(200);
    expect(await push(JSON.stringify({ apiKey: "x", data: [{ ...report, tel: "1" }] }))).toBe(401);
    expect(await push("{}")).toBe(400);
    expect(taken).toEqual([report.tel, "18551067102"]);
  } finally {
    receiver.close();
  }
});
