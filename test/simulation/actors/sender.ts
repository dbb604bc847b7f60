/** A program that sends messages by a catalogue, from one platform to the next where one refuses. */
import { BaiduSms } from "../../../src/clouds/baidu/client/client";
import { InfocloudSms } from "../../../src/clouds/infocloud/client/client";
import { TencentSms } from "../../../src/clouds/tencent/client/client";
import { createMessenger, type PlatformName } from "../../../src/messaging";
import { faultsBy, noFaults } from "../faults";
import { sentOnce } from "../invariants/sent-once";
import type { Scene } from "../scene";
import { sendingCatalogue, smsSdkAppId } from "../stack/sending";
import type { Chance } from "../world/chance";
import { emulatorUrl, type TestProcess } from "../world/world";
import { deedsOf } from "./actor";

const actor = "sender";
const orders: readonly (readonly PlatformName[])[] = [
  ["baidu", "tencent", "infocloud"],
  ["tencent", "infocloud", "baidu"],
  ["infocloud", "baidu", "tencent"],
];

export const sender = deedsOf(actor, {
  "sends a message": { weight: 1.5, run: send },
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
  const happened = faults.happened.size === 0 ? ["none"] : [...faults.happened];
  for (const fault of happened) coverage.note(`${actor}: send`, fault, "message");
  sentOnce(world.emulator.inbox.list({ match: code }).messages, to, isKilled ? undefined : results);
}

function platformsIn({ clock, random, exchange }: TestProcess) {
  const common = { endpoint: emulatorUrl, clock, random, exchange };
  return {
    baidu: { client: new BaiduSms({ accessKeyId: "emulator", secretKey: "emulator-secret", ...common }) },
    tencent: { client: new TencentSms({ secretId: "emulator", secretKey: "emulator-secret", ...common }), smsSdkAppId },
    infocloud: { client: new InfocloudSms({ apiKey: "emulator", accessKey: "emulator-secret", ...common }) },
  };
}
