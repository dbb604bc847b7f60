terraform {
  required_providers {
    sms = { source = "registry.terraform.io/smsform/sms" }
  }
}

resource "sms_baidu_signature" "brand" {
  for_each            = var.brands
  content             = each.value
  content_type        = "Enterprise"
  signature_file      = "${path.module}/proof.png"
  deletion_protection = false
}

resource "sms_baidu_template" "code" {
  count       = var.codes
  name        = "验证码${count.index + 1}"
  content     = "您的验证码是$${SMSvCode}，${var.minutes}分钟内有效，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "与签名“${sms_baidu_signature.brand["shop"].content}”一起使用。"
}

resource "sms_baidu_template" "notice" {
  name        = "订单发货通知"
  content     = "您的订单$${orderId}已发货，请保持电话畅通。"
  sms_type    = "CommonNotice"
  description = var.purpose

  depends_on = [sms_baidu_template.code]
}

resource "sms_baidu_template" "branch" {
  name        = "分店通知"
  content     = "您预约的$${shop}将于$${date}开业，欢迎光临。"
  sms_type    = "CommonNotice"
  description = "分店开业时通知会员"
}
