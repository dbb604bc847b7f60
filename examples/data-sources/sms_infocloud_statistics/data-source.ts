import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsInfocloudStatistics } from "smsform/cdktf";

export function deliveredInTheFirstWeek(scope: Construct) {
  const week = new DataSmsInfocloudStatistics(scope, "first_week", { startDate: "2026-10-01", endDate: "2026-10-07" });

  new TerraformOutput(scope, "delivered", { value: week.total.successCount });
}
