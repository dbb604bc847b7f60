data "sms_infocloud_allowance" "left" {}

output "transactional_texts_left" {
  value = data.sms_infocloud_allowance.left.by_name["行业短信"]
}
