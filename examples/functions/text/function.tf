variable "brand" {
  default = "云杉商城"
}

resource "sms_baidu_template" "login" {
  name        = "登录验证码"
  content     = provider::sms::text("您正在登录${var.brand}，验证码是{SMSvCode}，{minutes}分钟内有效。", "baidu")
  sms_type    = "CommonVcode"
  description = "用户登录时发送的验证码"
}
