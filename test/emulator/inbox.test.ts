/** The emulator as a test inbox: messages of all platforms by query, by a wait and as a stream. */

import { createClock, createEmulator, type Emulator } from "../../src/emulator";
import { codesIn, linksIn } from "../../src/emulator/inbox/contents";
import { createInbox, type Sent } from "../../src/emulator/inbox/inbox";
import { memoryDisk } from "../support/memory-disk";
import { ManualClock } from "../support/time/manual-clock";
import { emulators } from "./caller";
import { call, paths, senderOn } from "./infocloud-caller";
import { senders } from "./senders";

const noon = Date.parse("2024-01-02T06:30:15Z");
const standing = () => ({ review: "manual", rateLimits: "off", clock: createClock({ offsetMs: 0, frozenAt: noon }) }) as const;
const ask = (emulator: Emulator, query = "", init: RequestInit = {}) => fetch(`${emulator.url}/_emulator/messages${query}`, init);
const textsIn = async (response: Response) => (await response.json()).messages.map(({ text }: { text: string }) => text);

describe("the inbox", () => {
  const start = emulators();

  it("shows a message of each platform in the same form, in the order of sending", async () => {
    const emulator = await start(standing());
    for (const make of Object.values(senders)) await (await make(emulator))("13800138000");
    const { messages, next } = await (await ask(emulator)).json();
    const common = { account: "emulator", to: "+8613800138000", segments: 1, sentAt: "2024-01-02T06:30:15.000Z", receipt: null, links: [] };
    expect([messages, next]).toEqual([
      [
        ["baidu", "百度智能云", "您的验证码是23456", ["23456"]],
        ["tencent", "腾讯云", expect.stringContaining("4370"), ["4370"]],
        ["huawei", "云杉商城", "您有3件快递请到人民公园正门领取", []],
        ["infocloud", "云杉商城", "您的验证码是2345", ["2345"]],
      ].map(([platform, signature, _text, codes], place) =>
        expect.objectContaining({ ...common, sequence: place + 1, platform, signature, codes }),
      ),
      4,
    ]);
    expect(messages.map(({ text }: { text: string }) => text)).toEqual([
      "【百度智能云】您的验证码是23456",
      expect.stringMatching(/^【腾讯云】.*4370/),
      "【云杉商城】您有3件快递请到人民公园正门领取",
      "【云杉商城】您的验证码是2345",
    ]);
    for (const { platform, id } of messages) expect(emulator.admin.object({ platform, kind: "messages", id }).id).toBe(id);
  });

  const texts: readonly [query: string, texts: string[]][] = [
    ["?to=13800138001", ["b"]],
    ["?to=%2B8613800138001", ["b"]],
    ["?to=+8613800138001", ["b"]],
    ["?match=c", ["c"]],
    ["?match=.*", []],
    ["?match=", ["a", "b", "c"]],
    ["?template=7", ["a", "b"]],
    ["?template=70", []],
    ["?since=1", ["b", "c"]],
    ["?since=99", []],
    ["?since=2024-01-02T06:30:16Z", ["c"]],
    ["?limit=1", ["a"]],
    ["?limit=1&since=1&template=7", ["b"]],
    ["?to=13800138000&match=b", []],
    ["?order=newest", ["c", "b", "a"]],
    ["?order=newest&limit=2", ["c", "b"]],
    ["?order=newest&limit=2&offset=2", ["a"]],
    ["?order=newest&offset=9", []],
    ["?limit=2&offset=1", ["b", "c"]],
    ["?search=C", ["c"]],
    ["?search=0138001&order=newest", ["b"]],
    ["?platform=infocloud", ["a", "b", "c"]],
    ["?platform=baidu", []],
    ["?account=emulator&limit=1", ["a"]],
    ["?account=other", []],
  ];
  it.each(texts)("of %s has %j", async (query, expected) => {
    const emulator = await start(standing());
    const sends = senderOn(emulator, { id: "7", content: "{text,20}" });
    await sends.send({ templateParam: '["a"]' });
    await sends.send({ templateParam: '["b"]', phones: "13800138001" });
    emulator.admin.setClock({ advanceMs: 1000 });
    await senderOn(emulator, { id: "8", content: "{text,20}" }).send({ templateParam: '["c"]' });
    expect(await textsIn(await ask(emulator, query))).toEqual(expected.map((text) => `【云杉商城】${text}`));
  });

  it.each([
    ["?to=12", "to: expected a number of 11 digits"],
    ["?since=yesterday", "since: expected the sequence of a message or an ISO 8601 time"],
    ["?wait=forever", 'wait: expected a time from 0 to 10 minutes, as in "10s"'],
    ["?wait=11m", "wait: expected a time"],
    ["?limit=0", "limit"],
    ["?limit=1001", "limit"],
    ["?limit=all", "limit"],
    ["?text=a", "allowed: to, match, template, platform, account, search, since, wait, limit, offset, order"],
    ["?to=%ff", "cannot be decoded"],
  ])("does not take %s, and says why", async (query, message) => {
    const response = await ask(await start(), query);
    expect([response.status, (await response.json()).error]).toEqual([400, expect.stringContaining(message)]);
  });

  it("answers no page of another origin, as the rest of the admin interface", async () => {
    const emulator = await start();
    const headers = { origin: "http://example.com" };
    expect([(await ask(emulator, "", { headers })).status, (await ask(emulator, "?wait=1m", { headers })).status]).toEqual([403, 403]);
  });

  it("goes page by page", async () => {
    const emulator = await start(standing());
    const { send } = senderOn(emulator);
    await send({ phones: Array.from({ length: 5 }, (_, place) => String(13_800_138_000 + place)).join(",") });
    const seen: string[] = [];
    for (let since = 0; ; ) {
      const { messages, next } = await (await ask(emulator, `?limit=2&since=${since}`)).json();
      if (messages.length === 0) break;
      seen.push(...messages.map(({ to }: { to: string }) => to.slice(-1)));
      since = next;
    }
    expect(seen).toEqual(["0", "1", "2", "3", "4"]);
  });

  it("forgets what is deleted, and all of it with a reset", async () => {
    const emulator = await start(standing());
    const { send, messages } = senderOn(emulator);
    await send();
    await send();
    emulator.admin.remove({ platform: "infocloud", kind: "messages", id: messages()[0]?.id ?? "" });
    expect(emulator.inbox.list().messages.map(({ sequence }) => sequence)).toEqual([2]);
    emulator.admin.reset();
    expect(emulator.inbox.list().messages).toEqual([]);
    await senderOn(emulator).send();
    expect(emulator.inbox.list({ after: 2 }).messages.map(({ sequence }) => sequence)).toEqual([3]);
  });

  it("has what was sent before a restart", async () => {
    const options = { ...standing(), disk: memoryDisk(), data: "/data.json" };
    const first = await start(options);
    for (const make of Object.values(senders)) await (await make(first))("13800138000");
    const before = first.inbox.list().messages;
    await first.close();
    expect((await start(options)).inbox.list().messages).toEqual(before);
  });

  it("is there without a port", async () => {
    const emulator = await createEmulator({ sleep: async () => {} });
    const request = {
      method: "GET",
      rawPath: "/_emulator/messages",
      rawQuery: "wait=10s",
      headers: { host: "localhost" },
      body: Buffer.alloc(0),
    };
    expect(await emulator.answer(request)).toMatchObject({ status: 204, body: "" });
    await emulator.close();
  });
});

describe("waiting for a message", () => {
  const start = emulators();

  it("ends as soon as one comes that fits, for each that waits", async () => {
    const emulator = await start(standing());
    const { send } = senderOn(emulator);
    const waiting = ["?to=13800138001&wait=10m", "?match=2345&wait=10m", "?wait=10m"].map((query) => ask(emulator, query));
    await send();
    await send({ phones: "13800138001" });
    const numbers = await Promise.all(
      waiting.map(async (response) => (await (await response).json()).messages.map(({ to }: { to: string }) => to)),
    );
    expect(numbers).toEqual([["+8613800138001"], ["+8613800138000"], ["+8613800138000"]]);
  });

  it("ends with 204 when none came", async () => {
    const time = new ManualClock();
    const emulator = await start({ ...standing(), sleep: (ms, signal) => time.sleep(ms, signal) });
    const waiting = ask(emulator, "?wait=10s");
    while (time.asleep === 0) await new Promise(setImmediate);
    time.advance(10_000);
    const response = await waiting;
    expect([response.status, await response.text(), time.sleeps]).toEqual([204, "", [10_000]]);
  });

  it("ends when the client goes away", async () => {
    const time = new ManualClock();
    const emulator = await start({ ...standing(), sleep: (ms, signal) => time.sleep(ms, signal) });
    const client = new AbortController();
    const waiting = ask(emulator, "?wait=10s", { signal: client.signal });
    while (time.asleep === 0) await new Promise(setImmediate);
    client.abort();
    await expect(waiting).rejects.toThrow("aborted");
    while (time.asleep > 0) await new Promise(setImmediate);
    expect((await ask(emulator)).status).toBe(200);
  });

  it("ends when the emulator closes", async () => {
    const emulator = await start(standing());
    const waiting = emulator.inbox.wait({}, 60_000);
    await emulator.close();
    await expect(waiting).rejects.toThrow("The emulator was closed.");
  });
});

describe("the stream of messages", () => {
  const start = emulators();
  const headers = { accept: "text/event-stream" };

  /** The events of a stream, so many of them. */
  async function eventsOf(response: Response, count: number): Promise<string[]> {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (text.split("\n\n").length <= count) text += (await reader?.read())?.value ?? "";
    return text.split("\n\n").slice(0, count);
  }

  it("has those that are there and those that come", async () => {
    const emulator = await start(standing());
    const { send } = senderOn(emulator);
    await send();
    const client = new AbortController();
    const response = await ask(emulator, "?to=13800138000", { headers, signal: client.signal });
    await send({ phones: "13800138001" });
    await send();
    const events = await eventsOf(response, 2);
    expect(events.map((event) => event.split("\n").slice(0, 2))).toEqual([
      ["id: 1", "event: message"],
      ["id: 3", "event: message"],
    ]);
    expect(JSON.parse(events[1]?.split("\ndata: ")[1] ?? "")).toMatchObject({ sequence: 3, codes: ["2345"] });
    client.abort();
  });

  it("goes on behind the last event that was seen", async () => {
    const emulator = await start(standing());
    const { send } = senderOn(emulator);
    for (let count = 0; count < 3; count += 1) await send();
    const client = new AbortController();
    const response = await ask(emulator, "", { headers: { ...headers, "last-event-id": "2" }, signal: client.signal });
    expect(await eventsOf(response, 1)).toEqual([expect.stringMatching(/^id: 3\n/)]);
    client.abort();
  });

  it("does not take a query that no page takes", async () => {
    expect((await ask(await start(), "?to=12", { headers })).status).toBe(400);
  });

  it("ends when the emulator closes, also for a client that does not read", async () => {
    const emulator = await start(standing());
    const { send } = senderOn(emulator, { content: "{text,400}" });
    const response = await ask(emulator, "", { headers });
    for (let count = 0; count < 20; count += 1) await send({ templateParam: JSON.stringify(["长".repeat(400)]) });
    await emulator.close();
    await expect(response.text()).rejects.toThrow();
  });
});

describe("an inbox of 10,000 messages", () => {
  const store = new Map<string, Sent>();
  const outbox = { platform: "any", find: (id: string) => store.get(id) };
  const inbox = createInbox(new ManualClock());
  beforeAll(() => {
    for (let place = 0; place < 10_000; place += 1) {
      const text = `${"x".repeat(200)} ${1000 + place}`;
      store.set(String(place), {
        account: "emulator",
        number: String(13_800_000_000 + place),
        text,
        signature: "",
        template: "7",
        segments: 3,
        sentAt: noon,
        receipt: null,
      });
      inbox.add(outbox, String(place));
    }
  });

  it("finds one by its number, and one by its text", () => {
    expect(inbox.list({ to: "+8613800009999" }).messages).toMatchObject([{ sequence: 10_000 }]);
    expect(inbox.list({ match: " 10999" }).messages).toMatchObject([{ sequence: 10_000, codes: ["10999"] }]);
  });

  it("looks at each new one once for each that waits", async () => {
    let looks = 0;
    const counted = {
      ...outbox,
      find: (id: string) => {
        looks += 1;
        return store.get(id);
      },
    };
    const waiting = [inbox.wait({ to: "+8619000000000" }, 60_000), inbox.wait({ match: "the last" }, 60_000)];
    for (let place = 0; place < 100; place += 1) {
      inbox.add(counted, String(place));
      await new Promise(setImmediate);
    }
    store.set("last", {
      account: "emulator",
      number: "19000000000",
      text: "the last",
      signature: "",
      template: "7",
      segments: 1,
      sentAt: noon,
      receipt: null,
    });
    inbox.add(counted, "last");
    expect((await Promise.all(waiting)).map(({ messages }) => messages[0]?.text)).toEqual(["the last", "the last"]);
    // Each when it came; the last one once more for each that found it.
    expect(looks).toBe(100 + 1 + 2);
  });
});

describe("what is found in a text", () => {
  it.each<[string, string[]]>([
    ["验证码123456，5分钟内有效", ["123456"]],
    ["Your code is 1234. Do not tell", ["1234"]],
    ["codes 1234, 12345678 and 4321", ["1234", "12345678", "4321"]],
    ["123 and 123456789", []],
    ["call 13800138000 or 021-5555", []],
    ["on 2024-01-02 for 1234.56 yuan", []],
    ["A12345 and 12345A", []],
    ["https://a.cn/123456 and 654321", ["654321"]],
    ["", []],
  ])("%s: codes", (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  it.each<[string, string[]]>([
    ["点https://a.cn/x?y=1&z=2查看", ["https://a.cn/x?y=1&z=2"]],
    ["See http://a.cn/x. Or (https://b.cn/y), or https://c.cn!", ["http://a.cn/x", "https://b.cn/y", "https://c.cn"]],
    ["a.cn/x", []],
    ["https://", []],
  ])("%s: links", (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });
});

describe("the emulator", () => {
  const start = emulators();

  it("keeps its answers apart from the inbox's own waits", async () => {
    const emulator = await start(standing());
    const waiting = Array.from({ length: 50 }, () => ask(emulator, "?wait=10m&to=13800138001"));
    const { send } = senderOn(emulator);
    expect((await call(emulator, paths.allowance)).body.code).toBe(200);
    await send({ phones: "13800138001" });
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(waiting.map(() => 200));
  });
});
