# The same objects as examples/baidu, in HCL. In HCL a variable of the platform is written with two dollar signs: $${SMSvCode}.

terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> 0.1"
    }
  }
}

# Keys come from BAIDUCLOUD_ACCESS_KEY and BAIDUCLOUD_SECRET_KEY.
provider "sms" {}

resource "sms_baidu_signature" "signature" {
  content        = "云杉商城"
  content_type   = "MobileApp"
  description    = "云杉商城App由本公司开发运营，已在应用商店上架，用于向注册用户发送验证码和订单通知。示例：您的验证码是482913，5分钟内有效，请勿告知他人。"
  signature_file = "${path.module}/../baidu/proof.png"

  # Signatures are protected from deletion once they are approved. This one is an example, made to be destroyed again.
  deletion_protection = false
}

resource "sms_baidu_template" "login_code" {
  name        = "登录验证码"
  content     = "您的验证码是$${SMSvCode}，5分钟内有效，请勿告知他人。如非本人操作，请忽略本短信。"
  sms_type    = "CommonVcode"
  description = "用户登录云杉商城App时验证手机号，与签名“${sms_baidu_signature.signature.content}”一起使用。"
}

resource "sms_baidu_template" "order_shipped" {
  name        = "订单发货通知"
  content     = "尊敬的$${name}，您的订单$${orderId}已发货，预计$${date}送达，请保持电话畅通。"
  sms_type    = "CommonNotice"
  description = "订单发货后通知买家，与签名“${sms_baidu_signature.signature.content}”一起使用。"
}

output "signature_id" {
  value = sms_baidu_signature.signature.id
}

output "login_code_id" {
  value = sms_baidu_template.login_code.id
}

output "order_shipped_id" {
  value = sms_baidu_template.order_shipped.id
}
