locals {
  text = provider::sms::text("您的订单{orderId}已发货，预计{date}送达，请留意查收。", "baidu")
}

resource "sms_baidu_template" "shipped" {
  name        = "订单发货通知"
  content     = local.text
  sms_type    = "CommonNotice"
  description = "订单发货后通知买家"

  lifecycle {
    precondition {
      # An order number has up to 20 characters, a date like 10月12日 up to 6.
      condition     = provider::sms::segments(local.text, "云杉商城", "baidu", 20, 6) == 1
      error_message = "The message is billed as more than one."
    }
  }
}
