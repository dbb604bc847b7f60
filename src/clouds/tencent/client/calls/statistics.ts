// Tencent: specification 10.14 to 10.16.
/** Calls for statistics. What they mean stands at `TencentSms`. */
import type { Given } from "../../../shared/client/arguments";
import * as answers from "../answers/statistics";
import type { CallName } from "../call-table";
import { defineCall, demand } from "../caller";
import { hoursBetween, isHour } from "../hours";
import { callOptions } from "../requests/options";
import * as requests from "../requests/statistics";
import type { Package, Period, StatisticsQuery } from "../types/statistics";
import { checkApplication, checkNoPage, checkPage } from "./paging";

// Tencent: L4740.
/** Most packages on a page. */
const fullPage = 500;
// Tencent: L4069.
/** Longest period of the statistics of receipts. */
const mostDays = 32;

export const sendStatusStatistics = defineCall(
  "SendStatusStatistics",
  { query: requests.statisticsQuery, options: callOptions },
  (caller, { query, options }) => {
    checkStatistics("SendStatusStatistics", query);
    return caller.read("SendStatusStatistics", { ...noPage, ...query }, options, answers.sendStatistics);
  },
);

export const callbackStatusStatistics = defineCall(
  "CallbackStatusStatistics",
  { query: requests.statisticsQuery, options: callOptions },
  (caller, { query, options }) => {
    const call = "CallbackStatusStatistics";
    checkStatistics(call, query);
    const days = hoursBetween(query.BeginTime, query.EndTime) / 24;
    const period = `from ${query.BeginTime} to ${query.EndTime}`;
    demand(days <= mostDays, call, `the period ${period} has more than ${mostDays} days; split it over several calls`);
    return caller.read(call, { ...noPage, ...query }, options, answers.callbackStatistics);
  },
);

export const smsPackagesStatistics = defineCall(
  "SmsPackagesStatistics",
  { query: requests.packageQuery, options: callOptions },
  (caller, { query, options }) => {
    const call = "SmsPackagesStatistics";
    const { SmsSdkAppId, BeginTime, EndTime } = query;
    checkApplication(call, SmsSdkAppId);
    checkHours(call, query);
    demand(EndTime > BeginTime, call, `the EndTime ${EndTime} is not after the BeginTime ${BeginTime}; it must be later`);
    // An hour stands for its first moment.
    const thisHour = caller.thisHour();
    demand(EndTime <= thisHour, call, `the EndTime ${EndTime} lies ahead; it is now the hour ${thisHour} in the platform's time zone`);
    checkPage(call, query, fullPage);
    return caller.read(call, { Offset: 0, ...query }, options, answers.packages);
  },
);

export const allSmsPackages = defineCall(
  "SmsPackagesStatistics",
  { query: requests.packagePeriod, options: callOptions },
  async (caller, { query, options }): Promise<readonly Package[]> => {
    const all: Package[] = [];
    for (let Offset = 0; ; Offset += fullPage) {
      const page = await smsPackagesStatistics(caller, { query: { ...query, Limit: fullPage, Offset }, options });
      const rows = page.SmsPackagesStatisticsSet;
      all.push(...rows);
      // The platform counts nothing: a page that is not full is the last.
      if (rows.length < fullPage) return all;
    }
  },
);

/** What is sent where nothing is said. */
const noPage = { Limit: 0, Offset: 0 };

function checkStatistics(call: CallName, query: Given<StatisticsQuery>): void {
  const { SmsSdkAppId, BeginTime, EndTime, Limit, Offset } = query;
  checkApplication(call, SmsSdkAppId);
  checkHours(call, query);
  demand(EndTime >= BeginTime, call, `the EndTime ${EndTime} is before the BeginTime ${BeginTime}; it must not be earlier`);
  checkNoPage(call, { Limit, Offset });
}

function checkHours(call: CallName, period: Period): void {
  for (const name of ["BeginTime", "EndTime"] as const) {
    const time = period[name];
    demand(isHour(time), call, `the ${name} is ${JSON.stringify(time)}; it must be an hour as yyyymmddhh, such as 2024013123`);
  }
}
