import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { HuaweiApp } from "smsform/cdktf";

export function shopApp(scope: Construct) {
  const shop = new HuaweiApp(scope, "shop", {
    appName: "云杉商城",
    region: "cn", // mainland China
    upLinkAddr: "https://sms.example.com/replies",
  });

  // Who sends needs the key, its secret and the address; no other call tells the secret again.
  new TerraformOutput(scope, "app_secret", { value: shop.appSecret, sensitive: true });
}
