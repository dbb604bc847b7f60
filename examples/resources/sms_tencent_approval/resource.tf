resource "sms_tencent_template" "login_code" {
  template_name    = "登录验证码"
  template_content = "您的验证码是{1}，5分钟内有效，请勿告知他人。"
  international    = 0
  sms_type         = 3
  remark           = "用户登录云杉商城App时验证手机号。"

  lifecycle {
    create_before_destroy = true
  }
}

resource "sms_tencent_approval" "login_code_approval" {
  template_id = sms_tencent_template.login_code.id

  timeouts {
    create = "30d"
  }
}

# Consumers that take the id from the approval keep the approved template until its successor is approved.
output "login_code_id" {
  value = sms_tencent_approval.login_code_approval.id
}
