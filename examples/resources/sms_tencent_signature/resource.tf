resource "sms_tencent_signature" "shop" {
  sign_name        = "云杉商城"
  sign_type        = 1 # app
  document_type    = 4 # screenshot of the app's console
  international    = 0 # mainland China
  sign_purpose     = 0 # the account's own use
  qualification_id = "1000001"
  proof_image_file = "${path.module}/proof.jpg"
  remark           = "云杉商城App由本公司开发运营，用于发送验证码和订单通知。"
}
