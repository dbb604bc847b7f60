/** Who pushes too much, too slowly or leaves hurts nobody else. */
import { request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";
import { clock, json, platforms, tencentReport, tencentReports } from "./bodies";
import { gate, type Receiver, receivers, until } from "./receiver";

const receive = receivers();

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
