import { bool, computed, defineDataSource, number, string } from "../../../schema";
import { words } from "../../shared/objects/words";
import type { BaiduSms } from "../client/client";

export const quotaData = defineDataSource<BaiduSms>()({
  type: "sms_baidu_quota",
  noun: "quota",
  doc: "Reads the account's quotas, what is left of them, and the latest application for others.",
  attributes: {
    id: computed(string, { doc: "`quota`." }),
    quota_per_day: computed(number, { doc: "Messages in a calendar day, in force." }),
    quota_per_month: computed(number, { doc: "Messages in a calendar month, in force." }),
    quota_remain_today: computed(number, { doc: "Left today." }),
    quota_remain_this_month: computed(number, { doc: "Left this month." }),
    apply_quota_per_day: computed(number, { doc: "Daily quota of the latest application." }),
    apply_quota_per_month: computed(number, { doc: "Monthly quota of the latest application." }),
    apply_check_status: computed(string, { doc: "How it stands: `PENDING`, `PASS` or `FAILURE`." }),
    check_reply: computed(string, { doc: "Why it was refused." }),
    rate_limit_per_mobile_per_sign_by_minute: computed(number, { doc: "Messages of one signature to one number in a minute." }),
    rate_limit_per_mobile_per_sign_by_hour: computed(number, { doc: "The same in an hour." }),
    rate_limit_per_mobile_per_sign_by_day: computed(number, { doc: "The same in a day." }),
    rate_limit_white_list: computed(bool, { doc: "Whether the account is exempt from the rate limits." }),
  },
  async read({ client, signal }) {
    const found = await client.getQuota({ signal });
    return {
      id: "quota",
      quota_per_day: found.quotaPerDay,
      quota_per_month: found.quotaPerMonth,
      quota_remain_today: found.quotaRemainToday ?? null,
      quota_remain_this_month: found.quotaRemainThisMonth ?? null,
      apply_quota_per_day: found.applyQuotaPerDay ?? null,
      apply_quota_per_month: found.applyQuotaPerMonth ?? null,
      apply_check_status: words(found.applyCheckStatus),
      check_reply: words(found.checkReply),
      rate_limit_per_mobile_per_sign_by_minute: found.rateLimitPerMobilePerSignByMinute,
      rate_limit_per_mobile_per_sign_by_hour: found.rateLimitPerMobilePerSignByHour,
      rate_limit_per_mobile_per_sign_by_day: found.rateLimitPerMobilePerSignByDay,
      rate_limit_white_list: found.rateLimitWhiteList ?? null,
    };
  },
});
