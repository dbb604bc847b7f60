/** Counts what was sent, for the limits that the console sets for an application (Tencent's specification 11.2). */
import type { World } from "../../platform";
import { createTally } from "../../stores/tally";
import { zones } from "../../values/zone";
import type { Code } from "../calls/codes";
import type { App } from "../console/console";
import type { Message } from "../messages/messages";
import type { TencentSwitches } from "../switches";

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

export type Sending = Pick<Message, "appId" | "number" | "content" | "isDomestic">;

export interface Traffic {
  /** Why a message may not go out, `undefined` for one that may. */
  stopped(sending: Sending, app: App, now: number): Code | undefined;
  /** Counts a message that went out. */
  count(sending: Sending, at: number): void;
  clear(): void;
}

export function createTraffic(world: World, switches: TencentSwitches): Traffic {
  const tally = createTally(dayMs);
  return {
    stopped: (sending, { limits }, now) => {
      if (world.rateLimits === "off") return undefined;
      const today = zones[switches.get("tencent.time-zone")].startOfDay(now);
      const { number, same, app, scope } = keysOf(sending);
      const rules: readonly (readonly [limit: number | null, key: string, start: number, code: Code])[] = [
        [limits.perNumberThirtySeconds, number, now - 30_000 + 1, "LimitExceeded.PhoneNumberThirtySecondLimit"],
        [limits.perNumberHour, number, now - hourMs + 1, "LimitExceeded.PhoneNumberOneHourLimit"],
        [limits.perNumberDay, number, today, "LimitExceeded.PhoneNumberDailyLimit"],
        [limits.perNumberSameContentDay, same, today, "LimitExceeded.PhoneNumberSameContentDailyLimit"],
        sending.isDomestic
          ? [limits.mainlandPerDay, scope, today, "LimitExceeded.AppMainlandChinaDailyLimit"]
          : [limits.internationalPerDay, scope, today, "LimitExceeded.AppGlobalDailyLimit"],
        [limits.perDay, app, today, "LimitExceeded.AppDailyLimit"],
      ];
      return rules.find(([limit, key, start]) => limit !== null && tally.count(key, start, now) >= limit)?.[3];
    },
    count: (sending, at) => {
      for (const key of Object.values(keysOf(sending))) tally.add(key, at);
    },
    clear: tally.clear,
  };
}

function keysOf({ appId, number, content, isDomestic }: Sending) {
  return {
    number: JSON.stringify([appId, number]),
    same: JSON.stringify([appId, number, content]),
    app: JSON.stringify([appId]),
    scope: JSON.stringify([appId, isDomestic]),
  };
}
