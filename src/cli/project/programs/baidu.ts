import type { Part } from "./part";

export const baidu: Part = {
  hcl: `# Baidu AI Cloud
resource "sms_baidu_signature" "brand" {
  content      = local.brand
  content_type = "Enterprise"
}

resource "sms_baidu_template" "otp" {
  name         = "登录验证码"
  content      = "您的验证码是$\${SMSvCode}，5分钟内有效，请勿告知他人。"
  sms_type     = "CommonVcode"
  description  = "用户登录时验证手机号，与签名“\${sms_baidu_signature.brand.content}”一起使用。"
  skip_destroy = true

  lifecycle {
    create_before_destroy = true
  }
}

resource "sms_baidu_message" "otp" {
  key          = "otp"
  template_id  = sms_baidu_template.otp.id
  signature_id = sms_baidu_signature.brand.id
  variables    = local.variables
  retire_after = "72h"
}
`,
  template: "{}",
  signature: "sms-sign-WbdyVO90281",
};
