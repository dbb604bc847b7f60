import type { Construct } from "constructs";
import { HuaweiSignature, HuaweiSignatureFile, proofFile } from "smsform/cdktf";

export function shopSignature(scope: Construct) {
  const licence = new HuaweiSignatureFile(scope, "licence", { file: proofFile(scope, "proof", "licence.png") });

  return new HuaweiSignature(scope, "shop", {
    appId: "9e61f59c-1a6b-4ee5-9651-5bca450694b3",
    signatureName: "云杉商城",
    signatureType: "NOTIFY_TYPE",
    signatureSource: 0, // name of an enterprise
    isInvolvedThird: "No",
    qualificationId: "057a76ab-1390-4268-9463-73db98cdc2e1", // from the console
    fileId: licence.id,
    applyDesc: "云杉商城由本公司开发运营，用于发送订单通知。",
  });
}
