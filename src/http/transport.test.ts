import { createServer, type Socket } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { always } from "../../test/support/random";
import { type Reaction, type Recorded, type RecordingServer, startRecordingServer } from "../../test/support/recording-server";
import { ManualClock } from "../../test/support/time/manual-clock";
import type { Wait } from "../ports/wait";
import { createCounters } from "./counters";
import { createConcurrencyLimit } from "./limits/concurrency-limit";
import { createTransport, type LogEvent, type Prepared, type Request, type TransportOptions } from "./transport";

let server: RecordingServer | undefined;
afterEach(() => server?.close());

const read: Request = { call: "read", method: "GET", path: "/thing", repeatable: true };

function transportTo(endpoint: string, options: Partial<TransportOptions> = {}) {
  const clock = new ManualClock(undefined, { jump: true });
  const transport = createTransport({
    platform: "Test",
    endpoint,
    secrets: [],
    sign: () => ({}),
    classify: ({ status }) =>
      status < 300 ? undefined : { meaning: status === 429 ? "throttled" : status >= 500 ? "unavailable" : "invalid", reason: "refused" },
    clock,
    random: always(0.5),
    ...options,
  });
  return { transport, clock };
}

async function serve(react: (request: Recorded, index: number) => Reaction | Promise<Reaction>, options: Partial<TransportOptions> = {}) {
  const started = await startRecordingServer(react);
  server = started;
  return { started, ...transportTo(started.url, options) };
}

describe("a request", () => {
  test("carries query, JSON body, user agent and the signer's headers", async () => {
    const signed: [Prepared, number][] = [];
    const sign: TransportOptions["sign"] = (request, nowMs) => {
      signed.push([request, nowMs]);
      return { authorization: "signed" };
    };
    const { started, transport, clock } = await serve(() => ({ headers: { "X-Id": "7" }, body: '{"a": 1 }' }), { sign, userAgent: "me/1" });
    const query = { "a b": "c&d", left: undefined, empty: "" };
    const answer = await transport.send({
      call: "write",
      method: "POST",
      path: "/a b/ü",
      query,
      body: { text: "${x} 你", none: undefined },
      repeatable: false,
    });
    expect(answer).toMatchObject({ status: 200, text: '{"a": 1 }' });
    expect(answer.headers["x-id"]).toBe("7");
    const [request] = started.requests;
    expect(request?.target).toBe("/a%20b/%C3%BC?a%20b=c%26d&empty=");
    expect(request?.text).toBe('{"text":"${x} 你"}');
    expect(request?.headers).toMatchObject({
      host: started.host,
      "user-agent": "me/1",
      authorization: "signed",
      "content-type": "application/json; charset=utf-8",
    });
    const [[prepared, nowMs] = []] = signed;
    expect(prepared).toMatchObject({
      method: "POST",
      path: "/a b/ü",
      query: [
        ["a b", "c&d"],
        ["empty", ""],
      ],
      body: request?.text,
    });
    expect(prepared?.headers.host).toBe(started.host);
    expect(nowMs).toBe(clock.now());
  });

  test("may have headers of its own and a body that is sent as it is, and is completed anew for each try before it is signed", async () => {
    const signed: Prepared["body"][] = [];
    const { started, transport, clock } = await serve((_, index) => (index === 0 ? { status: 503 } : {}), {
      complete: (request, nowMs) => ({ ...request, body: `${request.body}&at=${nowMs}` }),
      sign: ({ body }) => {
        signed.push(body);
        return {};
      },
    });
    const start = clock.now();
    const headers = { "content-type": "application/x-www-form-urlencoded", "x-action": "do" };
    await transport.send({ call: "form", method: "POST", path: "/", headers, body: "a=%20b", repeatable: true });
    expect(started.requests.map(({ text }) => text)).toEqual([`a=%20b&at=${start}`, `a=%20b&at=${clock.now()}`]);
    expect(signed).toEqual(started.requests.map(({ text }) => text));
    for (const request of started.requests) expect(request.headers).toMatchObject(headers);
  });

  test("gets its answer's text untouched, whatever the status; redirects are not followed", async () => {
    const { started, transport } = await serve(() => ({ status: 302, headers: { location: "/elsewhere" }, body: " [1,2] " }), {
      classify: () => undefined,
    });
    await expect(transport.send(read)).resolves.toMatchObject({ status: 302, text: " [1,2] " });
    expect(started.requests).toHaveLength(1);
  });

  test("connections are kept and used again", async () => {
    const sockets = new Set<unknown>();
    const { transport, started } = await serve(() => ({}));
    for (let n = 0; n < 3; n++) {
      const { headers } = await transport.send(read);
      sockets.add(headers.connection);
    }
    expect(started.connections()).toBe(1);
    expect(sockets).toEqual(new Set(["keep-alive"]));
  });
});

describe("the answer", () => {
  test.each([
    ["gzip", gzipSync],
    ["X-GZip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
    ["constructor", Buffer.from],
  ])("is unpacked when it is compressed by %s", async (encoding, pack) => {
    const { transport } = await serve(() => ({ headers: { "content-encoding": encoding }, body: pack(Buffer.from("压缩")) }));
    await expect(transport.send(read)).resolves.toMatchObject({ text: "压缩" });
  });

  test("that is not packed as it says, or unpacks to more than any answer has, is none", async () => {
    const bodies = [Buffer.from("plain"), gzipSync(Buffer.alloc(65 * 1024 * 1024))];
    const { transport } = await serve((_request, index) => ({ headers: { "content-encoding": "gzip" }, body: bodies[index] }));
    const write: Request = { ...read, method: "POST", repeatable: false };
    for (const _ of bodies) await expect(transport.send(write)).rejects.toMatchObject({ meaning: "unavailable", sent: "unknown" });
  });

  test.each([
    ["seconds", "3", 3000],
    ["a date", "Tue, 02 Jan 2024 03:04:15 GMT", 10_000],
    ["a date that has passed", "Tue, 02 Jan 2024 03:00:00 GMT", 250],
    ["nonsense", "soon", 250],
  ])("may ask to wait, in %s", async (_, value, waited) => {
    const { transport, clock, started } = await serve((_, index) =>
      index === 0 ? { status: 429, headers: { "retry-after": value } } : {},
    );
    await transport.send({ ...read, repeatable: false });
    expect(clock.sleeps).toEqual([waited]);
    expect(started.requests).toHaveLength(2);
  });

  test("that is no UTF-8 is none where it would count: what replaces its characters would be taken for the platform's word", async () => {
    const body = Buffer.from('{"content":"caf\u00e9"}', "latin1");
    const { started, transport } = await serve((_request, index) => ({ body: index === 0 ? body : '{"content":"café"}' }));
    expect(await transport.send(read)).toMatchObject({ text: '{"content":"café"}' });
    const write: Request = { ...read, method: "POST", repeatable: false };
    started.requests.length = 0;
    await expect(transport.send(write)).rejects.toMatchObject({ meaning: "unavailable", sent: "unknown", code: "NOT_UTF8" });
    expect(started.requests).toHaveLength(1);
  });

  test("that refuses is understood by its status, whatever its bytes", async () => {
    const { transport } = await serve(() => ({ status: 403, body: Buffer.from("caf\u00e9", "latin1") }));
    await expect(transport.send(read)).rejects.toMatchObject({ meaning: "invalid", status: 403 });
  });

  test("from a proxy that wants a password is told as such", async () => {
    const { transport } = await serve(() => ({ status: 407 }));
    await expect(transport.send(read)).rejects.toMatchObject({
      meaning: "unavailable",
      sent: "no",
      message: expect.stringContaining("HTTPS_PROXY"),
    });
  });
});

describe("no answer", () => {
  test("a lost answer is tried again only where that is safe", async () => {
    const { transport, started } = await serve((_, index) => (index === 0 ? "drop" : {}));
    await expect(transport.send(read)).resolves.toMatchObject({ status: 200 });
    expect(started.requests).toHaveLength(2);
  });

  test("a lost answer to what must not be repeated is reported as unknown", async () => {
    const { transport, started } = await serve(() => "drop");
    const send = transport.send({ call: "pay", method: "POST", path: "/", body: {}, repeatable: false });
    await expect(send).rejects.toMatchObject({ meaning: "unavailable", sent: "unknown", call: "pay", tries: 1 });
    expect(started.requests).toHaveLength(1);
  });

  describe("to what may be repeated for a while only", () => {
    const pay: Request = { call: "pay", method: "POST", path: "/", body: {}, repeatable: { withinMs: 100_000 } };
    /** Every wait is half of this. */
    const waits = (ms: number) => ({ tries: 9, baseMs: ms, capMs: ms });

    test("is followed by repeats that are over in time, their time-out included", async () => {
      const { transport, started, clock } = await serve(() => "drop", { timeoutMs: 30_000, retry: waits(70_000) });
      const begin = clock.now();
      await expect(transport.send(pay)).rejects.toMatchObject({ sent: "unknown", tries: 3 });
      expect(clock.now() - begin).toBe(70_000);
      expect(started.requests).toHaveLength(3);
    });

    test("is not followed by a repeat that waited too long for its turn", async () => {
      const concurrency = createConcurrencyLimit(1);
      let release = () => {};
      const { transport, started, clock } = await serve(
        () => {
          // The next in the queue holds the concurrency limit while the time runs out.
          void concurrency.run(() => new Promise<void>((resolve) => (release = resolve)));
          return "drop";
        },
        { timeoutMs: 30_000, retry: waits(2), concurrency },
      );
      const settled = expect(transport.send(pay)).rejects.toMatchObject({
        sent: "unknown",
        message: expect.stringContaining("the time in which a repeat is safe ran out while the request waited for its turn"),
      });
      while (clock.sleeps.length === 0) await new Promise((resolve) => setImmediate(resolve));
      clock.advance(100_000);
      release();
      await settled;
      expect(started.requests).toHaveLength(1);
    });

    test("counts from the first try, not from the call that waited for its turn", async () => {
      const concurrency = createConcurrencyLimit(1);
      let release = () => {};
      const held = concurrency.run(() => new Promise<void>((resolve) => (release = resolve)));
      const { transport, started, clock } = await serve((_, index) => (index === 0 ? "drop" : {}), { concurrency });
      const sent = transport.send(pay);
      clock.advance(200_000);
      release();
      await held;
      await expect(sent).resolves.toMatchObject({ status: 200 });
      expect(started.requests).toHaveLength(2);
    });
  });

  test("no answer in time ends the try and names host and limit", async () => {
    const { transport, started } = await serve(() => "hang", { timeoutMs: 50, retry: { tries: 2 } });
    const message = `Test: read failed: no answer from ${started.host} within 0.05 s (after 2 tries). Check the endpoint`;
    await expect(transport.send(read)).rejects.toMatchObject({ sent: "unknown", message: expect.stringContaining(message) });
  });

  test("a refused connection never reached the platform", async () => {
    const closed = createServer();
    const port = await new Promise<number>((resolve) =>
      closed.listen(0, "127.0.0.1", () => {
        const address = closed.address();
        closed.close(() => resolve(typeof address === "object" && address ? address.port : 0));
      }),
    );
    const { transport } = transportTo(`http://127.0.0.1:${port}`);
    const message = `no answer from 127.0.0.1:${port}: the connection was refused (code ECONNREFUSED, after 5 tries). Check the endpoint`;
    await expect(transport.send({ ...read, repeatable: false })).rejects.toMatchObject({
      sent: "no",
      message: expect.stringContaining(message),
    });
  });

  test("an endpoint that does not speak TLS is told as such", async () => {
    const { started } = await serve(() => ({}));
    const { transport } = transportTo(`https://${started.host}`);
    await expect(transport.send(read)).rejects.toMatchObject({
      tries: 1,
      sent: "no",
      message: expect.stringContaining("needs http:// in front"),
    });
  });

  test.each([
    ["is cut", (socket: Socket) => socket.once("data", () => socket.destroy()), "the connection was cut"],
    ["gets no answer", (socket: Socket) => socket.resume(), "within 0.1 s"],
  ])("nothing is sent through a connection that %s before it is encrypted", async (_how, react, message) => {
    const open = new Set<Socket>();
    const plain = createServer((socket) => {
      open.add(socket.on("error", () => {}));
      react(socket);
    });
    const port = await new Promise<number>((resolve) =>
      plain.listen(0, "127.0.0.1", () => {
        const address = plain.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      }),
    );
    const { transport } = transportTo(`https://127.0.0.1:${port}`, { timeoutMs: 100, retry: { tries: 2 } });
    try {
      const failed = transport.send({ ...read, repeatable: false });
      await expect(failed).rejects.toMatchObject({ sent: "no", tries: 2, message: expect.stringContaining(message) });
    } finally {
      for (const socket of open) socket.destroy();
      plain.close();
    }
  });
});

describe("who is told right before a request is sent", () => {
  test("is asked for every try, in its turn", async () => {
    const told: number[] = [];
    const { started, transport } = await serve((_request, index) => ({ status: index === 0 ? 429 : 200, body: {} }));
    await transport.send(read, { onSend: async () => told.push(started.requests.length) });
    expect(told).toEqual([0, 1]);
  });

  test("can stop it: nothing is sent", async () => {
    const { started, transport } = await serve(() => ({ body: {} }));
    const full = new Error("the disk is full");
    await expect(transport.send(read, { onSend: () => Promise.reject(full) })).rejects.toBe(full);
    expect(started.requests).toEqual([]);
  });

  test("can take so long that the request is given up meanwhile: then it was never sent", async () => {
    const { started, transport } = await serve(() => ({ body: {} }));
    const stop = new AbortController();
    const onSend = async () => stop.abort();
    await expect(transport.send(read, { onSend, signal: stop.signal })).rejects.toMatchObject({ name: "AbortError", sent: "no" });
    expect(started.requests).toEqual([]);
  });

  test("is not asked by a request that was given up while it waited", async () => {
    const { transport } = await serve(() => ({ body: {} }));
    const onSend = jest.fn(async () => undefined);
    await expect(transport.send(read, { onSend, signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError", sent: "no" });
    expect(onSend).not.toHaveBeenCalled();
  });
});

describe("around the call", () => {
  test("clients that share a concurrency limit stay within its limit together", async () => {
    const concurrency = createConcurrencyLimit(2);
    let inFlight = 0;
    let most = 0;
    let admitSecond = () => {};
    const secondArrived = new Promise<void>((resolve) => {
      admitSecond = resolve;
    });
    const react = async (_: Recorded, index: number): Promise<Reaction> => {
      most = Math.max(most, ++inFlight);
      if (index === 1) admitSecond();
      // The first answer waits for the second request, so that two are in flight at least once.
      await secondArrived;
      inFlight--;
      return {};
    };
    const { started, transport } = await serve(react, { concurrency });
    const other = transportTo(started.url, { concurrency }).transport;
    await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? transport : other).send(read)));
    expect(most).toBe(2);
  });

  test("each try is logged and counted; secrets are masked", async () => {
    const events: LogEvent[] = [];
    const counters = createCounters();
    const replies: Reaction[] = [{ status: 500, headers: { "x-request": "hidden-secret" } }, "drop"];
    const { transport } = await serve((_, index) => replies[index] ?? { headers: { "x-request": "r-3" } }, {
      counters,
      log: (event) => events.push(event),
      secrets: ["hidden-secret"],
      requestIdOf: ({ headers }) => headers["x-request"],
    });
    await transport.send(read);
    expect(events).toEqual([
      { platform: "Test", call: "read", try: 1, ms: 0, status: 500, requestId: "***", error: "unavailable" },
      { platform: "Test", call: "read", try: 2, ms: 0, error: "unavailable: ECONNRESET" },
      { platform: "Test", call: "read", try: 3, ms: 0, status: 200, requestId: "r-3", error: undefined },
    ]);
    expect(counters.snapshot()).toEqual({ read: { calls: 1, tries: 3, answers: { 200: 1, 500: 1 }, unanswered: 1 } });
    counters.reset();
    expect(counters.snapshot()).toEqual({});
  });

  test("each wait for the next try is told with what the platform asked for", async () => {
    const waits: Wait[] = [];
    const replies: Reaction[] = [{ status: 429, headers: { "retry-after": "7" } }, "drop"];
    const { transport } = await serve((_, index) => replies[index] ?? {}, { onWait: (wait) => waits.push(wait) });
    await transport.send(read);
    expect(waits).toEqual([
      { platform: "Test", call: "read", reason: "throttled", ms: 7000, try: 2, tries: 10, asked: true },
      { platform: "Test", call: "read", reason: "unavailable", ms: 500, try: 3, tries: 5, asked: false },
    ]);
  });

  test("a platform's limit is kept by every try, for all calls of its group, and the wait is told", async () => {
    const waits: Wait[] = [];
    const leftAt: number[] = [];
    const limit = { calls: 1, perMs: 1000, group: "reads" };
    const { transport, clock } = await serve((_, index) => (index === 0 ? { status: 503 } : {}), {
      limits: { account: "a", of: { read: limit, list: limit } },
      sign: (_, nowMs) => {
        leftAt.push(nowMs);
        return {};
      },
      retry: { baseMs: 10 },
      onWait: (wait) => waits.push(wait),
    });
    const start = clock.now();
    await transport.send(read);
    await transport.send({ ...read, call: "list" });
    await transport.send({ ...read, call: "unlimited" });
    expect(leftAt.map((at) => at - start)).toEqual([0, 1350, 2400, 2400]);
    expect(waits.filter(({ reason }) => reason === "limit")).toEqual([
      { platform: "Test", call: "read", reason: "limit", ms: 1345, limit: "1/s" },
      { platform: "Test", call: "list", reason: "limit", ms: 1050, limit: "1/s" },
    ]);
  });

  test("a call that is given up while it waits for its turn under a limit was never sent", async () => {
    const { started, transport } = await serve(() => ({}), {
      clock: new ManualClock(),
      limits: { account: "a", of: { read: { calls: 1, perMs: 1000 } } },
    });
    await transport.send(read);
    const stop = new AbortController();
    const second = expect(transport.send(read, { signal: stop.signal })).rejects.toMatchObject({ name: "AbortError", sent: "no" });
    stop.abort();
    await second;
    expect(started.requests).toHaveLength(1);
  });

  test("a call that is given up while it waits for room was never sent", async () => {
    const concurrency = createConcurrencyLimit(1);
    const { started, transport } = await serve(() => "hang", { concurrency });
    const write: Request = { ...read, method: "POST" };
    const stopFirst = new AbortController();
    const stopSecond = new AbortController();
    const first = expect(transport.send(write, { signal: stopFirst.signal })).rejects.toMatchObject({
      name: "AbortError",
      sent: "unknown",
    });
    await started.arrived(1);
    const second = expect(transport.send(write, { signal: stopSecond.signal })).rejects.toMatchObject({ name: "AbortError", sent: "no" });
    stopSecond.abort();
    await second;
    stopFirst.abort();
    await first;
    expect(started.requests).toHaveLength(1);
  });
});
