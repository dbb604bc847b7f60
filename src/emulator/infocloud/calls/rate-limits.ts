/** Calls in a time, counted for each key (Infocloud's specification 8). */
import type { World } from "../../platform";
import { createTally } from "../../stores/tally";
import type { AccountSettings, Accounts } from "../accounts";
import type { InfocloudSwitches } from "../switches";
import type { Caller } from "./authentication";
import { refusal } from "./envelope";
import type { InfocloudCall } from "./routes";

const secondMs = 1000;
const minuteMs = 60 * secondMs;

interface Limit {
  readonly most: keyof AccountSettings["limits"];
  readonly windowMs: number;
}

const sends: Limit = { most: "sendsPerSecond", windowMs: secondMs };

const limits: Readonly<Partial<Record<InfocloudCall, Limit>>> = {
  send: sends,
  sendBatch: sends,
  queryReceipts: { most: "receiptsPerMinute", windowMs: minuteMs },
  queryStatistics: { most: "statisticsPerMinute", windowMs: minuteMs },
  queryAllowance: { most: "allowancePerFifteenSeconds", windowMs: 15 * secondMs },
};

// Infocloud: L3705.
/** Queries of a whole enterprise. */
const enterprise = { most: 3, windowMs: minuteMs } as const;

export interface RateLimits {
  /** @throws Refusal 6000 */
  take(caller: Caller, call: InfocloudCall): void;
  clear(): void;
}

export function createRateLimits(world: World, accounts: Accounts, switches: InfocloudSwitches): RateLimits {
  const tally = createTally(minuteMs);
  return {
    take: ({ apiKey, account }, call) => {
      const limit = limits[call];
      if (world.rateLimits === "off" || limit === undefined) return;
      const now = world.clock.now();
      // Both calls that send share one limit.
      const own = { key: JSON.stringify([apiKey, limit.most]), most: accounts.of(account).limits[limit.most], windowMs: limit.windowMs };
      const isCommon = limit !== sends && switches.get("infocloud.query-limits") === "enterprise";
      const counted = [own, ...(isCommon ? [{ key: JSON.stringify(["queries", account]), ...enterprise }] : [])];
      const isOver = counted.some(({ key, most, windowMs }) => most !== null && tally.count(key, now - windowMs + 1, now) >= most);
      if (isOver) throw refusal("6000");
      for (const { key } of counted) tally.add(key, now);
    },
    clear: tally.clear,
  };
}
