import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { TencentApproval, TencentTemplate } from "smsform/cdktf";

export function approvedLoginCode(scope: Construct) {
  const template = new TencentTemplate(scope, "login_code", {
    templateName: "登录验证码",
    templateContent: "您的验证码是{1}，5分钟内有效，请勿告知他人。",
    international: 0,
    smsType: 3,
    remark: "用户登录云杉商城App时验证手机号。",
    lifecycle: { createBeforeDestroy: true },
  });

  const approval = new TencentApproval(scope, "login_code_approval", {
    templateId: template.id,
    timeouts: { create: "30d" },
  });

  // Consumers that take the id from the approval keep the approved template until its successor is approved.
  new TerraformOutput(scope, "login_code_id", { value: approval.id });
}
