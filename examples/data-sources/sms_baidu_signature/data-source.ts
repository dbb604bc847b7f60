import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsBaiduSignature } from "smsform/cdktf";

export function shopSignature(scope: Construct) {
  const shop = new DataSmsBaiduSignature(scope, "shop", { signatureId: "sms-sign-XXXXXXXXXXX" });

  new TerraformOutput(scope, "may_be_used", { value: shop.usable });
}
