resource "sms_huawei_signature_file" "licence" {
  file = "${path.module}/licence.png"
}

resource "sms_huawei_signature" "shop" {
  app_id            = "9e61f59c-1a6b-4ee5-9651-5bca450694b3"
  signature_name    = "云杉商城"
  signature_type    = "NOTIFY_TYPE"
  signature_source  = 0 # name of an enterprise
  is_involved_third = "No"
  qualification_id  = "057a76ab-1390-4268-9463-73db98cdc2e1" # from the console
  file_id           = sms_huawei_signature_file.licence.id
  apply_desc        = "云杉商城由本公司开发运营，用于发送订单通知。"
}
