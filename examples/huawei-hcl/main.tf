# The same objects as examples/huawei, in HCL. In HCL a variable of the platform is written with two dollar signs: $${1}.

terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> 0.1"
    }
  }
}

# Keys and the project come from HW_ACCESS_KEY, HW_SECRET_KEY and HW_PROJECT_ID.
provider "sms" {}

# The platform deletes no applications: destroying the stack leaves this one there.
resource "sms_huawei_app" "application" {
  app_name = "yunshan-shop"
  region   = "cn"
}

resource "sms_huawei_signature_file" "icp_filing" {
  file = "${path.module}/../huawei/licence.png"
}

# A signature is for one class of messages, so that a name that sends codes and notices is applied for twice.
resource "sms_huawei_signature" "codes" {
  app_id                    = sms_huawei_app.application.id
  signature_name            = "云杉商城"
  signature_type            = "VERIFY_CODE_TYPE"
  signature_source          = 2 # the full name of an app
  is_involved_third         = "No"
  license_number            = "沪ICP备15000535号-2A"
  signature_related_file_id = sms_huawei_signature_file.icp_filing.id
  qualification_id          = "057a76ab-1390-4268-9463-73db98cdc2e1"

  # Signatures are protected from deletion once they are approved. This one is an example, made to be destroyed again.
  deletion_protection = false
}

resource "sms_huawei_signature" "notices" {
  app_id                    = sms_huawei_app.application.id
  signature_name            = "云杉商城"
  signature_type            = "NOTIFY_TYPE"
  signature_source          = 2 # the full name of an app
  is_involved_third         = "No"
  license_number            = "沪ICP备15000535号-2A"
  signature_related_file_id = sms_huawei_signature_file.icp_filing.id
  qualification_id          = "057a76ab-1390-4268-9463-73db98cdc2e1"

  deletion_protection = false
}

resource "sms_huawei_template" "login_code" {
  app_id           = sms_huawei_app.application.id
  region           = "cn"
  sign_id          = sms_huawei_signature.codes.id
  template_name    = "登录验证码"
  template_content = "您的验证码是$${1}，5分钟内有效，请勿告知他人。如非本人操作，请忽略本短信。"
  template_type    = "VERIFY_CODE_TYPE"
  template_desc    = "用户登录云杉商城App时验证手机号"

  variable_attributes = [{ variable_index = 1, variable_type = "CHARDIGIT" }]
}

resource "sms_huawei_template" "order_shipped" {
  app_id           = sms_huawei_app.application.id
  region           = "cn"
  sign_id          = sms_huawei_signature.notices.id
  template_name    = "订单发货通知"
  template_content = "您的订单$${1}已发货，预计$${2}送达，请保持电话畅通。"
  template_type    = "NOTIFY_TYPE"
  template_desc    = "订单发货后通知买家"

  variable_attributes = [
    { variable_index = 1, variable_type = "CHARDIGIT" },
    { variable_index = 2, variable_type = "DATETIME" },
  ]
}

output "application_id" {
  value = sms_huawei_app.application.id
}

output "login_code_id" {
  value = sms_huawei_template.login_code.id
}

output "order_shipped_id" {
  value = sms_huawei_template.order_shipped.id
}
