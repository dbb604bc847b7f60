import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsTencentCallbackStatistics } from "smsform/cdktf";

export function receivedInTheFirstWeek(scope: Construct) {
  const week = new DataSmsTencentCallbackStatistics(scope, "first_week", {
    smsSdkAppId: "1400006666",
    beginTime: "2026100100",
    endTime: "2026100723",
  });

  new TerraformOutput(scope, "delivered", { value: week.callbackSuccessCount });
}
