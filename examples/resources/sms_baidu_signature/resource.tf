resource "sms_baidu_signature" "shop" {
  content        = "云杉商城"
  content_type   = "MobileApp"
  description    = "云杉商城App由本公司开发运营，用于发送验证码和订单通知。示例：您的验证码是482913，5分钟内有效。"
  signature_file = "${path.module}/proof.png"
}
