resource "sms_huawei_template" "login_code" {
  app_id           = "9e61f59c-1a6b-4ee5-9651-5bca450694b3"
  region           = "cn"
  template_name    = "登录验证码"
  template_content = "您的验证码是$${1}，5分钟内有效，请勿告知他人。"
  template_type    = "VERIFY_CODE_TYPE"
  sign_id          = "eb55ddeb-76f3-4e07-94f4-9af775f8a9a8"

  variable_attributes = [
    { variable_index = 1, variable_type = "CHARDIGIT" },
  ]

  lifecycle {
    create_before_destroy = true
  }
}

resource "sms_huawei_approval" "login_code_approval" {
  template = sms_huawei_template.login_code.id

  timeouts {
    create = "30d"
  }
}

# Messages are sent with the template_id, which a template has once it is approved.
output "login_code_id" {
  value = sms_huawei_approval.login_code_approval.template_id
}
