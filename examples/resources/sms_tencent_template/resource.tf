resource "sms_tencent_template" "login_code" {
  template_name    = "登录验证码"
  template_content = "您的验证码是{1}，5分钟内有效，请勿告知他人。"
  international    = 0 # mainland China
  sms_type         = 3 # verification code
  remark           = "用户登录云杉商城App时验证手机号。"

  # An approved text is never changed, so a new text is a new template: apply for it before the old one goes.
  lifecycle {
    create_before_destroy = true
  }
}
