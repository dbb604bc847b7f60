/** Receipts and replies, pushed to a receiver over real HTTP. */
import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock, type Emulator, startEmulator } from "../../src/emulator";
import { type Reaction, type RecordingServer, startRecordingServer } from "../support/recording-server";
import { admin, emulators } from "./caller";
import { accountRef, clockAt, hourMs, itemsOf, messageRef, newSender, noon, numberRef, senderOn, uplinkKind } from "./sending";

/** Real time passes only until the condition holds. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

const md5 = (text: string) => createHash("md5").update(text, "utf8").digest("hex");

describe("receipts", () => {
  const start = emulators();
  let receivers: RecordingServer[] = [];
  afterEach(async () => {
    await Promise.all(receivers.map((receiver) => receiver.close()));
    receivers = [];
  });
  const receiver = async (react: (index: number) => Reaction = () => ({ status: 200 })) => {
    const server = await startRecordingServer((_request, index) => react(index));
    receivers.push(server);
    return server;
  };
  const pushOf = (emulator: Emulator, id: string) =>
    emulator.admin.object(messageRef(id)).push as { attempts: number; nextAt: string | null; lastStatus: unknown };

  it("are pushed when they are due, with the documented headers, fields and signature", async () => {
    const server = await receiver();
    const callbacks = { baidu: { receiptUrl: `${server.url}/receipts`, token: "dfb97fb8170a539acd576b710877c2b0" } };
    const { emulator, send } = await newSender(start, { callbacks, receiptDelayMs: 5000 });
    const sent = await send({ custom: "order 7" }, { query: { clientToken: "abc" } });
    emulator.admin.setClock({ advanceMs: 4999 });
    expect(emulator.admin.object(messageRef("abc_13800138000")).status).toBe("no receipt yet");
    expect(server.requests).toHaveLength(0);
    emulator.admin.setClock({ advanceMs: 1 });
    await server.arrived(1);

    const [push] = server.requests;
    expect([push?.method, push?.path, push?.headers["content-type"]]).toEqual(["POST", "/receipts", "application/json;charset=utf-8"]);
    expect(JSON.parse(push?.text ?? "")).toEqual({
      requestId: sent.body.requestId,
      messageId: "abc_13800138000",
      mobile: "13800138000",
      code: "0",
      requestTime: "2024-01-02T06:30:15Z",
      deliverTime: "2024-01-02T06:30:20Z",
      custom: "order 7",
      carrierCode: "DELIVRD",
      attemptCount: 1,
      segmentCount: 1,
    });
    expect(push?.headers.timestamp).toBe(String(noon + 5000));
    expect(push?.headers.signature).toBe(md5(`dfb97fb8170a539acd576b710877c2b0${noon + 5000}${push?.text}`));
    expect(push?.headers.requestid).toMatch(/^[0-9a-f-]{36}$/);
    await until(() => pushOf(emulator, "abc_13800138000").lastStatus === 200);
    expect(pushOf(emulator, "abc_13800138000")).toEqual({ attempts: 1, nextAt: null, lastStatus: 200 });
  });

  it("tell of failures, and of nothing where no receipt comes", async () => {
    const server = await receiver();
    const { emulator, send } = await newSender(start, { callbacks: { baidu: { receiptUrl: server.url } }, receiptDelayMs: 0 });
    emulator.admin.edit(numberRef("13800138000"), { receiptCode: "M:00187" });
    emulator.admin.edit(numberRef("13900139000"), { receiptCode: null });
    const [, silent] = itemsOf(await send({ mobile: "13800138000,13900139000,13700137000" }));
    await server.arrived(2);
    const told = server.requests.map(({ text }) => JSON.parse(text)).map(({ mobile, code, carrierCode }) => [mobile, code, carrierCode]);
    expect(told.sort()).toEqual([
      ["13700137000", "0", "DELIVRD"],
      ["13800138000", "2", "M:00187"],
    ]);
    emulator.admin.edit(messageRef(silent?.messageId ?? ""), { carrierCode: "DELIVRD" });
    await server.arrived(3);
  });

  it("are repeated three times at once and then hourly, ten times in all, as the same push", async () => {
    const server = await receiver(() => ({ status: 500 }));
    const { emulator, send } = await newSender(start, { callbacks: { baidu: { receiptUrl: server.url } }, receiptDelayMs: 0 });
    const id = itemsOf(await send())[0]?.messageId ?? "";
    const attempted = (count: number) => until(() => pushOf(emulator, id).attempts === count && pushOf(emulator, id).lastStatus === 500);
    await server.arrived(4);
    for (let retry = 4; retry <= 10; retry += 1) {
      const next = new Date(noon + (retry - 3) * hourMs).toISOString();
      await until(() => pushOf(emulator, id).nextAt === next);
      expect(server.requests).toHaveLength(retry);
      emulator.admin.setClock({ advanceMs: hourMs - 1 });
      expect(pushOf(emulator, id).nextAt).toBe(next);
      emulator.admin.setClock({ advanceMs: 1 });
      await server.arrived(retry + 1);
    }
    await attempted(11);
    await until(() => pushOf(emulator, id).nextAt === null);
    emulator.admin.setClock({ advanceMs: 100 * hourMs });
    expect(server.requests).toHaveLength(11);
    expect(new Set(server.requests.map(({ headers }) => headers.requestid)).size).toBe(1);
    expect(server.requests.map(({ text }) => JSON.parse(text).attemptCount)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
  });

  it.each<[string, Reaction]>([
    ["a redirection", { status: 302, headers: { location: "/" } }],
    ["another success than 200", { status: 204 }],
    ["a cut connection", "drop"],
  ])("are repeated after %s, and no more after a 200", async (_what, reaction) => {
    const server = await receiver((index) => (index === 0 ? reaction : { status: 200, body: "thanks" }));
    const { emulator, send } = await newSender(start, { callbacks: { baidu: { receiptUrl: server.url } }, receiptDelayMs: 0 });
    const id = itemsOf(await send())[0]?.messageId ?? "";
    await until(() => pushOf(emulator, id).lastStatus === 200);
    expect(pushOf(emulator, id)).toEqual({ attempts: 2, nextAt: null, lastStatus: 200 });
    expect(server.requests).toHaveLength(2);
  });

  it("go where the account says at the time, and nowhere without an address", async () => {
    const server = await receiver();
    const { emulator, send } = await newSender(start, { receiptDelayMs: 1000 });
    const [nobody] = itemsOf(await send());
    emulator.admin.setClock({ advanceMs: 1000 });
    await until(() => pushOf(emulator, nobody?.messageId ?? "").nextAt === null);
    expect(pushOf(emulator, nobody?.messageId ?? "").attempts).toBe(0);
    await send({ mobile: "13900139000" });
    const path = "/baidu/accounts/emulator";
    const account = await admin(emulator, "PATCH", path, { receiptUrl: server.url, token: "secret-token" });
    expect(account.body).toMatchObject({ receiptUrl: server.url, token: "(hidden)" });
    expect(account.text).not.toContain("secret-token");
    emulator.admin.setClock({ advanceMs: 1000 });
    await server.arrived(1);
    expect(JSON.parse(server.requests[0]?.text ?? "").mobile).toBe("13900139000");
    expect((await admin(emulator, "PATCH", path, { receiptUrl: "ftp://x" })).body.error).toContain("http or https");
    await admin(emulator, "DELETE", path);
    expect(emulator.admin.object(accountRef)).toMatchObject({ receiptUrl: null, token: null });
  });

  it("follow real time when the clock runs", async () => {
    const server = await receiver();
    const { send } = await newSender(start, {
      clock: createClock(),
      callbacks: { baidu: { receiptUrl: server.url } },
      receiptDelayMs: 20,
    });
    await send();
    await server.arrived(1);
  });

  it("that are due after a restart are still pushed", async () => {
    const server = await receiver();
    const options = { data: join(mkdtempSync(join(tmpdir(), "emulator-")), "data.json"), review: "manual", receiptDelayMs: 1000 } as const;
    const callbacks = { baidu: { receiptUrl: server.url } };
    const first = await startEmulator({ ...options, clock: clockAt(noon) });
    await (await senderOn(first)).send();
    await first.close();
    const second = await startEmulator({ ...options, callbacks, clock: clockAt(noon + 1000) });
    await server.arrived(1);
    await second.close();
  });

  it("are forgotten by a reset", async () => {
    const server = await receiver();
    const { emulator, send } = await newSender(start, { callbacks: { baidu: { receiptUrl: server.url } }, receiptDelayMs: 1000 });
    await send();
    emulator.admin.reset();
    const sender = await senderOn(emulator);
    await sender.send({ mobile: "13900139000" });
    emulator.admin.setClock({ advanceMs: 1000 });
    await server.arrived(1);
    expect(server.requests.map(({ text }) => JSON.parse(text).mobile)).toEqual(["13900139000"]);
  });

  it("of many messages all arrive", async () => {
    const server = await receiver();
    const { emulator, send } = await newSender(start, {
      callbacks: { baidu: { receiptUrl: server.url } },
      receiptDelayMs: 0,
      accountLimits: "off",
    });
    const mobiles = Array.from({ length: 200 }, (_, index) => `139${String(index).padStart(8, "0")}`);
    await send({ mobile: mobiles.join(",") });
    await server.arrived(200);
    expect(new Set(server.requests.map(({ text }) => JSON.parse(text).mobile))).toEqual(new Set(mobiles));
    expect(emulator.admin.objects({ kind: "messages", platform: "baidu" })).toHaveLength(200);
  });

  it("need addresses that can be reached by HTTP, of a platform that there is", async () => {
    await expect(startEmulator({ callbacks: { baidu: { receiptUrl: "nowhere" } } })).rejects.toThrow("http or https URL");
    await expect(startEmulator({ callbacks: { nobody: {} } })).rejects.toThrow('unknown platform "nobody". Allowed: baidu');
  });

  it("are joined by the replies of recipients", async () => {
    const server = await receiver();
    const callbacks = { baidu: { uplinkUrl: server.url, token: "" } };
    const { emulator, send } = await newSender(start, { callbacks });
    emulator.admin.edit(accountRef, { extensionCodes: true });
    const [item] = itemsOf(await send({ userExtId: "123" }));
    const reply = await admin(emulator, "POST", "/baidu/uplinks", { messageId: item?.messageId, content: "TD" });
    expect(reply.status).toBe(200);
    await server.arrived(1);
    const [push] = server.requests;
    expect(JSON.parse(push?.text ?? "")).toEqual({
      mobile: "13800138000",
      content: "TD",
      sign: "百度智能云",
      receiveTime: "2024-01-02T06:30:15Z",
      userExtId: "123",
    });
    expect(push?.headers.signature).toBe(md5(`${noon}${push?.text}`));
    const [uplink] = emulator.admin.objects({ platform: "baidu", kind: "uplinks" });
    expect(uplink).toMatchObject({ content: "TD", status: "RECEIVED" });
    emulator.admin.remove({ ...uplinkKind, id: uplink?.id ?? "" });
    expect(emulator.admin.objects({ platform: "baidu", kind: "uplinks" })).toEqual([]);
  });

  it.each([
    [{ content: "TD" }, "messageId, or mobile and sign"],
    [{ content: "TD", messageId: "x" }, '"x"'],
    [{ mobile: "13800138000", sign: "百度" }, "content"],
  ])("have no reply %j", async (fields, says) => {
    const emulator = await start();
    expect(() => emulator.admin.create(uplinkKind, fields)).toThrow(says);
    expect(emulator.admin.objects()).toEqual([]);
  });
});
