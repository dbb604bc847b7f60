import type { Construct } from "constructs";
import { TencentTemplate } from "smsform/cdktf";

export function loginCode(scope: Construct) {
  return new TencentTemplate(scope, "login_code", {
    templateName: "登录验证码",
    templateContent: "您的验证码是{1}，5分钟内有效，请勿告知他人。",
    international: 0, // mainland China
    smsType: 3, // verification code
    remark: "用户登录云杉商城App时验证手机号。",
    // An approved text is never changed, so a new text is a new template: apply for it before the old one goes.
    lifecycle: { createBeforeDestroy: true },
  });
}
