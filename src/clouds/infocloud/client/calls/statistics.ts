// Infocloud: specification 4.4.
/** Statistics. What they mean stands at `InfocloudSms`. */
import { isDay } from "../../../shared/client/days";
import { statisticsAnswer } from "../answers/queries";
import { defineCall, demand } from "../caller";
import { callOptions } from "../requests/options";
import { period, statisticsQuery } from "../requests/queries";
import type { Period, Statistics, StatisticsRow } from "../types/queries";

// Infocloud: L1128-1130.
/** Most rows on a page. */
const fullPage = 50;

export const queryStatistics = defineCall(
  "queryStatistics",
  { query: statisticsQuery, options: callOptions },
  async (caller, { query, options }): Promise<Statistics> => {
    const { startDate, endDate, page = 1, pageSize = 10 } = query;
    checkPeriod(query);
    checkPage({ page, pageSize });
    const answer = await caller.read("queryStatistics", { startDate, endDate, page, pageSize }, options, statisticsAnswer);
    const { totalSize = answer.data[0]?.totalSize, ...rest } = answer;
    const data = answer.data.map(({ totalSize: _, ...row }) => row);
    return { ...rest, data, ...(totalSize !== undefined && { totalSize }) };
  },
);

export const allStatistics = defineCall(
  "queryStatistics",
  { query: period, options: callOptions },
  async (caller, { query, options }): Promise<readonly StatisticsRow[]> => {
    const all: StatisticsRow[] = [];
    for (let page = 1; ; page++) {
      const { data, totalSize } = await queryStatistics(caller, { query: { ...query, page, pageSize: fullPage }, options });
      all.push(...data);
      if (data.length < fullPage || all.length === totalSize) return all;
    }
  },
);

function checkPeriod(period: Period): void {
  const call = "queryStatistics";
  for (const name of ["startDate", "endDate"] as const) {
    const day = period[name];
    demand(isDay(day), call, `the ${name} is ${JSON.stringify(day)}; it must be a day as yyyy-MM-dd, such as 2024-01-31`);
  }
  const { startDate, endDate } = period;
  demand(startDate <= endDate, call, `the startDate ${startDate} is after the endDate ${endDate}; it must not be later`);
}

function checkPage({ page, pageSize }: { readonly page: number; readonly pageSize: number }): void {
  const call = "queryStatistics";
  demand(Number.isSafeInteger(page) && page >= 1, call, `the page is ${page}; it must be an integer of 1 or more`);
  const isSize = Number.isSafeInteger(pageSize) && pageSize >= 1 && pageSize <= fullPage;
  demand(isSize, call, `the pageSize is ${pageSize}; it must be an integer from 1 to ${fullPage}`);
}
