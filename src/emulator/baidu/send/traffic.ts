/** Counts what was sent, for quotas and for the limits per signature and number (Baidu's specification 8.4 and 8.5). */
import type { SmsType } from "../../../clouds/baidu/client/enumerations";
import type { World } from "../../platform";
import { createCalendarCounts } from "../../stores/calendar-counts";
import { createTally } from "../../stores/tally";
import type { Message } from "../messages/messages";
import type { Quota } from "../quota/store";
import type { BaiduSwitches } from "../switches";
import { zoneOf } from "../zone";

/** What the platform itself stops, with the receipt that tells so (Baidu L3495-3503). */
const stops = { minute: "B:00039", hour: "B:00040", day: "B:00041", quotaPerDay: "B:00042", quotaPerMonth: "B:00043" } as const;

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

type Sending = Pick<Message, "account" | "signatureId" | "number" | "smsType">;

export interface Traffic {
  /** The receipt code of a message that the limits stop, `undefined` for one that may go out. */
  stopped(sending: Sending, quota: Quota, now: number): string | undefined;
  /** Counts a message that went out. */
  count(sending: Sending, at: number): void;
  /** Messages that the account sent on this day and in this month. */
  sent(account: string, now: number): { today: number; thisMonth: number };
  clear(): void;
}

export function createTraffic({ world, switches }: { readonly world: World; readonly switches: BaiduSwitches }): Traffic {
  /** Messages by account. */
  const counts = createCalendarCounts();
  /** By account, signature, number and class. */
  const tally = createTally(dayMs);

  const sentBefore = (sending: Sending, start: number, now: number): number => {
    const countOf = (smsClass: string) => tally.count(keyOf(sending, smsClass), start, now);
    if (switches.get("baidu.rate-limit-classes") === "separate") return countOf(classOf(sending.smsType));
    return ["Vcode", "Notice", "Sale"].filter(isLimited).reduce((sum, smsClass) => sum + countOf(smsClass), 0);
  };

  const isLimited = (smsClass: string): boolean => smsClass !== "Sale" || switches.get("baidu.rate-limit-classes") === "marketing-too";

  const tooOften = (sending: Sending, quota: Quota, now: number): string | undefined => {
    if (world.rateLimits === "off" || quota.rateLimitWhiteList || !isLimited(classOf(sending.smsType))) return undefined;
    if (quota.whiteListedNumbers.includes(sending.number)) return undefined;
    const sliding = switches.get("baidu.rate-limit-windows") === "sliding";
    const since = (windowMs: number) => (sliding ? now - windowMs + 1 : Math.floor(now / windowMs) * windowMs);
    const startOfDay = switches.get("baidu.rate-limit-day") === "calendar" ? zoneOf(switches).startOfDay(now) : now - dayMs + 1;
    const limits = [
      [stops.minute, quota.rateLimitPerMobilePerSignByMinute, since(minuteMs)],
      [stops.hour, quota.rateLimitPerMobilePerSignByHour, since(hourMs)],
      [stops.day, quota.rateLimitPerMobilePerSignByDay, startOfDay],
    ] as const;
    return limits.find(([, limit, start]) => limit !== -1 && sentBefore(sending, start, now) >= limit)?.[0];
  };

  const sent: Traffic["sent"] = (account, now) => counts.of(account, switches.get("baidu.time-zone"), now);

  return {
    stopped: (sending, quota, now) => {
      const limited = tooOften(sending, quota, now);
      if (limited !== undefined || world.accountLimits === "off") return limited;
      const { today, thisMonth } = sent(sending.account, now);
      if (reached(quota.quotaPerDay, today)) return stops.quotaPerDay;
      return reached(quota.quotaPerMonth, thisMonth) ? stops.quotaPerMonth : undefined;
    },
    count: (sending, at) => {
      counts.add(sending.account, at);
      tally.add(keyOf(sending, classOf(sending.smsType)), at);
    },
    sent,
    clear: () => {
      counts.clear();
      tally.clear();
    },
  };
}

/** `Vcode`, `Notice` or `Sale`: the end of the message type. */
function classOf(smsType: SmsType): string {
  return /(?:Vcode|Notice|Sale)$/.exec(smsType)?.[0] ?? "";
}

function keyOf({ account, signatureId, number }: Sending, smsClass: string): string {
  return JSON.stringify([account, signatureId, number, smsClass]);
}

function reached(quota: number, used: number): boolean {
  return quota !== -1 && used >= quota;
}
