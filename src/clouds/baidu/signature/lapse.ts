import type { Lapse } from "../../../schema";
import { dayIn } from "../../shared/client/days";
import { defaultTimeZone } from "../../shared/client/time-zone";
import type { BaiduSms } from "../client/client";

const dayOf = dayIn(defaultTimeZone);

/** Baidu L10007: a signature that is not used for more than five months has to be applied for again. */
export const lapse: Lapse<BaiduSms> = {
  afterDays: 150,
  async lastUse({ client, signal, clock }, id, sinceMs) {
    const { rows } = await client.businessStatistics(
      {
        signatureId: id,
        smsType: "all",
        countryType: "all",
        dimension: "day",
        startTime: `${dayOf(sinceMs)} 00:00:00`,
        endTime: `${dayOf(clock.now())} 23:59:59`,
      },
      { signal },
    );
    const days = rows.flatMap(({ datetime, submitCount = 0 }) => (submitCount > 0 ? [Date.parse(`${datetime}T00:00:00+08:00`)] : []));
    const known = days.filter((ms) => !Number.isNaN(ms));
    return known.length === 0 ? null : Math.max(...known);
  },
};
