import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsHuaweiApps } from "smsform/cdktf";

export function shopApps(scope: Construct) {
  const shop = new DataSmsHuaweiApps(scope, "shop", { appName: "云杉优选" });

  new TerraformOutput(scope, "app_keys", { value: Fn.lookupNested(shop.apps, ["*", "app_key"]) });
}
