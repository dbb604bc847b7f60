resource "sms_baidu_template" "login_code" {
  name        = "登录验证码"
  content     = "您的验证码是$${SMSvCode}，5分钟内有效，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "用户登录云杉商城App时验证手机号。"

  skip_destroy = true

  lifecycle {
    create_before_destroy = true
  }
}

resource "sms_baidu_message" "login_code_message" {
  key          = "login_code"
  audience     = "domestic"
  template_id  = sms_baidu_template.login_code.id
  signature_id = "sms-sign-WbdyVO90281"
  variables    = "[{\"name\":\"otp\",\"type\":\"code\",\"max\":6,\"example\":\"482913\"}]"
  retire_after = "72h"
}

# What programs send with now. It changes in the run after the successor's approval, and not before.
output "login_code_id" {
  value = sms_baidu_message.login_code_message.live_template_id
}
