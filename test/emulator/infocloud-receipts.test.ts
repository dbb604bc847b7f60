/** Receipts of the emulated infocloud, which are read once. */
import { createClock, type Emulator } from "../../src/emulator";
import { emulators } from "./caller";
import { call, codeOf, dataOf, noon, paths, phone, ref, rowsOf, senderOn } from "./infocloud-caller";

const at = { rateLimits: "off", receiptDelayMs: 2000 } as const;
const hourMs = 3_600_000;
const read = async (emulator: Emulator, filter: object = {}) => rowsOf(await call(emulator, paths.receipts, filter));

describe("the receipts of infocloud", () => {
  const start = emulators();
  const sender = async () => senderOn(await start({ ...at, clock: createClock({ offsetMs: 0, frozenAt: noon }) }));

  it("come after a while, with the number masked and the time in Beijing, and once", async () => {
    const { emulator, send } = await sender();
    const { msgId } = dataOf(await send({ bid: "order 1" }));
    expect(await read(emulator)).toEqual([]);
    emulator.admin.setClock({ advanceMs: 2000 });
    const reply = await call(emulator, paths.receipts);
    expect(reply.body).toEqual({
      code: 200,
      message: "查询成功",
      data: [{ msgId, tel: "138****8000", arrive: "DELIVRD", arriveTime: "2401021430", bid: "order 1" }],
      requestId: expect.any(String),
    });
    expect(await read(emulator)).toEqual([]);
  });

  it("are lost when the answer is", async () => {
    const { emulator, send } = await sender();
    await send();
    emulator.admin.setClock({ advanceMs: 2000 });
    emulator.admin.addFaults({ platform: "infocloud", call: "queryReceipts", times: 1, action: { dropAnswer: true } });
    await expect(call(emulator, paths.receipts)).rejects.toThrow();
    expect(await read(emulator)).toEqual([]);
  });

  it("are those of the batches and of the caller's id that are asked for", async () => {
    const { emulator, send } = await sender();
    const ids: unknown[] = [];
    for (const bid of ["a", "a", "b", undefined]) ids.push(dataOf(await send({ bid })).msgId);
    emulator.admin.setClock({ advanceMs: 2000 });
    const idsIn = (rows: readonly Readonly<Record<string, unknown>>[]) => rows.map(({ msgId }) => msgId);
    expect(idsIn(await read(emulator, { msgId: `${ids[0]},${ids[2]}`, bid: "a" }))).toEqual([ids[0]]);
    expect(idsIn(await read(emulator, { bid: "b" }))).toEqual([ids[2]]);
    expect(idsIn(await read(emulator, { msgId: "1" }))).toEqual([]);
    const rest = await read(emulator, { msgId: "", bid: null });
    expect(idsIn(rest)).toEqual([ids[1], ids[3]]);
    expect(rest[1]).not.toHaveProperty("bid");
  });

  it("are 600 at once, the earliest first", async () => {
    const { emulator, send } = await sender();
    await send({ phones: Array.from({ length: 700 }, (_, place) => String(13_900_000_000 + place)).join(",") });
    emulator.admin.setClock({ advanceMs: -1000 });
    await send();
    emulator.admin.setClock({ advanceMs: 3000 });
    const first = await read(emulator);
    expect([first.length, first[0]?.tel]).toEqual([600, "138****8000"]);
    expect(await read(emulator)).toHaveLength(101);
  });

  it("can be read for six hours", async () => {
    const { emulator, send } = await sender();
    await send({ bid: "a" });
    await send({ bid: "b" });
    emulator.admin.setClock({ advanceMs: 2000 + 6 * hourMs });
    expect(await read(emulator, { bid: "a" })).toHaveLength(1);
    emulator.admin.setClock({ advanceMs: 1 });
    expect(await read(emulator, { bid: "b" })).toEqual([]);
  });

  it("say what carriers know of a number, or never come", async () => {
    const { emulator, send } = await sender();
    emulator.admin.edit(ref("numbers", "13800138001"), { receiptCode: "UNDELIV" });
    emulator.admin.edit(ref("numbers", "13800138002"), { receiptCode: null });
    await send({ phones: `${phone},13800138001,13800138002` });
    emulator.admin.setClock({ advanceMs: 2000 });
    expect((await read(emulator)).map(({ arrive }) => arrive)).toEqual(["DELIVRD", "UNDELIV"]);
  });

  it("can be decided about while they wait, and not afterwards", async () => {
    const { emulator, send, messages } = await sender();
    await send();
    const message = ref("messages", messages()[0]?.id ?? "");
    emulator.admin.edit(message, { receiptCode: "EXPIRED" });
    expect((await read(emulator)).map(({ arrive }) => arrive)).toEqual(["EXPIRED"]);
    expect(() => emulator.admin.edit(message, { receiptCode: "DELIVRD" })).toThrow("It is final.");
    emulator.admin.setClock({ advanceMs: 2000 });
    expect(await read(emulator)).toEqual([]);
  });

  it("are of the account alone", async () => {
    const credentials = {
      emulator: { secret: "emulator-secret" },
      other: { secret: "other" },
      sub: { secret: "sub", subAccountOf: "emulator" },
    };
    const { emulator, send } = senderOn(await start({ ...at, receiptDelayMs: 0, credentials }));
    await send();
    expect(rowsOf(await call(emulator, paths.receipts, {}, { key: { apiKey: "other", accessKey: "other" } }))).toEqual([]);
    expect(rowsOf(await call(emulator, paths.receipts, {}, { key: { apiKey: "sub", accessKey: "sub" } }))).toHaveLength(1);
  });
});

describe("the statistics of infocloud", () => {
  const start = emulators();
  const days = (from: string, to: string, more: object = {}) => ({ startDate: from, endDate: to, ...more });

  it("count by Beijing's days what was sent and what became of it", async () => {
    const { emulator, send } = senderOn(await start({ ...at, clock: createClock({ offsetMs: 0, frozenAt: noon }) }));
    emulator.admin.edit(ref("numbers", "13800138001"), { receiptCode: "UNDELIV" });
    emulator.admin.edit(ref("numbers", "13800138002"), { receiptCode: null });
    await send({ phones: `${phone},13800138001,13800138002` });
    emulator.admin.setClock({ now: "2024-01-02T16:00:00Z" });
    await send();
    const { body } = await call(emulator, paths.statistics, days("2024-01-01", "2024-01-03"));
    expect(body).toEqual({
      code: 200,
      message: "查询成功",
      data: [
        { totalCount: 3, successCount: 1, failCount: 1, noReceiptCount: 1, sendDate: "2024-01-02" },
        { totalCount: 1, successCount: 0, failCount: 0, noReceiptCount: 1, sendDate: "2024-01-03" },
      ],
      totalSize: 2,
      requestId: expect.any(String),
    });
    expect(rowsOf(await call(emulator, paths.statistics, days("2024-01-03", "2024-01-03")))).toHaveLength(1);
    const second = await call(emulator, paths.statistics, days("2024-01-01", "2024-01-03", { page: 2, pageSize: 1 }));
    expect([rowsOf(second).map(({ sendDate }) => sendDate), second.body.totalSize]).toEqual([["2024-01-03"], 2]);
    expect((await call(emulator, paths.statistics, days("2025-01-01", "2025-01-03"))).body).toMatchObject({ data: [], totalSize: 0 });
  });
});

describe("the limits of infocloud", () => {
  const start = emulators();
  const limited = async () => senderOn(await start({ clock: createClock({ offsetMs: 0, frozenAt: noon }) }));

  it.each([
    ["receipts", paths.receipts, {}, 3, 60_000],
    ["statistics", paths.statistics, { startDate: "2024-01-01", endDate: "2024-01-02" }, 4, 60_000],
    ["the allowance", paths.allowance, {}, 1, 15_000],
  ])("of %s are kept for each key", async (_what, path, body, most, windowMs) => {
    const { emulator } = await limited();
    const codes = async (count: number) => {
      const all = [];
      for (let each = 0; each < count; each += 1) all.push(codeOf(await call(emulator, path, body)));
      return all;
    };
    const full = Array.from({ length: most }, () => 200);
    expect(await codes(most + 1)).toEqual([...full, 6000]);
    emulator.admin.setClock({ advanceMs: windowMs - 1 });
    expect(await codes(1)).toEqual([6000]);
    emulator.admin.setClock({ advanceMs: 1 });
    expect(await codes(most)).toEqual(full);
  });

  it("of sends are 300 a second of both kinds, and each can be set or lifted", async () => {
    const { emulator, send, sendBatch } = await limited();
    const account = ref("accounts", "emulator");
    expect(emulator.admin.object(account).limits).toMatchObject({ sendsPerSecond: 300 });
    const limits = { sendsPerSecond: 2, receiptsPerMinute: 0, statisticsPerMinute: 4, allowancePerFifteenSeconds: null };
    emulator.admin.edit(account, { limits });
    const codes = [codeOf(await send()), codeOf(await sendBatch()), codeOf(await send())];
    codes.push(codeOf(await call(emulator, paths.receipts)));
    codes.push(codeOf(await call(emulator, paths.allowance)), codeOf(await call(emulator, paths.allowance)));
    expect(codes).toEqual([200, 200, 6000, 6000, 200, 200]);
  });

  it("come after the signature and before the body", async () => {
    const { emulator } = await limited();
    await call(emulator, paths.allowance);
    expect(codeOf(await call(emulator, paths.allowance, {}, { key: { apiKey: "emulator", accessKey: "other" } }))).toBe(2001);
    expect(codeOf(await call(emulator, paths.allowance, "{"))).toBe(6000);
  });
});
