/** Counts what was sent, for the limits of an account and for those to countries (Huawei's specification 7.3). */
import type { World } from "../../platform";
import { createCalendarCounts } from "../../stores/calendar-counts";
import type { AccountSettings } from "../accounts";
import type { Message } from "../messages/messages";
import type { HuaweiSwitches } from "../switches";
import type { SendCode } from "./codes";

type Sending = Pick<Message, "account" | "country">;

export interface Traffic {
  /** Why these may not go out together, `undefined` where they may. */
  stopped(account: string, countries: readonly string[], settings: AccountSettings): SendCode | undefined;
  /** Counts a message that went out. */
  count(sending: Sending, at: number): void;
  clear(): void;
}

export function createTraffic(world: World, switches: HuaweiSwitches): Traffic {
  const counts = createCalendarCounts();
  const sent = (key: readonly string[]) => counts.of(JSON.stringify(key), switches.get("huawei.time-zone"), world.clock.now());
  return {
    stopped: (account, countries, { sendLimits, countryLimits }) => {
      if (world.accountLimits === "off") return undefined;
      const { today, thisMonth } = sent([account]);
      if (today + countries.length > sendLimits.perDay || thisMonth + countries.length > sendLimits.perMonth) return "E000623";
      const isOver = ([country, limit]: [string, number]) =>
        sent([account, country]).thisMonth + countries.filter((each) => each === country).length > limit;
      return Object.entries(countryLimits).some(isOver) ? "E000630" : undefined;
    },
    count: ({ account, country }, at) => {
      counts.add(JSON.stringify([account]), at);
      counts.add(JSON.stringify([account, country]), at);
    },
    clear: counts.clear,
  };
}
