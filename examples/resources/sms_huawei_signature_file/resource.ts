import type { Construct } from "constructs";
import { HuaweiSignatureFile, proofFile } from "smsform/cdktf";

export function licence(scope: Construct) {
  return new HuaweiSignatureFile(scope, "licence", {
    file: proofFile(scope, "proof", "licence.png"),
    fileDesc: "营业执照",
  });
}
