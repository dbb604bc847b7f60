import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { BaiduApproval, BaiduTemplate, text } from "smsform/cdktf";

export function approvedLoginCode(scope: Construct) {
  const template = new BaiduTemplate(scope, "login_code", {
    name: "登录验证码",
    content: text("您的验证码是${SMSvCode}，5分钟内有效，请勿告知他人。"),
    smsType: "CommonVcode",
    description: "用户登录云杉商城App时验证手机号。",
    lifecycle: { createBeforeDestroy: true },
  });

  const approval = new BaiduApproval(scope, "login_code_approval", {
    templateId: template.id,
    timeouts: { create: "30d" },
  });

  // Consumers that take the id from the approval keep the approved template until its successor is approved.
  new TerraformOutput(scope, "login_code_id", { value: approval.id });
}
