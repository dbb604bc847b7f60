/** What the emulated infocloud pushes: receipts and replies, each within a second or not at all. */
import { createClock, type Emulator, type EmulatorOptions } from "../../src/emulator";
import { directExchange } from "../../src/system/network/direct-exchange";
import { memoryDisk } from "../support/memory-disk";
import { type Reaction, startRecordingServer } from "../support/recording-server";
import { emulators } from "./caller";
import { accountRef, call, dataOf, noon, paths, phone, ref, rowsOf, senderOn } from "./infocloud-caller";

type Server = Awaited<ReturnType<typeof startRecordingServer>>;
const at = (): EmulatorOptions => ({ rateLimits: "off", receiptDelayMs: 0, clock: createClock({ offsetMs: 0, frozenAt: noon }) });

describe("the pushes of infocloud", () => {
  const start = emulators();
  let server: Server;
  let reaction: Reaction;
  beforeEach(async () => {
    reaction = { status: 200 };
    server = await startRecordingServer(() => reaction);
  });
  afterEach(() => server.close());

  const bodies = () => server.requests.map(({ text }) => JSON.parse(text));
  const receiver = (emulator: Emulator) =>
    emulator.admin.edit(accountRef, { receiptUrl: `${server.url}/receipts`, uplinkUrl: `${server.url}/replies` });
  const endpoint = (emulator: Emulator, purpose = "receipts") => emulator.admin.object(ref("endpoints", `emulator.${purpose}`));
  /** Waits until the push's outcome is noted. */
  const noted = async (emulator: Emulator, misses: number) => {
    while (endpoint(emulator).misses !== misses) await new Promise(setImmediate);
  };

  it("bring receipts with the key, the whole number and the caller's id", async () => {
    const { emulator, send } = senderOn(await start(at()));
    receiver(emulator);
    const { msgId } = dataOf(await send({ bid: "order 1" }));
    await server.arrived(1);
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      path: "/receipts",
      headers: { "content-type": "application/json;charset=UTF-8" },
    });
    expect(bodies()).toEqual([
      { apiKey: "emulator", data: [{ msgId, tel: phone, arriveResult: "DELIVRD", arriveTime: "2401021430", bid: "order 1" }] },
    ]);
    expect(rowsOf(await call(emulator, paths.receipts))).toHaveLength(1);
  });

  it("bring at most 600 receipts each", async () => {
    const { emulator, send } = senderOn(await start(at()));
    receiver(emulator);
    await send({ phones: Array.from({ length: 700 }, (_, place) => String(13_900_000_000 + place)).join(",") });
    await server.arrived(2);
    expect(bodies().map(({ data }) => data.length)).toEqual([600, 100]);
  });

  it("bring replies, to the message's access number with its extension", async () => {
    const { emulator, send, messages } = senderOn(await start(at()));
    emulator.admin.edit(accountRef, { uplinkUrl: `${server.url}/replies` });
    await send({ upExtendCode: "15" });
    const kind = { platform: "infocloud", kind: "uplinks" };
    emulator.admin.create(kind, { messageId: messages()[0]?.id ?? "", content: "TD" });
    await server.arrived(1);
    emulator.admin.create(kind, { number: "13800138001", content: "好", srcId: "1069" });
    await server.arrived(2);
    expect(bodies()).toEqual([
      { apiKey: "emulator", data: [{ srcId: "1069000015", tel: phone, content: "TD", arriveTime: "2401021430" }] },
      { apiKey: "emulator", data: [{ srcId: "1069", tel: "13800138001", content: "好", arriveTime: "2401021430" }] },
    ]);
    expect(() => emulator.admin.create(kind, { content: "好" })).toThrow("expected messageId or number");
    expect(() => emulator.admin.create(kind, { number: "+441632960000", content: "好" })).toThrow("11 digits");
  });

  it("wait a second for the answer", async () => {
    const waits: number[] = [];
    const exchange: EmulatorOptions["exchange"] = {
      ...directExchange,
      send: (request, timeoutMs, signal) => {
        waits.push(timeoutMs);
        return directExchange.send(request, timeoutMs, signal);
      },
    };
    const { emulator, send } = senderOn(await start({ ...at(), exchange }));
    receiver(emulator);
    await send();
    await server.arrived(1);
    expect(waits).toEqual([1000]);
  });

  it.each<[string, Reaction]>([
    ["refused", { status: 500 }],
    ["redirected", { status: 302, headers: { location: "/" } }],
    ["not answered", "drop"],
  ])("stop when three in a row are %s, until the admin interface resets that", async (_what, given) => {
    reaction = given;
    const { emulator, send } = senderOn(await start(at()));
    receiver(emulator);
    for (const misses of [1, 2, 3]) {
      await send();
      await noted(emulator, misses);
    }
    expect(endpoint(emulator)).toMatchObject({ status: "SUSPENDED", url: `${server.url}/receipts`, misses: 3, account: "emulator" });
    reaction = { status: 200 };
    await send();
    // Replies go to another address, which is not suspended.
    emulator.admin.create({ platform: "infocloud", kind: "uplinks" }, { number: phone, content: "TD" });
    await server.arrived(4);
    expect(server.requests.map(({ path }) => path)).toEqual(["/receipts", "/receipts", "/receipts", "/replies"]);
    emulator.admin.remove(ref("endpoints", "emulator.receipts"));
    await send();
    await server.arrived(5);
    expect(server.requests[4]?.path).toBe("/receipts");
  });

  it("go on when one of three is taken, and at a new address", async () => {
    reaction = { status: 500 };
    const { emulator, send } = senderOn(await start(at()));
    receiver(emulator);
    for (const [status, misses] of [
      [500, 1],
      [500, 2],
      [204, 0],
      [500, 1],
      [500, 2],
      [500, 3],
    ] as const) {
      reaction = { status };
      await send();
      await noted(emulator, misses);
    }
    emulator.admin.edit(accountRef, { receiptUrl: `${server.url}/new` });
    await send();
    await server.arrived(7);
    expect(server.requests[6]?.path).toBe("/new");
  });

  it("are taken up again after a restart, and stay stopped over one", async () => {
    const options = { rateLimits: "off", receiptDelayMs: 1000, disk: memoryDisk(), data: "/data.json" } as const;
    const first = senderOn(await start({ ...options, clock: createClock({ offsetMs: 0, frozenAt: noon }) }));
    receiver(first.emulator);
    await first.send();
    await first.emulator.close();
    expect(server.requests).toEqual([]);
    reaction = { status: 500 };
    const second = await start({ ...options, clock: createClock({ offsetMs: 0, frozenAt: noon + 1000 }) });
    await noted(second, 1);
    await second.close();
    const third = await start({ ...options, clock: createClock({ offsetMs: 0, frozenAt: noon + 2000 }) });
    expect(endpoint(third).misses).toBe(1);
    expect(server.requests.length).toBe(1);
  });
});
