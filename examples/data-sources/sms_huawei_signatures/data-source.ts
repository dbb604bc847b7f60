import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsHuaweiSignatures } from "smsform/cdktf";

export function notices(scope: Construct) {
  const found = new DataSmsHuaweiSignatures(scope, "notices", {
    appId: "9e61f59c-1a6b-4ee5-9651-5bca450694b3",
    signatureType: "NOTIFY_TYPE",
  });

  new TerraformOutput(scope, "channel_numbers", { value: Fn.lookupNested(found.signatures, ["*", "channel_num"]) });
}
