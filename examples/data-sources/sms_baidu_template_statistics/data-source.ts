import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsBaiduTemplateStatistics } from "smsform/cdktf";

export function firstWeek(scope: Construct) {
  const week = new DataSmsBaiduTemplateStatistics(scope, "first_week", {
    startTime: "20261001",
    endTime: "20261007",
  });

  new TerraformOutput(scope, "submitted", { value: week.submitTotal });
}
