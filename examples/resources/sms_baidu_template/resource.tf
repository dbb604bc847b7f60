resource "sms_baidu_template" "login_code" {
  name        = "登录验证码"
  content     = "您的验证码是$${SMSvCode}，5分钟内有效，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "用户登录云杉商城App时验证手机号。"

  # An approved text is never changed, so a new text is a new template: apply for it before the old one goes.
  lifecycle {
    create_before_destroy = true
  }
}
