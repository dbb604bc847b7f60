/** Receipts and replies, pushed. */
import { startRecordingServer } from "../support/recording-server";
import { emulators } from "./caller";
import { minuteMs, noon } from "./sending";
import { accountRef, messageRef, numberRef, replyKind } from "./tencent-caller";
import { itemsOf, newSender, phone } from "./tencent-sending";

const other = "+8618501234445";
const seconds = noon / 1000;
const accepted = { status: 200, body: { result: 0, errmsg: "OK" } };

describe("callbacks", () => {
  const start = emulators();

  it("push up to 100 receipts together, and tell what the receipts tell", async () => {
    const server = await startRecordingServer(() => accepted);
    const { emulator, send } = await newSender(start, { callbacks: { tencent: { receiptUrl: server.url } }, receiptDelayMs: 0 });
    emulator.admin.edit(accountRef, { sessionContext: true });
    emulator.admin.edit(numberRef(other), { receiptCode: "UNDELIV" });
    const numbers = Array.from({ length: 120 }, (_, index) => (index === 0 ? other : `+86138${String(index).padStart(8, "0")}`));
    const items = itemsOf(await send({ PhoneNumberSet: numbers, SessionContext: "mine" }));
    await server.arrived(2);
    const bodies = server.requests.map(({ text }) => JSON.parse(text) as Record<string, unknown>[]);
    expect(bodies.map((body) => body.length).sort()).toEqual([100, 20].sort());
    const rows = new Map(bodies.flat().map((row) => [row.sid, row]));
    expect([...rows.keys()].sort()).toEqual(items.map(({ SerialNo }) => SerialNo).sort());
    expect(rows.get(items[0]?.SerialNo)).toEqual({
      user_receive_time: "2024-01-02 14:30:15",
      nationcode: "86",
      mobile: "18501234445",
      report_status: "FAIL",
      errmsg: "UNDELIV",
      description: "空号/停机/关机",
      sid: items[0]?.SerialNo,
      ext: "mine",
    });
    expect(server.requests[0]?.headers["content-type"]).toBe("application/json");
    await server.close();
  });

  it.each([
    ["another status", { status: 500, body: { result: 0 } }],
    ["another result", { status: 200, body: { result: 1, errmsg: "full" } }],
    ["no JSON", { status: 200, body: "OK" }],
    ["nothing", { status: 200 }],
  ])("are repeated twice after %s", async (_what, answer) => {
    const server = await startRecordingServer(() => answer);
    const { emulator, serials } = await newSender(start, { callbacks: { tencent: { receiptUrl: server.url } }, receiptDelayMs: 0 });
    const [serial = ""] = await serials();
    await server.arrived(3);
    const push = () => emulator.admin.object(messageRef(serial)).push as { attempts: number; nextAt: string | null };
    while (push().nextAt !== null) await new Promise((resolve) => setImmediate(resolve));
    expect(push()).toMatchObject({ attempts: 3, nextAt: null });
    expect(new Set(server.requests.map(({ text }) => text)).size).toBe(1);
    await server.close();
  });

  it("are not repeated when they were taken", async () => {
    const server = await startRecordingServer((_request, index) => (index === 0 ? { status: 503 } : accepted));
    const { emulator, serials } = await newSender(start, { callbacks: { tencent: { receiptUrl: server.url } }, receiptDelayMs: 0 });
    const [serial = ""] = await serials();
    await server.arrived(2);
    const push = () => emulator.admin.object(messageRef(serial)).push as { nextAt: string | null };
    while (push().nextAt !== null) await new Promise((resolve) => setImmediate(resolve));
    expect(push()).toEqual({ attempts: 2, nextAt: null, lastStatus: 200 });
    await server.close();
  });

  it("push a receipt that somebody decides alone, and once", async () => {
    const server = await startRecordingServer(() => accepted);
    const { emulator, serials } = await newSender(start, { callbacks: { tencent: { receiptUrl: server.url } }, receiptDelayMs: minuteMs });
    const [one = "", two = ""] = await serials({ PhoneNumberSet: [phone, other] });
    expect(emulator.admin.edit(messageRef(one), { receiptCode: "MK:0024" }).status).toBe("MK:0024");
    await server.arrived(1);
    emulator.admin.setClock({ advanceMs: minuteMs });
    await server.arrived(2);
    expect(
      server.requests.map(({ text }) => JSON.parse(text).map(({ sid, errmsg }: { sid: string; errmsg: string }) => [sid, errmsg])),
    ).toEqual([[[one, "MK:0024"]], [[two, "DELIVRD"]]]);
    expect(() => emulator.admin.edit(messageRef(one), { receiptCode: "DELIVRD" })).toThrow("It is final");
    await server.close();
  });

  it("push replies one by one", async () => {
    const server = await startRecordingServer(() => accepted);
    const { emulator, serials } = await newSender(start, { callbacks: { tencent: { uplinkUrl: server.url } } });
    const [serialNo = ""] = await serials();
    emulator.admin.create(replyKind, { serialNo, text: "R", extendCode: "11" });
    await server.arrived(1);
    expect(JSON.parse(server.requests[0]?.text ?? "")).toEqual({
      extend: "",
      mobile: "18501234444",
      nationcode: "86",
      sign: "腾讯云",
      text: "R",
      time: seconds,
    });
    await server.close();
  });
});
