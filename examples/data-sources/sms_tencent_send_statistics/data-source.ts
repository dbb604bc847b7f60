import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsTencentSendStatistics } from "smsform/cdktf";

export function sentInTheFirstWeek(scope: Construct) {
  const week = new DataSmsTencentSendStatistics(scope, "first_week", {
    smsSdkAppId: "1400006666",
    beginTime: "2026100100",
    endTime: "2026100723",
  });

  new TerraformOutput(scope, "charged", { value: week.feeCount });
}
