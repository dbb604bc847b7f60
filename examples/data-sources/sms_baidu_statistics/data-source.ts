import { TerraformOutput, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsBaiduStatistics } from "smsform/cdktf";

export function deliveredByDay(scope: Construct) {
  const firstDay = new TerraformVariable(scope, "first_day", { description: "As yyyy-MM-dd, at most 365 days ago." });
  const lastDay = new TerraformVariable(scope, "last_day", { description: "As yyyy-MM-dd." });

  const byDay = new DataSmsBaiduStatistics(scope, "by_day", {
    dimension: "day",
    startTime: `${firstDay.stringValue} 00:00:00`,
    endTime: `${lastDay.stringValue} 23:59:59`,
  });

  new TerraformOutput(scope, "delivered", { value: byDay.total.deliverSuccessCount });
}
