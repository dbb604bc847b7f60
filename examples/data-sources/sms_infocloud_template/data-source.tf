data "sms_infocloud_template" "login_code" {
  template_code = "574277763210051584"
  signature     = "云杉商城"
  content       = "您的验证码是{code,6}，{minutes,2}分钟内有效。"
  values        = ["482913", "5"]
}

# 【云杉商城】您的验证码是482913，5分钟内有效。
output "message" {
  value = data.sms_infocloud_template.login_code.text
}
