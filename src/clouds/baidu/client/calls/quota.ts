// Baidu: specification 6.15 and 6.16.
/** Calls for quotas and rate limits. What they mean stands at `BaiduSms`. */
import { quota } from "../answers/management";
import { type Caller, demand } from "../caller";
import type { CallOptions, Quota, QuotaChange } from "../types/management";

const values = [
  "quotaPerDay",
  "quotaPerMonth",
  "rateLimitPerMobilePerSignByMinute",
  "rateLimitPerMobilePerSignByHour",
  "rateLimitPerMobilePerSignByDay",
] as const satisfies (keyof QuotaChange)[];

export function getQuota(caller: Caller, options: CallOptions): Promise<Quota> {
  // The key is asked for without a value (Baidu L6602-6604).
  return caller.read("getQuota", { query: { userQuery: "" } }, options, quota);
}

export async function modifyQuota(caller: Caller, change: QuotaChange, options: CallOptions): Promise<void> {
  for (const name of values) {
    const value = change[name];
    demand(Number.isSafeInteger(value), "modifyQuota", `${name} is ${value}; all five values are required, and must be integers`);
  }
  const body = Object.fromEntries(values.map((name) => [name, change[name]]));
  await caller.do("modifyQuota", { body }, options);
}
