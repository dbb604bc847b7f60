variable "welcome_id" {
  default = ""
}

resource "sms_baidu_signature" "brand" {
  content             = "云杉商城"
  content_type        = "Enterprise"
  description         = "云杉商城是本公司的简称，用于向注册用户发送验证码和订单通知。示例：您的验证码是482913，5分钟内有效，请勿告知他人。"
  deletion_protection = false
}

# Approved: a new text is a new template.
resource "sms_baidu_template" "login_code" {
  name        = "登录验证码"
  content     = "您的验证码是$${SMSvCode}，10分钟内有效，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "用户登录时验证手机号"
  depends_on  = [sms_baidu_signature.brand]

  lifecycle {
    create_before_destroy = true
  }
}

resource "sms_baidu_approval" "login_code" {
  template_id = sms_baidu_template.login_code.id

  # One look: the next run looks again.
  timeouts {
    create = "0s"
  }
}

# Under review: changed in place.
resource "sms_baidu_template" "order_shipped" {
  name        = "订单发货通知"
  content     = "尊敬的$${name}，您的订单$${orderId}已由$${carrier}发货，预计$${date}送达，请保持电话畅通。"
  sms_type    = "CommonNotice"
  description = "订单发货后通知买家"
}

# Rejected: corrected in place.
resource "sms_baidu_template" "refund" {
  name        = "退款通知"
  content     = "您在云杉商城的退款已到账，请查收。"
  sms_type    = "CommonNotice"
  description = "退款到账后通知买家"
}

removed {
  from = sms_baidu_template.legacy

  lifecycle {
    destroy = false
  }
}

moved {
  from = sms_baidu_template.delivery
  to   = sms_baidu_template.courier
}

resource "sms_baidu_template" "courier" {
  name        = "配送通知"
  content     = "您的订单$${orderId}正在配送，请留意来电。"
  sms_type    = "CommonNotice"
  description = "配送时通知买家"
}

import {
  to = sms_baidu_template.welcome
  id = var.welcome_id
}

resource "sms_baidu_template" "welcome" {
  name        = "注册成功"
  content     = "您已注册成功，欢迎使用。"
  sms_type    = "CommonNotice"
  description = "注册成功后通知用户"
}

resource "sms_baidu_template" "payment" {
  name        = "支付验证码"
  content     = "您正在支付$${amount}元，验证码是$${SMSvCode}，5分钟内有效，请勿告知他人。如非本人操作，请立即联系客服。"
  sms_type    = "CommonVcode"
  description = "用户支付时验证手机号"
  depends_on  = [sms_baidu_signature.brand]
}

resource "sms_baidu_blacklist" "complaints" {
  type   = "MerchantBlack"
  phones = ["13800000002", "13800000003", "13800000004"]
}

output "login_code_id" {
  value = sms_baidu_template.login_code.id
}
