import type { Construct } from "constructs";
import { BaiduQuota } from "smsform/cdktf";

export function accountQuota(scope: Construct) {
  return new BaiduQuota(scope, "account", {
    quotaPerDay: 10000,
    quotaPerMonth: 200000,
    rateLimitPerMobilePerSignByMinute: 1,
    rateLimitPerMobilePerSignByHour: 5,
    rateLimitPerMobilePerSignByDay: 10,
  });
}
