/** The client and the emulator, which were written apart from each other, meet over HTTP: each call, each way to sign, each reading of the document, and both pushes. */
import { InfocloudSms, type InfocloudSmsOptions, infocloud } from "../../src";
import { dayIn } from "../../src/clouds/shared/client/days";
import { infocloudCalls } from "../../src/emulator/infocloud/calls/routes";
import { infocloudSwitches } from "../../src/emulator/infocloud/switches";
import { unlimited } from "../../src/http/limits/unlimited";
import { startRecordingServer } from "../support/recording-server";
import { virtualTime } from "../support/time/virtual-time";
import { emulators } from "./caller";
import { emulatorKey, newTemplate, phone, ref } from "./infocloud-caller";

const phones = [phone, "13800138001"];
const start = emulators();

/** With a client of its own; neither keeps a limit where nobody says so. */
async function open(options: Parameters<typeof start>[0] = {}, settings: Partial<InfocloudSmsOptions> = {}) {
  const emulator = await start({ rateLimits: "off", receiptDelayMs: 0, ...options });
  const sms = new InfocloudSms({ ...emulatorKey, endpoint: emulator.url, limiter: unlimited, ...settings });
  return { emulator, sms };
}

const dayMs = 24 * 60 * 60 * 1000;
const dayOf = dayIn("UTC");

/** Each call, and what it tells. */
async function life({ emulator, sms }: Awaited<ReturnType<typeof open>>) {
  const fixed = newTemplate(emulator, { content: "您的包裹已到" });
  const code = newTemplate(emulator);
  const batch = [
    { phone, templateParam: ["2345"] },
    { phone: "13800138001", templateParam: ["6789"] },
  ];
  // Which day it is depends on the zone, by at most one.
  const [startDate = "", endDate = ""] = [0, 1].map((days) => dayOf(emulator.admin.clock().epochMs + days * dayMs));
  const sent = [
    await sms.send({ phones, templateCode: fixed, bid: "order-1" }),
    await sms.send({ phones, templateCode: code, templateParam: ["2345"], upExtendCode: "15", bid: "order-1" }),
    await sms.sendBatch({ recipients: batch, templateCode: code, bid: "order-2" }),
    await sms.sendBatch({ recipients: phones.map((phone) => ({ phone })), templateCode: fixed }),
  ];
  const { data: receipts } = await sms.queryReceipts({ bid: "order-1" });
  const { data: others } = await sms.queryReceipts({ msgIds: sent.map(({ msgId }) => msgId) });
  const statistics = await sms.queryStatistics({ startDate, endDate });
  const { data: allowances } = await sms.queryAllowance();
  const health = await sms.checkHealth();
  return {
    ids: new Set(sent.map(({ msgId }) => msgId)).size,
    refused: sent.flatMap(({ failPhones }) => failPhones),
    receipts: receipts.map(({ arrive, bid }) => [arrive, bid]),
    others: others.length,
    statistics: [statistics.data.map(({ totalCount, successCount }) => [totalCount, successCount]), statistics.totalSize],
    left: allowances.find(({ itemName }) => itemName === "行业短信")?.residueValue,
    isHealthy: health.isHealthy,
    texts: emulator.admin.objects({ platform: "infocloud", kind: "messages" }).map(({ content }) => content),
  };
}

const lived = {
  ids: 4,
  refused: [],
  receipts: Array(4).fill(["DELIVRD", "order-1"]),
  others: 4,
  statistics: [[[8, 8]], 1],
  left: 99_992,
  isHealthy: true,
  texts: expect.arrayContaining(["【云杉商城】您的包裹已到", "【云杉商城】您的验证码是6789"]),
};

describe("the client makes every call and reads every answer", () => {
  it.each(infocloud.signMethods)("signed by %s", async (signMethod) => {
    const opened = await open({}, { signMethod });
    expect(await life(opened)).toEqual(lived);
    expect(Object.keys(opened.emulator.admin.calls().counts.infocloud ?? {}).sort()).toEqual([...infocloudCalls].sort());
  });

  const readings = Object.entries(infocloudSwitches).flatMap(([name, { values, default: usual }]) =>
    [...values].filter((value) => value !== usual).map((value) => [name, value] as const),
  );
  it.each(readings)("under %s=%s", async (name, value) => {
    expect(await life(await open({ switches: { [name]: value } }))).toEqual(lived);
  });

  it.each(["per-call", "enterprise"])("under the documented limits, %s, without one refused call", async (limits) => {
    const { clock, platform } = virtualTime();
    const documented = { rateLimits: "documented", clock: platform, switches: { "infocloud.query-limits": limits } } as const;
    const opened = await open(documented, { clock, limiter: undefined });
    expect(await life(opened)).toEqual(lived);
    expect(opened.emulator.admin.calls().refused).toEqual({});
  });
});

describe("a send", () => {
  it("of which no answer comes back went out once, and its receipts tell by the bid", async () => {
    const { emulator, sms } = await open();
    const templateCode = newTemplate(emulator, { content: "您的包裹已到" });
    emulator.admin.addFaults({ call: "send", action: { dropAnswer: true } });
    await expect(sms.send({ phones, templateCode, bid: "order-1" })).rejects.toMatchObject({ sent: "unknown", bid: "order-1", phones });
    expect(emulator.admin.objects({ platform: "infocloud", kind: "messages" })).toHaveLength(2);
    expect((await sms.queryReceipts({ bid: "order-1" })).data).toHaveLength(2);
  });

  it("of more numbers than one takes goes out once to each, a part whose answer is lost among them", async () => {
    const { emulator, sms } = await open();
    const templateCode = newTemplate(emulator, { content: "您的包裹已到" });
    const many = Array.from({ length: 2500 }, (_, n) => `138${String(n).padStart(8, "0")}`);
    emulator.admin.addFaults({ call: "send", nth: 2, action: { dropAnswer: true } });
    await expect(sms.sendInParts({ phones: many, templateCode })).rejects.toMatchObject({
      message: expect.stringContaining("of 3 parts 2 were accepted, 0 failed, and of 1 it is not known"),
    });
    const numbers = emulator.admin.objects({ platform: "infocloud", kind: "messages" }).map(({ number }) => number);
    expect([...numbers].sort()).toEqual(many);
  });

  it("is tried again while the platform's resources are locked", async () => {
    const { emulator, sms } = await open();
    const templateCode = newTemplate(emulator, { content: "您的包裹已到" });
    emulator.admin.addFaults({ call: "send", times: 3, action: { status: 200, code: "60009", message: "短信资源被锁定" } });
    await sms.send({ phones, templateCode });
    expect(emulator.admin.objects({ platform: "infocloud", kind: "messages" })).toHaveLength(2);
  });

  it("tells the numbers that are refused", async () => {
    const { emulator, sms } = await open();
    const templateCode = newTemplate(emulator, { content: "您的包裹已到" });
    emulator.admin.edit(ref("numbers", phone), { blacklisted: true });
    expect(await sms.send({ phones, templateCode })).toMatchObject({ failPhones: [phone] });
  });

  it.each([
    ["no such template", "not_found", "60001", { templateCode: "1" }],
    ["too many values", "invalid", "60003", { templateParam: ["1", "2"] }],
    ["a long value", "invalid", "60004", { templateParam: ["1234567"] }],
  ])("with %s is %s", async (_, meaning, code, change) => {
    const { emulator, sms } = await open();
    const templateCode = newTemplate(emulator);
    await expect(sms.send({ phones, templateCode, ...change })).rejects.toMatchObject({ meaning, code, sent: "yes", tries: 1 });
  });
});

it("receipts of a lost answer are gone, and are not asked for again", async () => {
  const { emulator, sms } = await open();
  await sms.send({ phones, templateCode: newTemplate(emulator, { content: "您的包裹已到" }) });
  emulator.admin.addFaults({ call: "queryReceipts", nth: 1, action: { dropAnswer: true } });
  await expect(sms.queryReceipts()).rejects.toMatchObject({ sent: "unknown", tries: 1 });
  expect((await sms.queryReceipts()).data).toEqual([]);
});

it.each([
  ["another key", { accessKey: "wrong" }, "unauthenticated", "2001"],
  ["a clock that is wrong", { clock: { now: () => 0, sleep: async () => undefined } }, "unauthenticated", "40004"],
])("%s is told as such", async (_, settings, meaning, code) => {
  const { sms } = await open({}, settings);
  const advice = code === "2001" ? "apiKey and accessKey are those of one account" : "Correct the local clock";
  await expect(sms.queryAllowance()).rejects.toMatchObject({ meaning, code, message: expect.stringContaining(advice) });
});

it("the pushes are verified, and read", async () => {
  const server = await startRecordingServer(() => ({}));
  const { emulator, sms } = await open();
  emulator.admin.edit(ref("accounts", "emulator"), { receiptUrl: `${server.url}/receipts`, uplinkUrl: `${server.url}/uplinks` });
  const templateCode = newTemplate(emulator, { content: "您的包裹已到" });
  const { msgId } = await sms.send({ phones, templateCode, bid: "order-1", upExtendCode: "15" });
  await server.arrived(1);
  emulator.admin.create({ platform: "infocloud", kind: "uplinks" }, { number: phone, content: " TD " });
  await server.arrived(2);
  await server.close();
  const [status = "", uplink = ""] = server.requests.map(({ text }) => text);
  for (const body of [status, uplink]) infocloud.verifyCallback({ body, apiKey: emulatorKey.apiKey });
  const { reports } = infocloud.parseStatusCallback(status);
  expect(reports.map(({ tel }) => tel)).toEqual(phones);
  expect(reports[0]).toMatchObject({ msgId, isDelivered: true, bid: "order-1" });
  expect(infocloud.timeOf(reports[0]?.arriveTime ?? "")).toEqual(expect.any(Number));
  expect(infocloud.parseUplinkCallback(uplink)).toMatchObject({ uplinks: [{ tel: phone, content: " TD " }], unreadable: [] });
  expect(() => infocloud.verifyCallback({ body: status, apiKey: "another" })).toThrow(/apiKey is not the one given/);
});
