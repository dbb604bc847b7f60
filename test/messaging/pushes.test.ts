/** What all platforms push, taken by one handler over real HTTP and told in one vocabulary. */
import type { Emulator } from "../../src/emulator";
import { systemClock } from "../../src/system/clock";
import { emulators } from "../emulator/caller";
import * as huaweiCaller from "../emulator/huawei-caller";
import * as huawei from "../emulator/huawei-sending";
import * as infocloud from "../emulator/infocloud-caller";
import * as baidu from "../emulator/sending";
import { numberRef, replyKind } from "../emulator/tencent-caller";
import * as tencent from "../emulator/tencent-sending";
import { line, type Receiver, receivers } from "./receiver";

const start = emulators();
const receive = receivers();

/** The pushes of an emulator whose clock stands still are judged by its time. */
const timeOf = (emulator: Emulator) => ({ now: () => emulator.admin.clock().epochMs, sleep: systemClock.sleep });

describe("Tencent", () => {
  it("tells of receipts by the hundred, and of replies", async () => {
    const receiver = await receive({ platforms: { tencent: { addresses: ["127.0.0.1"] } } });
    const url = `${receiver.url}/callbacks/tencent`;
    const callbacks = { tencent: { receiptUrl: url, uplinkUrl: url } };
    const { emulator, serials } = await tencent.newSender(start, { callbacks, receiptDelayMs: 0 });
    emulator.admin.edit(numberRef("+8613800000000"), { receiptCode: "MK:0024" });
    const sent = await serials({ PhoneNumberSet: Array.from({ length: 120 }, (_, index) => `+86138${String(index).padStart(8, "0")}`) });
    await receiver.told(120);
    expect(receiver.events.map((event) => "messageId" in event && event.messageId).sort()).toEqual([...sent].sort());
    expect(receiver.events.map(line).sort()).toEqual(
      expect.arrayContaining(["tencent delivered DELIVRD +8613800000119", "tencent failed MK:0024 by recipient +8613800000000"]),
    );
    expect(receiver.events[0]).toMatchObject({ via: "push", verified: true, numberMasked: false, at: baidu.noon });
    emulator.admin.create(replyKind, { serialNo: sent[1], text: "TD" });
    await receiver.told(121);
    expect(receiver.events.at(-1)).toMatchObject({
      type: "reply",
      text: "TD",
      signature: "腾讯云",
      number: "+8613800000001",
      at: baidu.noon,
    });
    expect(receiver.problems).toEqual([]);
  });

  it("pushes again what was not taken, and it is told once", async () => {
    let tries = 0;
    const append = () => {
      tries += 1;
      if (tries < 3) throw new Error("the disk is full");
    };
    const receiver = await receive({ platforms: { tencent: { unverified: true } }, store: { append } });
    const { serials } = await tencent.newSender(start, {
      callbacks: { tencent: { receiptUrl: `${receiver.url}/callbacks/tencent` } },
      receiptDelayMs: 0,
    });
    const [messageId] = await serials();
    await receiver.told(1);
    expect([tries, receiver.events]).toMatchObject([3, [{ type: "delivered", messageId, verified: false }]]);
    expect(receiver.problems).toMatchObject([
      { what: "not_stored", platform: "tencent", events: [{ messageId }], error: { message: "the disk is full" } },
      { what: "not_stored" },
    ]);
  });
});

describe("Baidu", () => {
  it("tells of receipts and replies that are signed", async () => {
    const receiver = await receive({ platforms: { baidu: { token: "a secret" } } });
    const url = `${receiver.url}/callbacks/baidu`;
    const callbacks = { baidu: { receiptUrl: url, uplinkUrl: url, token: "a secret" } };
    const { emulator, send } = await baidu.newSender(start, { callbacks, receiptDelayMs: 0 });
    emulator.admin.edit(baidu.numberRef("13800138001"), { receiptCode: "M:00163" });
    const items = baidu.itemsOf(await send({ mobile: "13800138000,13800138001", custom: "order 7" }));
    await receiver.told(2);
    expect(receiver.events.map(line).sort()).toEqual([
      "baidu delivered DELIVRD +8613800138000",
      expect.stringMatching(/^baidu failed M:00163 by \w+ \+8613800138001$/),
    ]);
    expect(receiver.events[0]).toMatchObject({ context: "order 7", at: baidu.noon, key: `baidu:${items[0]?.messageId}` });
    emulator.admin.create(baidu.uplinkKind, { messageId: items[0]?.messageId, content: "TD" });
    await receiver.told(3);
    expect(receiver.events[2]).toMatchObject({ type: "reply", text: "TD", signature: "百度智能云", number: "+8613800138000" });
    expect(receiver.problems).toEqual([]);
  });
});

describe("Huawei", () => {
  const pair = { accessKey: "push", secretKey: "secret of the push" };

  async function newSender(keys: Readonly<Record<string, string>>): Promise<{ receiver: Receiver; sender: huawei.Sender; url: string }> {
    const emulator = await start({ review: "manual", receiptDelayMs: 0, clock: baidu.clockAt(baidu.noon) });
    const receiver = await receive({ platforms: { huawei: { keys } }, clock: timeOf(emulator) });
    const sender = await huawei.newSender(emulator);
    const url = `${receiver.url}/callbacks/huawei`;
    emulator.admin.edit(huaweiCaller.ref("apps", sender.app), { pushKeys: [pair], batchReportUrl: url, upLinkAddr: url });
    return { receiver, sender, url };
  }

  it("tells of segments as one message, one by one or together, and of replies", async () => {
    const { receiver, sender, url } = await newSender({ push: pair.secretKey });
    const { emulator, template, form, from, app } = sender;
    emulator.admin.edit(huaweiCaller.ref("templates", template), { templateContent: "长".repeat(80), variables: [] });
    await form({ templateParas: undefined, extend: "order 1", statusCallback: url });
    await receiver.told(1);
    await form({ templateParas: undefined });
    await receiver.told(2);
    expect(receiver.events).toMatchObject([
      { type: "delivered", segment: { of: 2 }, context: "order 1", number: huawei.phone },
      { type: "delivered", segment: { of: 2 } },
    ]);
    emulator.admin.create({ platform: "huawei", kind: "uplinks" }, { from: huawei.phone, to: from, appId: app, body: "TD" });
    await receiver.told(3);
    expect(receiver.events[2]).toMatchObject({ type: "reply", text: "TD", number: huawei.phone, to: from, verified: true });
    expect(receiver.problems).toEqual([]);
  });

  it("is refused where the key is another", async () => {
    const { receiver, sender, url } = await newSender({ push: "another secret" });
    await sender.form({ statusCallback: url });
    await receiver.met("refused");
    expect(receiver.problems).toMatchObject([{ what: "refused", platform: "huawei", status: 401 }]);
    expect(receiver.events).toEqual([]);
  });
});

describe("infocloud", () => {
  it("tells of receipts and replies under the key of the account", async () => {
    const receiver = await receive({ platforms: { infocloud: { apiKey: "emulator" } } });
    const url = `${receiver.url}/callbacks/infocloud`;
    const callbacks = { infocloud: { receiptUrl: url, uplinkUrl: url } };
    const emulator = await start({ callbacks, receiptDelayMs: 0, clock: baidu.clockAt(baidu.noon) });
    const templateCode = infocloud.newTemplate(emulator);
    const numbers = Array.from({ length: 20 }, (_, index) => `138001380${index + 10}`);
    emulator.admin.edit(infocloud.ref("numbers", "13800138010"), { receiptCode: "REJECTD" });
    const { body } = await infocloud.call(emulator, infocloud.paths.send, {
      phones: numbers.join(","),
      templateCode,
      templateParam: '["2345"]',
      bid: "order 7",
    });
    await receiver.told(20);
    expect(receiver.events.map(line).sort()).toEqual(
      numbers
        .map((number, index) =>
          index === 0 ? `infocloud failed REJECTD by carrier +86${number}` : `infocloud delivered DELIVRD +86${number}`,
        )
        .sort(),
    );
    const { msgId } = body.data as { msgId: string };
    expect(receiver.events[0]).toMatchObject({ messageId: msgId, context: "order 7", numberMasked: false, at: baidu.noon - 15_000 });
    emulator.admin.create({ platform: "infocloud", kind: "uplinks" }, { number: "13800138010", content: "TD" });
    await receiver.told(21);
    expect(receiver.events[20]).toMatchObject({ type: "reply", text: "TD", number: "+8613800138010", verified: true });
    expect(receiver.problems).toEqual([]);
  });
});
