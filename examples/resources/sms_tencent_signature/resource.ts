import type { Construct } from "constructs";
import { proofFile, TencentSignature } from "smsform/cdktf";

export function shopSignature(scope: Construct) {
  return new TencentSignature(scope, "shop", {
    signName: "云杉商城",
    signType: 1, // app
    documentType: 4, // screenshot of the app's console
    international: 0, // mainland China
    signPurpose: 0, // the account's own use
    qualificationId: "1000001",
    proofImageFile: proofFile(scope, "proof", "proof.jpg"),
    remark: "云杉商城App由本公司开发运营，用于发送验证码和订单通知。",
  });
}
