# The same objects as examples/huawei, in HCL.

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

# Nothing deletes an application: a destroy forgets it.
resource "sms_huawei_app" "app" {
  app_name = "云杉商城"
  region   = "cn"
}

resource "sms_huawei_signature_file" "licence" {
  file = "${path.module}/../huawei/licence.png"
}

resource "sms_huawei_signature" "signature" {
  app_id            = sms_huawei_app.app.id
  signature_name    = "云杉商城"
  signature_type    = "NOTIFY_TYPE"
  signature_source  = 0 # name of an enterprise
  is_involved_third = "No"
  qualification_id  = "057a76ab-1390-4268-9463-73db98cdc2e1"
  file_id           = sms_huawei_signature_file.licence.id
  apply_desc        = "云杉商城由本公司开发运营，用于向注册用户发送订单通知。"

  # Signatures are protected from deletion once they are approved. This one is an example, made to be destroyed again.
  deletion_protection = false
}

resource "sms_huawei_template" "order_shipped" {
  app_id           = sms_huawei_app.app.id
  region           = "cn"
  template_name    = "订单发货通知"
  template_content = "您的订单$${1}已发货，请于$${2}前取件，详情请在云杉商城App内查看。"
  template_type    = "NOTIFY_TYPE"
  sign_id          = sms_huawei_signature.signature.id
  template_desc    = "订单发货后通知买家。"

  variable_attributes = [
    { variable_index = 1, variable_type = "CHARDIGIT" },
    { variable_index = 2, variable_type = "DATETIME" },
  ]
}

resource "sms_huawei_template" "order_signed" {
  app_id           = sms_huawei_app.app.id
  region           = "cn"
  template_name    = "订单签收通知"
  template_content = "您的订单已签收，感谢您的支持。"
  template_type    = "NOTIFY_TYPE"
  sign_id          = sms_huawei_signature.signature.id
  template_desc    = "订单签收后通知买家。"
}

output "signature_id" {
  value = sms_huawei_signature.signature.id
}

output "order_shipped_id" {
  value = sms_huawei_template.order_shipped.id
}

output "order_signed_id" {
  value = sms_huawei_template.order_signed.id
}
