// Tencent: specification 10.14 and 10.15.

import { daysBefore, daysBetween } from "../../../clouds/shared/client/days";
import type { TencentSms } from "../../../clouds/tencent/client/client";
import type { Period, StatisticsBy, StatisticsRow } from "../../statistics/source";

// Tencent: L4069.
/** Longest period of the counts of receipts. */
const mostDays = 32;
/** A year and some days: who asks for more has written something else than was meant. */
const mostParts = 12;

export const statistics: StatisticsBy<TencentSms> = {
  grain: "application",
  unit: "messages",
  refusal({ from, to, applications }) {
    if (applications.length === 0) {
      const next = "Name it by --sms-sdk-app-id or TENCENTCLOUD_SMS_SDK_APP_ID: the console shows its id, such as 1400006666";
      return { reason: "It counts by application, and none is named", next };
    }
    const calls = callsFor({ from, to });
    return calls <= mostParts
      ? undefined
      : {
          reason: `One call counts the receipts of ${mostDays} days, and the period would take ${calls} of them for each application`,
          next: `Name a shorter period: ${mostParts * mostDays} days are asked for in ${mostParts} calls`,
        };
  },
  read: (client, { from, to, applications, signal }) =>
    Promise.all(
      applications.map(async (SmsSdkAppId): Promise<StatisticsRow> => {
        const counts = { submitted: 0, delivered: 0, failed: 0, open: 0 };
        for (const part of partsOf({ from, to })) {
          const query = { SmsSdkAppId, BeginTime: hour(part.from, "00"), EndTime: hour(part.to, "23") };
          const [{ SendStatusStatistics: sent }, { CallbackStatusStatistics: told }] = await Promise.all([
            client.sendStatusStatistics(query, { signal }),
            client.callbackStatusStatistics(query, { signal }),
          ]);
          counts.submitted += sent.RequestCount;
          counts.delivered += told.CallbackSuccessCount;
          counts.failed += told.CallbackFailCount;
          counts.open += Math.max(0, told.RequestSuccessCount - told.CallbackSuccessCount - told.CallbackFailCount);
        }
        return { subject: SmsSdkAppId, ...counts };
      }),
    ),
};

function hour(day: string, hours: string): string {
  return `${day.replaceAll("-", "")}${hours}`;
}

function callsFor({ from, to }: Period): number {
  return Math.ceil((daysBetween(from, to) + 1) / mostDays);
}

/** Periods that one call takes, which touch and do not overlap. */
function partsOf(period: Period): Period[] {
  const { from, to } = period;
  return Array.from({ length: callsFor(period) }, (_, part) => {
    const begin = daysBefore(from, -part * mostDays);
    // The last one may be short.
    return { from: begin, to: daysBefore(begin, -Math.min(mostDays - 1, daysBetween(begin, to))) };
  });
}
