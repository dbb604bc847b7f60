data "sms_huawei_signatures" "notices" {
  app_id         = "9e61f59c-1a6b-4ee5-9651-5bca450694b3"
  signature_type = "NOTIFY_TYPE"
}

output "channel_numbers" {
  value = data.sms_huawei_signatures.notices.signatures[*].channel_num
}
