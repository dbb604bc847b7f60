import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsInfocloudAllowance } from "smsform/cdktf";

export function textsLeft(scope: Construct) {
  const left = new DataSmsInfocloudAllowance(scope, "left", {});

  new TerraformOutput(scope, "transactional_texts_left", { value: left.byName.lookup("行业短信") });
}
