// Infocloud: specification 4.4.
/** Statistics. What they mean stands at `InfocloudSms`. */
import { statisticsAnswer } from "../answers/queries";
import { defineCall } from "../caller";
import { callOptions } from "../requests/options";
import { period, statisticsQuery } from "../requests/queries";
import type { StatisticsRow } from "../types/queries";

// Infocloud: L1128-1130.
/** Most rows on a page. */
const fullPage = 50;

export const queryStatistics = defineCall(
  "queryStatistics",
  { query: statisticsQuery, options: callOptions },
  async (caller, { query, options }) => {
    const { startDate, endDate, page = 1, pageSize = 10 } = query;
    return caller.read("queryStatistics", { startDate, endDate, page, pageSize }, options, statisticsAnswer);
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
