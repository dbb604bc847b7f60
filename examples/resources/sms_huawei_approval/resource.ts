import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { HuaweiApproval, HuaweiTemplate, text } from "smsform/cdktf";

export function approvedLoginCode(scope: Construct) {
  const template = new HuaweiTemplate(scope, "login_code", {
    appId: "9e61f59c-1a6b-4ee5-9651-5bca450694b3",
    region: "cn",
    templateName: "登录验证码",
    templateContent: text("您的验证码是${1}，5分钟内有效，请勿告知他人。"),
    templateType: "VERIFY_CODE_TYPE",
    signId: "eb55ddeb-76f3-4e07-94f4-9af775f8a9a8",
    variableAttributes: [{ variableIndex: 1, variableType: "CHARDIGIT" }],
    lifecycle: { createBeforeDestroy: true },
  });

  const approval = new HuaweiApproval(scope, "login_code_approval", {
    template: template.id,
    timeouts: { create: "30d" },
  });

  // Messages are sent with the template_id, which a template has once it is approved.
  new TerraformOutput(scope, "login_code_id", { value: approval.templateId });
}
