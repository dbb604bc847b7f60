import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { HuaweiMessage, HuaweiTemplate, text } from "smsform/cdktf";

export function liveLoginCode(scope: Construct) {
  const template = new HuaweiTemplate(scope, "login_code", {
    appId: "9e61f59c-1a6b-4ee5-9651-5bca450694b3",
    region: "cn",
    templateName: "登录验证码",
    templateContent: text("您的验证码是${1}，5分钟内有效，请勿告知他人。"),
    templateType: "VERIFY_CODE_TYPE",
    signId: "eb55ddeb-76f3-4e07-94f4-9af775f8a9a8",
    variableAttributes: [{ variableIndex: 1, variableType: "CHARDIGIT" }],
    skipDestroy: true,
    lifecycle: { createBeforeDestroy: true },
  });

  const message = new HuaweiMessage(scope, "login_code_message", {
    key: "login_code",
    audience: "domestic",
    template: template.id,
    variables: JSON.stringify([{ name: "otp", type: "code", max: 6, example: "482913" }]),
    retireAfter: "72h",
  });

  // What programs send with now. It changes in the run after the successor's approval, and not before.
  new TerraformOutput(scope, "login_code_id", { value: message.liveTemplateId });
}
