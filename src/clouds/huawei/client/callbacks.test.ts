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
import {
  type CallbackRequest,
  callbackAnswer,
  parseBatchStatusCallback,
  parseStatusCallback,
  parseUplinkCallback,
  verifyCallback,
} from "./callbacks";
import { authorizationOf } from "./signing/sign";

interface Fixture {
  readonly id: string;
  readonly request: { readonly body: string | object } | null;
  readonly response: { readonly status: number; readonly body: object } | null;
  readonly inputs?: { readonly path: string; readonly headers: Record<string, string>; readonly body: string };
  readonly printed?: { readonly authorization: string };
}
const fixtures: Fixture[] = JSON.parse(readFileSync(join(__dirname, "../../../../test/fixtures/huawei.json"), "utf8"));
function fixtureOf(id: string): Fixture {
  const fixture = fixtures.find((it) => it.id === id);
  if (!fixture) throw new Error(`no fixture ${id}`);
  return fixture;
}
const bodyOf = (id: string) => {
  const body = fixtureOf(id).request?.body ?? "";
  return typeof body === "string" ? body : JSON.stringify(body);
};

const secretKey = "exampleSk*1231d881wd";
const pushedAt = Date.UTC(2024, 11, 12, 7, 6, 53);
const clock = new ManualClock(pushedAt + 60_000);
const body =
  "sequence=1&total=1&updateTime=2018-04-13T06%3A31%3A46Z&source=2&smsMsgId=b9d9b4fe-ad0e-4a2a-a2c7-445505b674ac_6&status=DELIVRD";

/** The worked example of Huawei's specification 2.5. */
const genuine: CallbackRequest = {
  url: "/report",
  headers: {
    Connection: "close",
    "Content-Length": "126",
    "Content-Type": "application/x-www-form-urlencoded",
    Host: "205.145.111.168:9330",
    "X-Sdk-Date": "20241212T070653Z",
    Authorization:
      "SDK-HMAC-SHA256 Access=exampleAk,SignedHeaders=connection;content-length;content-type;host;x-sdk-date,Signature=f4ebbf312065f25d9b21ca6b190faeee11a952c6765cb97c63f82c507edf0758",
  },
  body,
  keys: { exampleAk: secretKey },
};
const withHeaders = (headers: CallbackRequest["headers"]) => ({ ...genuine, headers: { ...genuine.headers, ...headers } });

describe("the signature of a push", () => {
  test("is that of the worked example, over bytes as over text, whatever the spelling of the headers and the query", () => {
    expect(verifyCallback(genuine, { clock })).toEqual({ accessKey: "exampleAk", pushedAt });
    const headers = Object.fromEntries(Object.entries(genuine.headers).map(([name, value]) => [name.toUpperCase(), [String(value)]]));
    expect(
      verifyCallback({ ...genuine, url: "/report?shop=1", headers, body: Buffer.from(body), method: "post" }, { clock }).accessKey,
    ).toBe("exampleAk");
  });

  test("of either of two pairs is taken while they are being changed, and of the old one no more", () => {
    const both = { newAk: "new-secret", exampleAk: secretKey };
    expect(verifyCallback({ ...genuine, keys: both }, { clock }).accessKey).toBe("exampleAk");
    const error = problemOf(() => verifyCallback({ ...genuine, keys: { newAk: "new-secret" } }, { clock }));
    expect(error).toMatchObject({ problem: "signature", status: 401 });
    expect(error.message).toContain('it is signed with the access key "exampleAk", which is none of those given');
  });

  test("no other body, path, secret or time fits it, and no error tells them", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(text, (other) => {
        const changes: Partial<CallbackRequest>[] = [
          { body: `${body}${other}` },
          { url: `/report/${encodeURIComponent(other)}` },
          { keys: { exampleAk: `${secretKey}${other}` } },
          { headers: { ...genuine.headers, "X-Sdk-Date": "20241212T070654Z" } },
        ];
        for (const change of changes) {
          const error = problemOf(() => verifyCallback({ ...genuine, ...change }, { clock }));
          expect(error).toMatchObject({ problem: "signature", status: 401 });
          expect(inspect(error, { depth: 5, showHidden: true })).not.toContain(secretKey);
        }
      }),
    );
  });

  test("covers the body, whatever digest a header pretends", () => {
    const forged = { ...withHeaders({ "X-Sdk-Content-Sha256": "UNSIGNED-PAYLOAD" }), body: body.replace("DELIVRD", "UNDELIV") };
    expect(problemOf(() => verifyCallback(forged, { clock })).problem).toBe("signature");
  });

  test.each<[string, CallbackRequest["headers"], string]>([
    ["missing", { Authorization: undefined }, "there is no Authorization; signed pushes carry SDK-HMAC-SHA256"],
    ["of another form", { Authorization: "Basic eDp5" }, "Authorization has another form"],
    ["without its time", { "X-Sdk-Date": undefined }, 'X-Sdk-Date is ""; signed pushes carry a time'],
    ["of no time", { "X-Sdk-Date": "20241399T070653Z" }, 'X-Sdk-Date is "20241399T070653Z"'],
    [
      "over a header that a proxy changed",
      { Host: "10.0.0.1" },
      "no proxy changes connection, content-length, content-type, host, x-sdk-date",
    ],
  ])("that is %s is refused with 401", (_, headers, reason) => {
    const error = problemOf(() => verifyCallback(withHeaders(headers), { clock }));
    expect(error).toMatchObject({ problem: "signature", status: 401 });
    expect(error.message).toContain(reason);
  });

  test.each(["push.1", "push.2", "push.3"])("the printed one of %s is none for any of its bodies", (name) => {
    const { inputs, printed } = fixtureOf(`huawei.signature.${name}`);
    const { path: url = "", headers = {}, body = "" } = inputs ?? {};
    const request = {
      ...genuine,
      url,
      body,
      headers: { "X-Sdk-Date": "20241212T070653Z", ...headers, Authorization: printed?.authorization },
    };
    expect(problemOf(() => verifyCallback(request, { clock })).problem).toBe("signature");
  });

  test("a path that is no encoded path, and a key by an inherited name, are no faults of the receiver", () => {
    expect(problemOf(() => verifyCallback({ ...genuine, url: "/%zz" }, { clock })).status).toBe(401);
    const named = String(genuine.headers.Authorization).replace("exampleAk", "constructor");
    expect(problemOf(() => verifyCallback(withHeaders({ Authorization: named }), { clock })).problem).toBe("signature");
  });
});

describe("limits", () => {
  test("a push is taken within 15 minutes of now, and no later or earlier unless it is allowed", () => {
    for (const distance of [-15, 15]) {
      expect(verifyCallback(genuine, { clock: new ManualClock(pushedAt + distance * 60_000) }).pushedAt).toBe(pushedAt);
      const far = new ManualClock(pushedAt + distance * 60_000 + Math.sign(distance));
      expect(problemOf(() => verifyCallback(genuine, { clock: far }))).toMatchObject({ problem: "age", status: 401 });
      expect(verifyCallback(genuine, { clock: far, maxAgeMs: 16 * 60_000 }).pushedAt).toBe(pushedAt);
    }
  });

  test("a genuine push that comes again is known by the key of its report", () => {
    const guard = createReplayGuard({ clock });
    const take = () => {
      verifyCallback(genuine, { clock });
      return guard.isFirst(parseStatusCallback(genuine.body).key);
    };
    expect([take(), take()]).toEqual([true, false]);
  });

  test("a long body is refused for its length before anything is looked at", () => {
    const error = problemOf(() => verifyCallback({ ...genuine, body: "x".repeat(1_000_001) }, { clock }));
    expect(error).toMatchObject({ problem: "too_large", status: 413 });
    expect(problemOf(() => verifyCallback(genuine, { clock, maxBytes: 10 })).problem).toBe("too_large");
  });
});

describe("what a push says", () => {
  const report = {
    smsMsgId: "b9d9b4fe-ad0e-4a2a-a2c7-445505b674ac_6",
    status: "DELIVRD",
    total: 1,
    sequence: 1,
    source: "2",
    updateTime: "2018-04-13T06:31:46Z",
    isDelivered: true,
    key: "b9d9b4fe-ad0e-4a2a-a2c7-445505b674ac_6 1 DELIVRD",
  };

  test.each(["huawei.callback.status.1", "huawei.callback.status.2"])("%s: a status report", (id) => {
    expect(parseStatusCallback(bodyOf(id))).toEqual(report);
    expect(parseStatusCallback(Buffer.from(bodyOf(id)))).toEqual(report);
  });

  test("huawei.callback.statusBatch.1: many of them", () => {
    const common = { status: "DELIVRD", total: 1, sequence: 1, source: "2", updateTime: "2023-04-18T07:26:00Z", isDelivered: true };
    const id = "f6dcba15-ced9-45f7-9f5e-af82328c5253";
    expect(parseBatchStatusCallback(bodyOf("huawei.callback.statusBatch.1"))).toEqual({
      reports: ["1188602", "123456"].map((number) => ({ ...common, smsMsgId: `${id}_${number}`, key: `${id}_${number} 1 DELIVRD` })),
      unreadable: [],
    });
  });

  test("huawei.callback.uplink.1: a reply", () => {
    expect(parseUplinkCallback(bodyOf("huawei.callback.uplink.1"))).toEqual({
      from: "+86155****5172",
      to: "201804131431201234",
      body: "*****",
      smsMsgId: "9692b5be-c427-4525-8e73-cf4a6ac5b3f7",
      key: "9692b5be-c427-4525-8e73-cf4a6ac5b3f7",
    });
    expect(parseUplinkCallback("smsMsgId=1&from=2&to=3&body=+%E5%AD%97%20&createTime=2018-04-13T06%3A31%3A46Z")).toMatchObject({
      body: " 字 ",
      createTime: "2018-04-13T06:31:46Z",
    });
  });

  test("a report of a failure, with what the send gave along", () => {
    const failed = parseStatusCallback(
      "smsMsgId=m_1&status=MB:0255&statusDesc=words&extend=order%2B1&to=%2B8613800138000&total=2&sequence=2",
    );
    expect(failed).toEqual({
      smsMsgId: "m_1",
      status: "MB:0255",
      statusDesc: "words",
      extend: "order+1",
      to: "+8613800138000",
      total: 2,
      sequence: 2,
      isDelivered: false,
      key: "m_1 2 MB:0255",
    });
  });

  test("parts of a message, and an interim state, have keys of their own", () => {
    const keys = ["sequence=1&status=DELIVRD", "sequence=2&status=DELIVRD", "sequence=1&status=ACCEPTD"].map(
      (rest) => parseStatusCallback(`smsMsgId=m_1&total=2&${rest}`).key,
    );
    expect(new Set(keys).size).toBe(3);
  });

  test("a report that is none does not lose the others", () => {
    const good = { smsMsgId: "m_1", status: "DELIVRD" };
    const body = JSON.stringify({ statusReportList: [{ status: "DELIVRD" }, good, "report"] });
    const { reports, unreadable } = parseBatchStatusCallback(body);
    expect(reports.map(({ smsMsgId }) => smsMsgId)).toEqual(["m_1"]);
    expect(unreadable).toEqual([
      {
        index: 0,
        problem: "the body has no statusReportList[0].smsMsgId; it must be a text that is not blank, or a number",
        received: { status: "DELIVRD" },
      },
      { index: 2, problem: "statusReportList[2] in the body is a text; it must be an object", received: "report" },
    ]);
  });

  test.each<[string, () => unknown, string]>([
    ["an empty report", () => parseStatusCallback(""), "the body has no smsMsgId"],
    ["JSON in place of a form", () => parseStatusCallback('{"smsMsgId":"1"}'), "the body has no smsMsgId"],
    ["a report without a status", () => parseStatusCallback("smsMsgId=1"), "the body has no status"],
    ["a reply without a text", () => parseUplinkCallback("smsMsgId=1&from=2&to=3"), "the body has no body"],
    [
      "a form in place of JSON",
      () => parseBatchStatusCallback("smsMsgId=1&status=DELIVRD"),
      "the body is a text of another form; it must be JSON",
    ],
    ["no list", () => parseBatchStatusCallback("{}"), "the body has no statusReportList"],
    [
      "a list of nothing that can be read",
      () => parseBatchStatusCallback('{"statusReportList":[1]}'),
      "statusReportList[0] in the body is a number",
    ],
    ["bytes that are no text", () => parseStatusCallback(Buffer.from([0xff])), "the body is no text in UTF-8"],
  ])("%s is refused with 400", (_, parse, reason) => {
    const error = problemOf(parse);
    expect(error).toMatchObject({ problem: "body", status: 400 });
    expect(error.message).toContain(reason);
  });

  test("a body that was parsed already is a mistake of the program", () => {
    expect(() => Reflect.apply(parseStatusCallback, undefined, [{ smsMsgId: "1" }])).toThrow(TypeError);
  });

  test("whatever is pushed is read or refused, and of a name that comes twice the first value counts", () => {
    expect(parseStatusCallback("smsMsgId=1&status=DELIVRD&status=UNDELIV&__proto__=x").status).toBe("DELIVRD");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (any) => {
        for (const parse of [parseStatusCallback, parseBatchStatusCallback, parseUplinkCallback]) {
          try {
            parse(any);
          } catch (error) {
            expect(error).toBeInstanceOf(CallbackError);
          }
        }
      }),
    );
  });
});

test("the answers are those that the document recommends", () => {
  expect(callbackAnswer()).toEqual(fixtureOf("huawei.callback.status.1").response?.body);
  const refused = problemOf(() => verifyCallback({ ...genuine, keys: {} }, { clock }));
  expect(callbackAnswer(refused)).toEqual(fixtureOf("huawei.callback.status.3").response?.body);
  expect(callbackAnswer(problemOf(() => parseStatusCallback("")))).toMatchObject({ returnCode: 400 });
});

test("a push over the network is verified as Node hands it over", async () => {
  const outcome = new Promise<unknown>((resolve) => {
    const server = createServer(async (incoming: IncomingMessage, outgoing) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const { method, url = "", headers } = incoming;
      try {
        resolve(verifyCallback({ method, url, headers, body: Buffer.concat(chunks), keys: genuine.keys }, { clock }));
      } catch (error) {
        resolve(error);
      }
      outgoing.end(JSON.stringify(callbackAnswer()), () => server.close());
    });
    server.listen(0, "127.0.0.1", async () => {
      const { port } = server.address() as AddressInfo;
      const signed = ["content-type", "host", "x-sdk-date"];
      const headers = { "content-type": "application/x-www-form-urlencoded", host: `127.0.0.1:${port}`, "x-sdk-date": "20241212T070653Z" };
      const request = { method: "POST", path: "/推送/a b", query: [], headers, body };
      const authorization = authorizationOf(request, { accessKey: "exampleAk", secretKey }, signed);
      const answer = await fetch(`http://127.0.0.1:${port}/推送/a b`, { method: "POST", headers: { ...headers, authorization }, body });
      await answer.text();
    });
  });
  await expect(outcome).resolves.toEqual({ accessKey: "exampleAk", pushedAt });
});
