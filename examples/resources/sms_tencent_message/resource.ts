import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { TencentMessage, TencentTemplate } from "smsform/cdktf";

export function liveLoginCode(scope: Construct) {
  const template = new TencentTemplate(scope, "login_code", {
    templateName: "登录验证码",
    templateContent: "您的验证码是{1}，5分钟内有效，请勿告知他人。",
    international: 0,
    smsType: 3,
    remark: "用户登录云杉商城App时验证手机号。",
    skipDestroy: true,
    lifecycle: { createBeforeDestroy: true },
  });

  const message = new TencentMessage(scope, "login_code_message", {
    key: "login_code",
    audience: "domestic",
    templateId: template.id,
    signatureId: "1110",
    variables: JSON.stringify([{ name: "otp", type: "code", max: 6, example: "482913" }]),
    retireAfter: "72h",
  });

  // What programs send with now. It changes in the run after the successor's approval, and not before.
  new TerraformOutput(scope, "login_code_id", { value: message.liveTemplateId });
}
