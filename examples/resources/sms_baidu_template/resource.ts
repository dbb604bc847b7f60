import type { Construct } from "constructs";
import { BaiduTemplate, text } from "smsform/cdktf";

export function loginCode(scope: Construct) {
  return new BaiduTemplate(scope, "login_code", {
    name: "登录验证码",
    content: text("您的验证码是${SMSvCode}，5分钟内有效，请勿告知他人。"),
    smsType: "CommonVcode",
    description: "用户登录云杉商城App时验证手机号。",
    // An approved text is never changed, so a new text is a new template: apply for it before the old one goes.
    lifecycle: { createBeforeDestroy: true },
  });
}
