import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsHuaweiAppQuota } from "smsform/cdktf";

export function domesticQuota(scope: Construct) {
  const domestic = new DataSmsHuaweiAppQuota(scope, "domestic", { region: "cn" });

  new TerraformOutput(scope, "used", { value: domestic.used });
}
