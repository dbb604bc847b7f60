import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsBaiduBlacklist } from "smsform/cdktf";

export function marketingBlacklist(scope: Construct) {
  const marketing = new DataSmsBaiduBlacklist(scope, "marketing", {
    type: "SignatureBlack",
    smsType: "CommonSale",
  });

  new TerraformOutput(scope, "blocked", { value: Fn.lookupNested(marketing.entries, ["*", "phone"]) });
}
