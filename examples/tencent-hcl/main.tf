# The same objects as examples/tencent, in HCL.

terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> 0.1"
    }
  }
}

# Keys come from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.
provider "sms" {}

resource "sms_tencent_signature" "signature" {
  sign_name        = "云杉商城"
  sign_type        = 1 # app
  document_type    = 4 # screenshot of the app's console
  international    = 0 # mainland China
  sign_purpose     = 0 # the account's own use
  qualification_id = "1000001"
  proof_image_file = "${path.module}/../tencent/proof.jpg"
  remark           = "云杉商城App由本公司开发运营，已在应用商店上架，用于向注册用户发送验证码和订单通知。"

  # Signatures are protected from deletion once they are approved. This one is an example, made to be destroyed again.
  deletion_protection = false
}

resource "sms_tencent_template" "login_code" {
  template_name    = "登录验证码"
  template_content = "您的验证码是{1}，{2}分钟内有效，请勿告知他人。如非本人操作，请忽略本短信。"
  international    = 0
  sms_type         = 3 # verification code
  remark           = "用户登录云杉商城App时验证手机号，与签名“${sms_tencent_signature.signature.sign_name}”一起使用。"
}

resource "sms_tencent_template" "order_shipped" {
  template_name    = "订单发货通知"
  template_content = "您的订单已发货，请保持电话畅通，详情请在云杉商城App内查看。"
  international    = 0
  sms_type         = 2 # notification: no variables in mainland China
  remark           = "订单发货后通知买家，与签名“${sms_tencent_signature.signature.sign_name}”一起使用。"
}

output "signature_id" {
  value = sms_tencent_signature.signature.id
}

output "login_code_id" {
  value = sms_tencent_template.login_code.id
}

output "order_shipped_id" {
  value = sms_tencent_template.order_shipped.id
}
