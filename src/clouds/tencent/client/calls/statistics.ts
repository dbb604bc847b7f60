// Tencent: specification 10.14 to 10.16.
/** Calls for statistics. What they mean stands at `TencentSms`. */
import { callbackStatistics, packages, sendStatistics } from "../answers/statistics";
import type { CallName } from "../call-table";
import { type Caller, demand } from "../caller";
import { hoursBetween, isHour } from "../hours";
import type { CallOptions } from "../types/management";
import type { CallbackStatistics, Package, PackageQuery, Packages, Period, SendStatistics, StatisticsQuery } from "../types/statistics";
import { checkApplication, checkNoPage, checkPage } from "./paging";

// Tencent: L4740.
/** Most packages on a page. */
const fullPage = 500;
// Tencent: L4069.
/** Longest period of the statistics of receipts. */
const mostDays = 32;

export async function sendStatusStatistics(caller: Caller, query: StatisticsQuery, options: CallOptions): Promise<SendStatistics> {
  return caller.read("SendStatusStatistics", statisticsQuery("SendStatusStatistics", query), options, sendStatistics);
}

export async function callbackStatusStatistics(caller: Caller, query: StatisticsQuery, options: CallOptions): Promise<CallbackStatistics> {
  const call = "CallbackStatusStatistics";
  const parameters = statisticsQuery(call, query);
  const days = hoursBetween(query.BeginTime, query.EndTime) / 24;
  const period = `from ${query.BeginTime} to ${query.EndTime}`;
  demand(days <= mostDays, call, `the period ${period} has more than ${mostDays} days; split it over several calls`);
  return caller.read(call, parameters, options, callbackStatistics);
}

/** @param thisHour the platform's hour, as `yyyymmddhh` */
export async function smsPackagesStatistics(
  caller: Caller,
  query: PackageQuery,
  options: CallOptions,
  thisHour: string,
): Promise<Packages> {
  const call = "SmsPackagesStatistics";
  const { SmsSdkAppId, BeginTime, EndTime, Limit, Offset = 0 } = query;
  checkApplication(call, SmsSdkAppId);
  checkHours(call, query);
  demand(EndTime > BeginTime, call, `the EndTime ${EndTime} is not after the BeginTime ${BeginTime}; it must be later`);
  // An hour stands for its first moment.
  demand(EndTime <= thisHour, call, `the EndTime ${EndTime} lies ahead; it is now the hour ${thisHour} in the platform's time zone`);
  checkPage(call, { Limit, Offset }, fullPage);
  return caller.read(call, { SmsSdkAppId, BeginTime, EndTime, Limit, Offset }, options, packages);
}

export async function allSmsPackages(
  caller: Caller,
  query: Omit<PackageQuery, "Limit" | "Offset">,
  options: CallOptions,
  thisHour: string,
): Promise<readonly Package[]> {
  const all: Package[] = [];
  for (let Offset = 0; ; Offset += fullPage) {
    const page = await smsPackagesStatistics(caller, { ...query, Limit: fullPage, Offset }, options, thisHour);
    const rows = page.SmsPackagesStatisticsSet;
    all.push(...rows);
    // The platform counts nothing: a page that is not full is the last.
    if (rows.length < fullPage) return all;
  }
}

function statisticsQuery(call: CallName, query: StatisticsQuery) {
  const { SmsSdkAppId, BeginTime, EndTime, Limit = 0, Offset = 0 } = query;
  checkApplication(call, SmsSdkAppId);
  checkHours(call, query);
  demand(EndTime >= BeginTime, call, `the EndTime ${EndTime} is before the BeginTime ${BeginTime}; it must not be earlier`);
  checkNoPage(call, { Limit, Offset });
  return { SmsSdkAppId, BeginTime, EndTime, Limit, Offset };
}

function checkHours(call: CallName, period: Period): void {
  for (const name of ["BeginTime", "EndTime"] as const) {
    const time = period[name];
    demand(isHour(time), call, `the ${name} is ${JSON.stringify(time)}; it must be an hour as yyyymmddhh, such as 2024013123`);
  }
}
