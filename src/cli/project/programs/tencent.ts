import type { Part } from "./part";

export const tencent: Part = {
  hcl: `# Tencent Cloud: sign_name is a signature that is approved already. sms_tencent_signature applies for one; it takes a proof.
resource "sms_tencent_template" "otp" {
  template_name    = "登录验证码"
  template_content = "您的验证码是{1}，5分钟内有效，请勿告知他人。"
  international    = 0
  sms_type         = 3
  remark           = "用户登录时验证手机号，与签名“\${local.brand}”一起使用。"
  skip_destroy     = true

  lifecycle {
    create_before_destroy = true
  }
}

resource "sms_tencent_message" "otp" {
  key          = "otp"
  template_id  = sms_tencent_template.otp.id
  sign_name    = local.brand
  variables    = local.variables
  retire_after = "72h"
}
`,
  template: "{}",
  signature: "1110",
};
