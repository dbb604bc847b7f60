resource "sms_baidu_template" "login_code" {
  name        = "登录验证码"
  content     = "您的验证码是$${SMSvCode}，5分钟内有效，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "用户登录云杉商城App时验证手机号。"

  lifecycle {
    create_before_destroy = true
  }
}

resource "sms_baidu_approval" "login_code_approval" {
  template_id = sms_baidu_template.login_code.id

  timeouts {
    create = "30d"
  }
}

# Consumers that take the id from the approval keep the approved template until its successor is approved.
output "login_code_id" {
  value = sms_baidu_approval.login_code_approval.id
}
