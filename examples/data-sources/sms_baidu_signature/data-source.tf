data "sms_baidu_signature" "shop" {
  signature_id = "sms-sign-XXXXXXXXXXX"
}

output "may_be_used" {
  value = data.sms_baidu_signature.shop.usable
}
