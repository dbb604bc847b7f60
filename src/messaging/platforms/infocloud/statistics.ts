// Infocloud: specification 4.4.
import type { InfocloudSms } from "../../../clouds/infocloud/client/client";
import { daysBefore } from "../../../clouds/shared/client/days";
import type { StatisticsBy } from "../../statistics/source";

/** Three pages: the platform is asked once in 20 seconds, and its other queries wait meanwhile. */
const mostDays = 150;

export const statistics: StatisticsBy<InfocloudSms> = {
  grain: "day",
  unit: "messages",
  refusal({ from, to }) {
    const earliest = daysBefore(to, mostDays - 1);
    return from >= earliest
      ? undefined
      : {
          reason: `One call counts 50 days and may come once in 20 seconds, so that more than ${mostDays} days are not asked for`,
          next: `Name a shorter period: --from ${earliest} --to ${to}`,
        };
  },
  async read(client, { from, to, signal }) {
    const days = await client.allStatistics({ startDate: from, endDate: to }, { signal });
    return days
      .map(({ sendDate, totalCount, successCount, failCount, noReceiptCount }) => ({
        subject: sendDate,
        submitted: totalCount,
        delivered: successCount,
        failed: failCount,
        open: noReceiptCount,
      }))
      .sort((one, other) => (one.subject < other.subject ? -1 : 1));
  },
};
