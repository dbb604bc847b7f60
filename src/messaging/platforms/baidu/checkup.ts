import type { BaiduSms } from "../../../clouds/baidu/client/client";
import type { CheckupBy } from "../../checkup/checkup";

// Baidu: L8924-8930.
/** A signature is valid for so long. */
const validMs = 30 * 60_000;

export const checkup: CheckupBy<BaiduSms> = {
  clockToleranceMs: validMs,
  reads: ({ today, signal }) => [
    {
      what: "quotas",
      async read(client) {
        const { quotaPerDay, quotaPerMonth, quotaRemainToday, quotaRemainThisMonth } = await client.getQuota({ signal });
        return {
          remainders: [
            { what: "messages of today", left: quotaRemainToday, of: quotaPerDay },
            { what: "messages of this month", left: quotaRemainThisMonth, of: quotaPerMonth },
          ].flatMap(({ left, ...rest }) => (left === undefined ? [] : [{ ...rest, left }])),
        };
      },
    },
    {
      what: "statistics",
      async read(client) {
        const period = { startTime: `${today} 00:00:00`, endTime: `${today} 23:59:59` };
        await client.businessStatistics({ smsType: "all", dimension: "day", ...period }, { signal });
        return {};
      },
    },
    {
      what: "the blacklist",
      async read(client) {
        await client.getBlacklist({ pageNo: 1, pageSize: 1 }, { signal });
        return {};
      },
    },
  ],
  whereDenied: "Give the key's user the policy SMSReadAccessPolicy, under Multi-User Access Control of the console.",
  writing: {
    why: "whether the key may change or send shows only when it does",
    next: "Compare its policies in the console with the guide keys-and-permissions.",
  },
  addresses: "every call",
  whereSpent: "Nothing is allowed before a signature is approved; after that, apply for more (sms_baidu_quota, or the console).",
  limits: () => ({ why: "the platform did not tell what is left", next: "Look at the quotas in the console." }),
};
