import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsInfocloudHealth } from "smsform/cdktf";

export function gatewayIsReachable(scope: Construct) {
  const gateway = new DataSmsInfocloudHealth(scope, "gateway", {});

  new TerraformOutput(scope, "reachable", { value: gateway.reachable });
}
