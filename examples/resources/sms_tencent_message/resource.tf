resource "sms_tencent_template" "login_code" {
  template_name    = "登录验证码"
  template_content = "您的验证码是{1}，5分钟内有效，请勿告知他人。"
  international    = 0
  sms_type         = 3
  remark           = "用户登录云杉商城App时验证手机号。"

  skip_destroy = true

  lifecycle {
    create_before_destroy = true
  }
}

resource "sms_tencent_message" "login_code_message" {
  key          = "login_code"
  audience     = "domestic"
  template_id  = sms_tencent_template.login_code.id
  signature_id = "1110"
  variables    = "[{\"name\":\"otp\",\"type\":\"code\",\"max\":6,\"example\":\"482913\"}]"
  retire_after = "72h"
}

# What programs send with now. It changes in the run after the successor's approval, and not before.
output "login_code_id" {
  value = sms_tencent_message.login_code_message.live_template_id
}
