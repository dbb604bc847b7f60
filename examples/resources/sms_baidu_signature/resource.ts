import type { Construct } from "constructs";
import { BaiduSignature, proofFile } from "smsform/cdktf";

export function shopSignature(scope: Construct) {
  return new BaiduSignature(scope, "shop", {
    content: "云杉商城",
    contentType: "MobileApp",
    description: "云杉商城App由本公司开发运营，用于发送验证码和订单通知。示例：您的验证码是482913，5分钟内有效。",
    signatureFile: proofFile(scope, "proof", "proof.png"),
  });
}
