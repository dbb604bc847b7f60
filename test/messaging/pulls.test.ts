/** What platforms give once when they are asked: nothing that was read is lost, whoever stops and whenever. */
import { InfocloudSms, TencentSms } from "../../src";
import {
  createReceiptTracker,
  type MessagingEvent,
  pullInfocloudReceipts,
  pullTencentReceipts,
  pullTencentReplies,
} from "../../src/messaging";
import { emulators } from "../emulator/caller";
import * as infocloud from "../emulator/infocloud-caller";
import { noon } from "../emulator/sending";
import { accountRef, replyKind } from "../emulator/tencent-caller";
import * as tencent from "../emulator/tencent-sending";
import { always } from "../support/random";
import { ManualClock } from "../support/time/manual-clock";
import { virtualTime } from "../support/time/virtual-time";
import { line } from "./receiver";

const start = emulators();
const clock = () => new ManualClock(noon, { jump: true });

async function all(batches: AsyncIterable<readonly MessagingEvent[]>): Promise<readonly (readonly MessagingEvent[])[]> {
  const found = [];
  for await (const events of batches) found.push(events);
  return found;
}

describe("Tencent's pulls", () => {
  async function newSender() {
    const sender = await tencent.newSender(start, { receiptDelayMs: 0 });
    sender.emulator.admin.edit(accountRef, { pulls: true });
    const time = clock();
    const keys = { secretId: "emulator", secretKey: "emulator-secret" };
    const client = new TencentSms({ ...keys, endpoint: sender.emulator.url, clock: time, random: always(0.5) });
    const pull = { client, smsSdkAppId: tencent.appId, clock: time };
    const sendTo = (count: number) =>
      sender.serials({ PhoneNumberSet: Array.from({ length: count }, (_, index) => `+86138${String(index).padStart(8, "0")}`) });
    return { ...sender, pull, time, sendTo };
  }

  it("give receipts page by page until there are none, with the keys that pushes have", async () => {
    const { pull, sendTo } = await newSender();
    const sent = await sendTo(120);
    const batches = await all(pullTencentReceipts(pull));
    expect(batches.map(({ length }) => length)).toEqual([100, 20]);
    expect(batches.flat().map(({ key }) => key)).toEqual(sent.map((id, index) => `tencent:${id} +86138${String(index).padStart(8, "0")}`));
    expect(batches[0]?.[0]).toMatchObject({ type: "delivered", code: "DELIVRD", via: "pull", verified: true, at: noon });
    expect(await all(pullTencentReceipts(pull))).toEqual([]);
  });

  it("lose nothing of what was read where somebody stops", async () => {
    const { pull, sendTo } = await newSender();
    await sendTo(120);
    const seen = [];
    for await (const events of pullTencentReceipts(pull)) {
      seen.push(...events);
      break;
    }
    seen.push(...(await all(pullTencentReceipts(pull))).flat());
    expect(new Set(seen.map(({ key }) => key)).size).toBe(120);
  });

  it("finish the read under way when they are to end, and give what it gave", async () => {
    const { pull, sendTo } = await newSender();
    await sendTo(2);
    const ending = new AbortController();
    const batches = pullTencentReceipts({ ...pull, until: "aborted", signal: ending.signal });
    const first = batches.next();
    ending.abort();
    expect((await first).value).toHaveLength(2);
    expect(await batches.next()).toEqual({ done: true, value: undefined });
    const ended = AbortSignal.abort();
    expect(await all(pullTencentReceipts({ ...pull, signal: ended }))).toEqual([]);
  });

  it("go on with pauses where they are to, and end in a pause", async () => {
    const { pull, sendTo, time } = await newSender();
    const ending = new AbortController();
    const batches = pullTencentReceipts({ ...pull, until: "aborted", signal: ending.signal, pauseMs: 1234 });
    await sendTo(1);
    expect((await batches.next()).value).toHaveLength(1);
    await sendTo(1);
    expect((await batches.next()).value).toHaveLength(1);
    expect(time.sleeps).toEqual([1234]);
    ending.abort();
    expect((await batches.next()).done).toBe(true);
  });

  it("give replies", async () => {
    const { pull, sendTo, emulator } = await newSender();
    const [serialNo] = await sendTo(1);
    emulator.admin.create(replyKind, { serialNo, text: "TD" });
    const [batch = []] = await all(pullTencentReplies(pull));
    expect(batch.map(line)).toEqual(["tencent reply TD +8613800000000"]);
    expect(batch[0]).toMatchObject({ signature: "腾讯云", at: noon });
  });

  it("tell why they cannot go on, when all that was read has been given", async () => {
    const { pull, sendTo, emulator } = await newSender();
    await sendTo(100);
    const batches = pullTencentReceipts(pull);
    expect((await batches.next()).value).toHaveLength(100);
    emulator.admin.edit(accountRef, { pulls: false });
    await expect(batches.next()).rejects.toThrow("Tencent");
    expect((await batches.next()).done).toBe(true);
  });
});

describe("infocloud's pulls", () => {
  async function sentTo(count: number) {
    const { clock, platform } = virtualTime();
    const emulator = await start({ receiptDelayMs: 0, clock: platform });
    const keys = { apiKey: "emulator", accessKey: "emulator-secret" };
    const client = new InfocloudSms({ ...keys, endpoint: emulator.url, clock, random: always(0.5) });
    const templateCode = infocloud.newTemplate(emulator);
    const phones = Array.from({ length: count }, (_, index) => String(13_800_138_000 + index * 10_000));
    const { body } = await infocloud.call(emulator, infocloud.paths.send, {
      phones: phones.join(","),
      templateCode,
      templateParam: '["2345"]',
    });
    const { msgId } = body.data as { msgId: string };
    return { client, clock, msgId };
  }

  it("give receipts whose numbers are masked, and never take one for a repetition of another", async () => {
    const { client, clock, msgId } = await sentTo(1000);
    const batches = await all(pullInfocloudReceipts({ client, clock }));
    expect(batches.map(({ length }) => length)).toEqual([600, 400]);
    expect(batches[0]?.[0]).toMatchObject({ type: "delivered", messageId: msgId, number: "138****8000", numberMasked: true });
    // Those whose hidden digits alone differ look alike.
    expect(new Set(batches.flat().map(line)).size).toBeLessThan(1000);
    const tracker = createReceiptTracker();
    const told = [];
    for (const events of batches) told.push(...(await tracker.take(events)).events);
    expect(told).toHaveLength(1000);
    expect(told.every(({ key }) => key === undefined)).toBe(true);
  });

  it("ask no more than once a minute", async () => {
    const { client, clock } = await sentTo(1000);
    const begin = clock.now();
    await all(pullInfocloudReceipts({ client, clock }));
    const passed = clock.now() - begin;
    expect([passed >= 60_000, passed < 120_000]).toEqual([true, true]);
  });
});
