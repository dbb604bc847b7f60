# The same objects as examples/infocloud, in HCL. Variables of the platform are written {name,6}, which HCL leaves alone.

terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> 0.1"
    }
  }
}

# Keys come from INFOCLOUD_API_KEY and INFOCLOUD_ACCESS_KEY.
provider "sms" {}

# As the console has it. Nobody but the console knows whether it is approved, and whether its text is still this one.
data "sms_infocloud_template" "login_code" {
  template_code = "574277763210051584"
  signature     = "云杉商城"
  content       = "您的验证码是{code,6}，{minutes,2}分钟内有效，请勿告知他人。"
  values        = ["482913", "5"]
}

data "sms_infocloud_allowance" "left" {}

# It reaches a handset and costs money, so it names its number and its day. It goes out on that day or the next one, once, and never again.
resource "sms_infocloud_verification_send" "login_code_arrives" {
  phone         = "13800138000"
  template_code = "574277763210051584"
  params        = ["482913", "5"]
  acknowledge   = "13800138000 2026-10-12"
}

output "message" {
  value = data.sms_infocloud_template.login_code.text
}

output "msg_id" {
  value = sms_infocloud_verification_send.login_code_arrives.msg_id
}

output "transactional_texts_left" {
  value = data.sms_infocloud_allowance.left.by_name["行业短信"]
}
