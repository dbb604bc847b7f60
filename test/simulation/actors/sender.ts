/** A program that sends messages by a catalogue, from one platform to the next where one refuses. */
import { BaiduSms } from "../../../src/clouds/baidu/client/client";
import { HuaweiSms } from "../../../src/clouds/huawei/client/client";
import { InfocloudSms } from "../../../src/clouds/infocloud/client/client";
import { TencentSms } from "../../../src/clouds/tencent/client/client";
import { createMessenger, createReceiptTracker, type MessagingEvent, type PlatformName, pullTencentReceipts } from "../../../src/messaging";
import { huaweiSender } from "../account";
import { faultsBy, noFaults } from "../faults";
import { receiptsTold } from "../invariants/receipts-told";
import { sentOnce } from "../invariants/sent-once";
import { messageSent, nothingWrong } from "../reach";
import type { Scene } from "../scene";
import { sendingCatalogue, smsSdkAppId } from "../stack/sending";
import type { Chance } from "../world/chance";
import { emulatorUrl, type TestProcess } from "../world/world";
import { deedsOf } from "./actor";

const actor = "sender";
const orders: readonly (readonly PlatformName[])[] = [
  ["baidu", "tencent", "huawei", "infocloud"],
  ["tencent", "infocloud", "baidu"],
  ["huawei", "tencent"],
  ["infocloud", "huawei", "baidu", "tencent"],
];

export const sender = deedsOf(actor, {
  "sends a message": {
    weight: 2,
    run: async (scene, chance, isCalm) => {
      await send(scene, chance, isCalm);
      if (chance.happens(0.4)) await hear(scene, chance);
    },
  },
});

async function send(scene: Scene, chance: Chance, isCalm: boolean): Promise<void> {
  const { world, coverage } = scene;
  const faults = isCalm ? noFaults() : faultsBy(chance);
  const process = world.begin({ fateOf: faults.fateOf });
  const messenger = createMessenger({
    catalogue: sendingCatalogue,
    platforms: platformsIn(process),
    failover: [...(chance.pick(orders) ?? [])],
    clock: process.clock,
    random: process.random,
    disk: process.disk,
    onWarning: () => {},
  });
  const code = String(100_000 + chance.below(900_000));
  const to = [`+86138000001${10 + chance.below(3)}`, `+86138000002${10 + chance.below(3)}`];
  const results = await process.during(
    (async () => {
      const told = [];
      for await (const result of messenger.send("otp", to, { code })) told.push(result);
      return told;
    })(),
  );
  const isKilled = process.isKilled();
  process.end();
  const happened = faults.happened.size === 0 ? [nothingWrong] : [...faults.happened];
  for (const fault of happened) coverage.note(`${actor}: send`, fault, messageSent);
  sentOnce(world.emulator.inbox.list({ match: code }).messages, to, isKilled ? undefined : results);
}

/** Receipts come when and in which order they like, and some of them again. */
async function hear(scene: Scene, chance: Chance): Promise<void> {
  const { world, coverage } = scene;
  world.time.advance(60_000);
  const process = world.begin();
  const { clock } = process;
  const { client } = platformsIn(process).tencent;
  const reports: MessagingEvent[] = [];
  for await (const page of pullTencentReceipts({ client, smsSdkAppId, clock })) reports.push(...page);
  const tracker = createReceiptTracker({ clock });
  const told: MessagingEvent[] = [];
  const coming = shuffled([...reports, ...reports.flatMap((each) => (chance.happens(0.5) ? [each, notYet(each)] : []))], chance);
  while (coming.length > 0) {
    told.push(...(await tracker.take(coming.splice(0, 1 + chance.below(4)))).events);
    if (chance.happens(0.3)) world.time.advance(chance.below(20) * 60_000);
    told.push(...(await tracker.settle()).events);
  }
  process.end();
  coverage.note(`${actor}: hear`, "late", messageSent);
  receiptsTold(world.emulator.inbox.list({ platform: "tencent" }).messages, reports, told);
}

/** What a platform may say of a message before it knows. */
function notYet(event: MessagingEvent): MessagingEvent {
  return event.type === "reply" ? event : { ...event, type: "unknown", code: "ACCEPTD" };
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  return items
    .map((item) => ({ item, place: chance.fraction() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

function platformsIn({ clock, random, exchange }: TestProcess) {
  const common = { endpoint: emulatorUrl, clock, random, exchange };
  return {
    baidu: { client: new BaiduSms({ accessKeyId: "emulator", secretKey: "emulator-secret", ...common }) },
    tencent: { client: new TencentSms({ secretId: "emulator", secretKey: "emulator-secret", ...common }), smsSdkAppId },
    huawei: { client: new HuaweiSms({ app: { appKey: huaweiSender.appKey, appSecret: huaweiSender.appSecret }, ...common }) },
    infocloud: { client: new InfocloudSms({ apiKey: "emulator", accessKey: "emulator-secret", ...common }) },
  };
}
