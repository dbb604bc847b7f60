// Baidu: specification 6.18.
import type { BaiduSms } from "../../../clouds/baidu/client/client";
import type { StatisticsRow as Counted } from "../../../clouds/baidu/client/types/statistics";
import { daysBefore } from "../../../clouds/shared/client/days";
import { type StatisticsBy, type StatisticsRow, sumOf } from "../../statistics/source";

// Baidu: L6946.
/** How far back the platform tells. */
const mostDaysBack = 365;

export const statistics: StatisticsBy<BaiduSms> = {
  grain: "template",
  unit: "segments",
  refusal({ from, today }) {
    const earliest = daysBefore(today, mostDaysBack);
    return from >= earliest
      ? undefined
      : { reason: `It tells of the last ${mostDaysBack} days, and ${from} is before them`, next: `Begin on ${earliest} or later` };
  },
  async read(client, { from, to, signal }) {
    const { rows } = await client.businessStatistics(
      { smsType: "all", dimension: "day", queryType: "template", startTime: `${from} 00:00:00`, endTime: `${to} 23:59:59` },
      { signal },
    );
    const templates = new Map<string, Counted[]>();
    for (const row of rows) {
      const template = row.templateCode ?? "";
      templates.set(template, [...(templates.get(template) ?? []), row]);
    }
    return [...templates].sort(([one], [other]) => (one < other ? -1 : 1)).map(([template, days]) => rowOf(template, days));
  },
};

/** The platform has a row for each day and template. */
function rowOf(subject: string, days: readonly Counted[]): StatisticsRow {
  return {
    subject,
    submitted: sumOf(days.map(({ submitCount }) => submitCount)) ?? 0,
    delivered: sumOf(days.map(({ deliverSuccessCount }) => deliverSuccessCount)),
    failed: sumOf(days.map(({ deliverFailureCount }) => deliverFailureCount)),
    open: sumOf(days.map(({ unknownCount }) => unknownCount)),
  };
}
