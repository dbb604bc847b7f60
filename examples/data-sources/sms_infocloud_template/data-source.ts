import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsInfocloudTemplate } from "smsform/cdktf";

export function loginCode(scope: Construct) {
  const code = new DataSmsInfocloudTemplate(scope, "login_code", {
    templateCode: "574277763210051584",
    signature: "云杉商城",
    content: "您的验证码是{code,6}，{minutes,2}分钟内有效。",
    values: ["482913", "5"],
  });

  // 【云杉商城】您的验证码是482913，5分钟内有效。
  new TerraformOutput(scope, "message", { value: code.text });
}
