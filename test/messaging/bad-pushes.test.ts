/** What must not be believed, or must not hurt: each is answered, told as a problem, and makes nothing throw. */
import { request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { callbackSignatureOf } from "../../src/clouds/baidu/client/signing/sign";
import { authorizationOf } from "../../src/clouds/huawei/client/signing/sign";
import { createReceiptHandler, type Problem } from "../../src/messaging";
import { ManualClock } from "../support/time/manual-clock";
import { line, type Receiver, receivers, until } from "./receiver";

const receive = receivers();
const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const now = Date.UTC(2024, 0, 2, 3, 4, 5);

const tencentReport = (sid: string) => ({
  user_receive_time: "2024-01-02 14:30:15",
  nationcode: "86",
  mobile: "13800138000",
  report_status: "SUCCESS",
  errmsg: "DELIVRD",
  description: "",
  sid,
});
const tencentReports = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => tencentReport(`s${index}`)));
const baiduReport = JSON.stringify({
  code: "0",
  requestId: "r",
  messageId: "b1",
  mobile: "13800138000",
  carrierCode: "DELIVRD",
  deliverTime: "2024-01-02T03:04:05Z",
  requestTime: "2024-01-02T03:04:05Z",
});
const infocloudReport = (apiKey: string) =>
  JSON.stringify({ apiKey, data: [{ msgId: "1", tel: "13800138000", arriveResult: "DELIVRD", arriveTime: "2401021104" }] });
const huaweiReport = "smsMsgId=h1&status=DELIVRD&sequence=1&total=1";
/** What Tencent pushes of a reply, and Baidu as well. */
const reply = { mobile: "13800138000", sign: "云杉商城", nationcode: "86", text: "TD", time: 1_700_000_000 };
const twofold = JSON.stringify({ ...reply, content: "TD", receiveTime: "2024-01-02T03:04:05Z" });

function baiduHeaders(body: string, token = "token"): Record<string, string> {
  return { ...json, timestamp: String(now), signature: callbackSignatureOf(token, String(now), body) };
}

function huaweiHeaders(body: string, secretKey = "secret", date = "20240102T030405Z"): Record<string, string> {
  const headers = { ...form, "x-sdk-date": date };
  const request = { method: "POST", path: "/callbacks/huawei", query: [], headers, body };
  return { ...headers, authorization: authorizationOf(request, { accessKey: "key", secretKey }, Object.keys(headers)) };
}

const platforms = {
  tencent: { addresses: ["127.0.0.1"] },
  baidu: { token: "token" },
  huawei: { keys: { key: "secret" } },
  infocloud: { apiKey: "account" },
} as const;
const clock = () => new ManualClock(now);

interface Case {
  readonly to?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  readonly remoteAddress?: string;
  readonly status: number;
  readonly says: RegExp;
}

const cases: Readonly<Record<string, Case>> = {
  "a wrong key of infocloud": { to: "infocloud", body: infocloudReport("another"), status: 401, says: /the apiKey is not the one given/ },
  "no key of infocloud": { to: "infocloud", body: '{"data":[]}', status: 400, says: /has no apiKey/ },
  "a wrong secret of Huawei": {
    to: "huawei",
    headers: huaweiHeaders(huaweiReport, "other"),
    body: huaweiReport,
    status: 401,
    says: /^$|Unauthorized/,
  },
  "no signature of Huawei": { to: "huawei", headers: form, body: huaweiReport, status: 401, says: /Unauthorized/ },
  "an old push of Huawei": {
    to: "huawei",
    headers: huaweiHeaders(huaweiReport, "secret", "20240102T020405Z"),
    body: huaweiReport,
    status: 401,
    says: /Unauthorized/,
  },
  "a wrong token of Baidu": {
    to: "baidu",
    headers: baiduHeaders(baiduReport, "other"),
    body: baiduReport,
    status: 401,
    says: /the signature is wrong/,
  },
  "no signature of Baidu": { to: "baidu", headers: json, body: baiduReport, status: 400, says: /timestamp/ },
  "a changed body of Baidu": {
    to: "baidu",
    headers: baiduHeaders(baiduReport),
    body: `${baiduReport} `,
    status: 401,
    says: /the signature is wrong/,
  },
  "another method": { method: "PUT", body: tencentReports(1), status: 405, says: /by POST/ },
  "a question": { method: "GET", status: 405, says: /by POST/ },
  "another type of content": {
    to: "baidu",
    headers: { ...baiduHeaders(baiduReport), "content-type": "text/plain" },
    body: baiduReport,
    status: 415,
    says: /application\/json, not \\"text\/plain\\"/,
  },
  "a compressed body": {
    headers: { ...json, "content-encoding": "gzip" },
    body: gzipSync(tencentReports(1)),
    status: 415,
    says: /compressed/,
  },
  "no body": { status: 400, says: /the body/ },
  "a broken body": { body: tencentReports(2).slice(0, -10), status: 400, says: /the body/ },
  "half a character": { body: Buffer.from([0x5b, 0x22, 0xe4, 0xba, 0x22, 0x5d]), status: 400, says: /UTF-8/ },
  null: { body: "null", status: 400, says: /the body is null/ },
  "a number": { body: "17", status: 400, says: /a number/ },
  "lists without end": { body: "[".repeat(100_000), status: 400, says: /the body/ },
  "a list of lists": { body: `${"[".repeat(50_000)}${"]".repeat(50_000)}`, status: 400, says: /must be an object/ },
  "no report that can be read": { body: '[{"sid":""}]', status: 400, says: /must be/ },
  "fields of the language": { body: '{"__proto__":{"mobile":"1"},"constructor":1}', status: 400, says: /has no mobile/ },
  "a form without anything": { to: "huawei", headers: huaweiHeaders("&&&"), body: "&&&", status: 400, says: /has no smsMsgId/ },
  "a body that is too long": { body: tencentReports(50_000), status: 413, says: /longer than 5000000 bytes/ },
  "a path that is nobody's": { to: "other", body: "[]", status: 404, says: /nothing is pushed to this path/ },
};

describe.each(["node:http", "fetch"])("by %s, what is refused:", (style) => {
  it.each(Object.entries(cases))("%s", async (_what, { to = "tencent", method = "POST", headers = json, body, status, says }) => {
    const receiver = await receive({ platforms, clock: clock() });
    const init = { method, headers, ...(body === undefined ? {} : { body: typeof body === "string" ? body : new Uint8Array(body) }) };
    const url = `${receiver.url}/callbacks/${to}`;
    const answer = await (style === "fetch"
      ? receiver.handler.fetch(new Request(url, init), { remoteAddress: "127.0.0.1" })
      : fetch(url, init));
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(says)]);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(receiver.problems).toMatchObject(status === 404 ? [] : [{ what: "refused", status }]);
    expect(receiver.events).toEqual([]);
  });

  it("an address that is not the platform's", async () => {
    const receiver = await receive({ platforms: { tencent: { addresses: ["203.0.113.0/24"] } } });
    const post = { method: "POST", headers: { ...json, "x-real-ip": "203.0.113.7" }, body: tencentReports(1) };
    const url = `${receiver.url}/callbacks/tencent`;
    const answer = await (style === "fetch" ? receiver.handler.fetch(new Request(url, post)) : fetch(url, post));
    expect([answer.status, await answer.json()]).toEqual([403, { result: 1, errmsg: expect.stringContaining("not among those allowed") }]);
    const behind = await receive({
      platforms: { tencent: { addresses: ["203.0.113.0/24"], remoteAddress: (headers) => String(headers["x-real-ip"]) } },
    });
    const believed = `${behind.url}/callbacks/tencent`;
    expect((await (style === "fetch" ? behind.handler.fetch(new Request(believed, post)) : fetch(believed, post))).status).toBe(200);
  });
});

describe("a body of which nobody can say at once whose it is", () => {
  const post = (receiver: Receiver, body: string, headers: Record<string, string> = json) =>
    fetch(`${receiver.url}/callbacks`, { method: "POST", headers, body });

  it("is nobody's at the common path, unless the program wants that", async () => {
    const receiver = await receive({ platforms });
    expect((await post(receiver, tencentReports(1))).status).toBe(404);
  });

  it.each<[string, string, Record<string, string>, string]>([
    ["Tencent", tencentReports(1), json, "tencent delivered DELIVRD +8613800138000"],
    ["Baidu", baiduReport, baiduHeaders(baiduReport), "baidu delivered DELIVRD +8613800138000"],
    ["infocloud", infocloudReport("account"), json, "infocloud delivered DELIVRD +8613800138000"],
  ])("is told by its shape: %s", async (_what, body, headers, event) => {
    const receiver = await receive({ platforms, byShape: true, clock: clock() });
    expect((await post(receiver, body, headers)).status).toBe(200);
    await receiver.told(1);
    expect(receiver.events.map(line)).toEqual([event]);
  });

  it.each<[string, string, Record<string, string>, number, RegExp]>([
    ["has the shape of none that is configured", infocloudReport("account"), json, 400, /no push of Baidu or Tencent/],
    ["has the shape of one that verifies, and is not verified", baiduReport, baiduHeaders(baiduReport, "other"), 401, /signature is wrong/],
    ["has the shape of two, and the one that verifies says no", twofold, json, 400, /timestamp/],
  ])("is refused where it %s", async (_what, body, headers, status, says) => {
    const receiver = await receive({
      platforms: { tencent: { unverified: true }, baidu: { token: "token" } },
      byShape: true,
      clock: clock(),
    });
    const answer = await post(receiver, body, headers);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(says)]);
    expect(receiver.events).toEqual([]);
  });

  it("is that of the one that verifies it, where it has the shape of two", async () => {
    const receiver = await receive({
      platforms: { tencent: { unverified: true }, baidu: { token: "token" } },
      byShape: true,
      clock: clock(),
    });
    expect((await post(receiver, twofold, baiduHeaders(twofold))).status).toBe(200);
    await receiver.told(1);
    expect(receiver.events.map(line)).toEqual(["baidu reply TD +8613800138000"]);
  });

  it.each([
    ["nobody can tell", { tencent: { unverified: true }, baidu: { unverified: true } } as const],
    ["both would verify", { tencent: { addresses: ["127.0.0.1"] }, baidu: { token: "token" } } as const],
  ])("is refused where %s", async (_what, both) => {
    const receiver = await receive({ platforms: both, byShape: true, clock: clock() });
    const answer = await post(receiver, twofold, baiduHeaders(twofold));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("Baidu or Tencent. Give each its own path")]);
  });
});

describe("what is too much", () => {
  it("is read: 10,000 reports in one push; and told once, however often it is pushed", async () => {
    const calls: number[] = [];
    const receiver = await receive({
      platforms,
      onEvents: (events) => {
        calls.push(events.length);
      },
    });
    const push = () => fetch(`${receiver.url}/callbacks/tencent`, { method: "POST", headers: json, body: tencentReports(10_000) });
    expect((await push()).status).toBe(200);
    expect((await push()).status).toBe(200);
    await receiver.handler.settle();
    expect(calls).toEqual([10_000]);
  });

  it("is refused while it arrives, and its connection ends", async () => {
    const time = clock();
    const receiver = await receive({ platforms, clock: time });
    const outgoing = httpRequest(`${receiver.url}/callbacks/tencent`, { method: "POST", headers: json });
    const answered = new Promise<number | undefined>((resolve) => outgoing.on("response", ({ statusCode }) => resolve(statusCode)));
    const closed = new Promise<void>((resolve) => outgoing.on("close", resolve).on("error", () => undefined));
    // Half of 10 MB, and never the rest.
    outgoing.write(Buffer.alloc(5_000_001, "["));
    expect(await answered).toBe(413);
    await until(() => time.asleep > 0);
    time.advance(5000);
    await closed;
    expect(receiver.problems).toMatchObject([{ what: "refused", status: 413 }]);
  });

  it("is refused before it arrives where its length is told", async () => {
    const receiver = await receive({ platforms });
    const { socket, said } = await connected(receiver);
    socket.write("POST /callbacks/tencent HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n");
    await until(() => said().includes("longer than"));
    expect(said()).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  it("is refused while the program's own work does not come after", async () => {
    const work = gate();
    const receiver = await receive({ platforms, mostWaiting: 2, onEvents: work.pass });
    const push = (sid: string) =>
      fetch(`${receiver.url}/callbacks/tencent`, { method: "POST", headers: json, body: JSON.stringify([tencentReport(sid)]) });
    expect([(await push("a")).status, (await push("b")).status, (await push("c")).status]).toEqual([200, 200, 503]);
    expect(receiver.problems).toMatchObject([{ what: "refused", platform: "tencent", status: 503 }]);
    work.open();
    await receiver.handler.settle();
    expect((await push("c")).status).toBe(200);
  });
});

describe("a client", () => {
  const head = "POST /callbacks/tencent HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";

  it("that is slow is cut off", async () => {
    const time = clock();
    const receiver = await receive({ platforms, clock: time });
    const { socket, said, ended } = await connected(receiver);
    socket.write(`${head}[{"sid`);
    await until(() => time.asleep > 0);
    time.advance(5000);
    await ended;
    expect(said()).toMatch(/^HTTP\/1.1 408 [\s\S]*connection: close[\s\S]*has not arrived within 5000 ms/i);
    expect(receiver.problems).toMatchObject([{ what: "refused", status: 408 }]);
  });

  it("that leaves is not waited for", async () => {
    const time = clock();
    const receiver = await receive({ platforms, clock: time });
    const { socket } = await connected(receiver);
    socket.write(`${head}[{"sid`);
    await until(() => time.asleep > 0);
    socket.destroy();
    await receiver.met("left");
    await until(() => time.asleep === 0);
    expect(receiver.events).toEqual([]);
  });

  it("that leaves after its push has arrived is taken at its word", async () => {
    const disk = gate();
    const receiver = await receive({ platforms, store: { append: disk.pass } });
    const { socket } = await connected(receiver);
    const body = tencentReports(1);
    socket.write(`${head.replace("100", String(body.length))}${body}`);
    await until(() => disk.came > 0);
    socket.destroy();
    disk.open();
    await receiver.told(1);
    expect(receiver.problems).toEqual([]);
  });

  it("whose stream breaks gets an answer where there is somebody to hear it", async () => {
    const receiver = await receive({ platforms });
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
    expect((await receiver.handler.fetch(streamed(body))).status).toBe(500);
    expect(receiver.problems).toMatchObject([{ what: "refused", error: { message: "reset" } }]);
  });

  it("that is slow to stream is cut off", async () => {
    const time = clock();
    const receiver = await receive({ platforms, clock: time });
    const answer = receiver.handler.fetch(streamed(new ReadableStream()));
    await until(() => time.asleep > 0);
    time.advance(5000);
    expect((await answer).status).toBe(408);
  });
});

describe("the program", () => {
  const push = (receiver: Receiver, body = tencentReports(1)) =>
    fetch(`${receiver.url}/callbacks/tencent`, { method: "POST", headers: json, body });

  it("that throws at its own work hears what that was, and nobody else does", async () => {
    const receiver = await receive({
      platforms,
      onEvents: () => {
        throw new Error("a mistake");
      },
    });
    expect((await push(receiver)).status).toBe(200);
    await receiver.met("not_handled");
    expect(receiver.problems).toMatchObject([{ what: "not_handled", events: [{ messageId: "s0" }], error: { message: "a mistake" } }]);
  });

  it("that throws at problems is not heard", async () => {
    const receiver = await receive({
      platforms,
      onProblem: () => {
        throw new Error("a mistake");
      },
    });
    expect((await push(receiver, "[")).status).toBe(400);
    expect((await push(receiver)).status).toBe(200);
    await receiver.told(1);
  });

  it("that keeps too slowly is not waited for, and does its work when it has kept after all", async () => {
    const time = clock();
    const disk = gate();
    const receiver = await receive({ platforms: { infocloud: { apiKey: "account" } }, clock: time, store: { append: disk.pass } });
    const answer = fetch(`${receiver.url}/callbacks/infocloud`, { method: "POST", headers: json, body: infocloudReport("account") });
    await until(() => time.asleep > 0);
    // Of the platform's second some is left for the way.
    time.advance(800);
    expect((await answer).status).toBe(503);
    expect(receiver.problems).toMatchObject([{ what: "not_stored", error: { message: "append took longer than 800 ms" } }]);
    disk.open();
    await receiver.told(1);
  });

  it("that parsed the body before learns what to do", async () => {
    const problems: Problem[] = [];
    const handler = createReceiptHandler({
      platforms,
      onEvents: () => {},
      onProblem: (problem) => {
        problems.push(problem);
      },
    });
    const request = new Request("http://x/callbacks/tencent", { method: "POST", headers: json, body: "[]" });
    await request.text();
    expect((await handler.fetch(request)).status).toBe(500);
    expect(problems).toMatchObject([{ error: { message: expect.stringContaining("before anything that parses bodies") } }]);
  });

  it.each<[string, object, RegExp]>([
    ["names no platform", { platforms: {} }, /platforms is empty/],
    ["names no path", { path: "callbacks" }, /paths.baidu is "callbacks\/baidu"; it must be a path/],
    ["names a path with a query", { paths: { tencent: "/a?b" } }, /paths.tencent is "\/a\?b"; it must be a path/],
    [
      "names a path twice",
      { paths: { tencent: "/a", baidu: "/a" } },
      /is "\/a", where Baidu pushes already; give each its own, or set byShape/,
    ],
    ["allows no body", { maxBytes: 0 }, /maxBytes is 0; it must be a number above 0/],
  ])("that %s is told why not", (_what, options, says) => {
    expect(() => createReceiptHandler({ platforms, onEvents: () => {}, onProblem: () => {}, ...options })).toThrow(says);
  });
});

/** What has to be waited for until it opens. */
function gate() {
  let came = 0;
  let open = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  const pass = () => {
    came += 1;
    return isOpen;
  };
  return {
    pass,
    open: () => open(),
    get came() {
      return came;
    },
  };
}

function streamed(body: ReadableStream): Request {
  // Node wants the last one, and its types do not know it.
  const init = { method: "POST", headers: json, body, duplex: "half" };
  return new Request("http://receiver/callbacks/tencent", init);
}

async function connected({ url }: Receiver): Promise<{ socket: Socket; said: () => string; ended: Promise<void> }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  await new Promise<void>((resolve) => socket.on("connect", () => resolve()));
  return { socket, said: () => text, ended };
}
