import type { Construct } from "constructs";
import { SmsProvider } from "smsform/cdktf";

export function smsProvider(scope: Construct) {
  return new SmsProvider(scope, "sms", {
    // Keys come from BAIDUCLOUD_ACCESS_KEY and BAIDUCLOUD_SECRET_KEY. The levels are of rules where you know better than the platform's document.
    baidu: { region: "bj", rules: { V22: "off" } },
    // Keys come from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.
    tencent: { region: "ap-guangzhou" },
    // Keys and the project come from HW_ACCESS_KEY, HW_SECRET_KEY and HW_PROJECT_ID.
    huawei: { region: "cn-north-4" },
    // Keys come from INFOCLOUD_API_KEY and INFOCLOUD_ACCESS_KEY.
    infocloud: { signMethod: "HmacSHA512" },
  });
}
