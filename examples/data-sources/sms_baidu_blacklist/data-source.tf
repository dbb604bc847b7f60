data "sms_baidu_blacklist" "marketing" {
  type     = "SignatureBlack"
  sms_type = "CommonSale"
}

output "blocked" {
  value = data.sms_baidu_blacklist.marketing.entries[*].phone
}
