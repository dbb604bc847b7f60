import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { InfocloudVerificationSend } from "smsform/cdktf";

export function loginCodeArrives(scope: Construct) {
  const loginCode = new InfocloudVerificationSend(scope, "login_code", {
    phone: "13800138000",
    templateCode: "574277763210051584",
    params: ["482913", "5"],

    // Your number and today: it is sent on that day or the next one, and on no other.
    acknowledge: "13800138000 2026-10-12",
  });

  // Null where the platform's answer was lost: then look at the handset.
  new TerraformOutput(scope, "msg_id", { value: loginCode.msgId });
}
