import type { Construct } from "constructs";
import { BaiduBlacklist } from "smsform/cdktf";

export function blacklists(scope: Construct) {
  // Numbers that no message of the account reaches.
  new BaiduBlacklist(scope, "complaints", {
    type: "MerchantBlack",
    phones: ["13800000000", "13800000001"],
  });

  // The whole list of one signature's marketing: what somebody adds by hand is shown as drift.
  new BaiduBlacklist(scope, "unsubscribed", {
    type: "SignatureBlack",
    smsType: "CommonSale",
    signatureId: "sms-sign-XXXXXXXXXXX",
    phones: ["13800000002"],
    exclusive: true,
  });
}
