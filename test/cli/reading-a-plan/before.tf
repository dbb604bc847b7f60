variable "welcome_id" {
  default = ""
}

resource "sms_baidu_signature" "brand" {
  content             = "云杉商城"
  content_type        = "Enterprise"
  description         = "云杉商城是本公司的简称，用于向注册用户发送验证码和订单通知。示例：您的验证码是482913，5分钟内有效，请勿告知他人。"
  deletion_protection = false
}

resource "sms_baidu_template" "login_code" {
  name        = "登录验证码"
  content     = "您的验证码是$${SMSvCode}，5分钟内有效，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "用户登录时验证手机号"
  depends_on  = [sms_baidu_signature.brand]
}

resource "sms_baidu_approval" "login_code" {
  template_id = sms_baidu_template.login_code.id

  # One look: the next run looks again.
  timeouts {
    create = "0s"
  }
}

resource "sms_baidu_template" "order_shipped" {
  name        = "订单发货通知"
  content     = "尊敬的$${name}，您的订单$${orderId}已发货，请保持电话畅通。"
  sms_type    = "CommonNotice"
  description = "订单发货后通知买家"
}

resource "sms_baidu_template" "refund" {
  name        = "退款通知"
  content     = "您的退款已到账，请查收。"
  sms_type    = "CommonNotice"
  description = "退款到账后通知买家"
}

resource "sms_baidu_template" "promotion" {
  name        = "活动通知"
  content     = "尊敬的会员，您的积分将于$${date}到期，请及时使用。"
  sms_type    = "CommonNotice"
  description = "积分到期前通知会员"
}

resource "sms_baidu_template" "legacy" {
  name        = "旧版通知"
  content     = "您的账号于$${time}登录，如非本人操作请修改密码。"
  sms_type    = "CommonNotice"
  description = "异地登录时通知用户"
}

resource "sms_baidu_template" "delivery" {
  name        = "配送通知"
  content     = "您的订单$${orderId}正在配送，请留意来电。"
  sms_type    = "CommonNotice"
  description = "配送时通知买家"
}

resource "sms_baidu_blacklist" "complaints" {
  type   = "MerchantBlack"
  phones = ["13800000001", "13800000002", "13800000003"]
}

output "login_code_id" {
  value = sms_baidu_template.login_code.id
}
