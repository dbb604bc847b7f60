import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsBaiduQuota } from "smsform/cdktf";

export function leftToday(scope: Construct) {
  const account = new DataSmsBaiduQuota(scope, "account");

  new TerraformOutput(scope, "left_today", { value: account.quotaRemainToday });
}
