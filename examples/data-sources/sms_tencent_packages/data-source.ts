import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsTencentPackages } from "smsform/cdktf";

export function packagesOfTheFirstWeek(scope: Construct) {
  const week = new DataSmsTencentPackages(scope, "first_week", {
    smsSdkAppId: "1400006666",
    beginTime: "2026100100",
    endTime: "2026100723",
  });

  new TerraformOutput(scope, "used", { value: Fn.lookupNested(week.packages, ["*", "current_usage"]) });
}
