resource "sms_baidu_signature" "s" {
  content             = "云杉商城"
  content_type        = "Enterprise"
  description         = "用于会员通知，示例：您的订单已发货，请注意查收。"
  deletion_protection = false
}
resource "sms_baidu_template" "t" {
  name        = "订单发货通知"
  content     = "您的订单$${orderId}已发货，请保持电话畅通。"
  sms_type    = "CommonNotice"
  description = "与签名“${sms_baidu_signature.s.content}”一起使用"
  depends_on  = [sms_baidu_signature.s]
}
data "sms_baidu_template" "t" {
  template_id = sms_baidu_template.t.id
}
output "content" { value = data.sms_baidu_template.t.content }
output "status" { value = sms_baidu_template.t.status }
